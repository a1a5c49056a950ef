import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type PlaygroundPage } from './playground';

interface Story {
  readonly requests: readonly { readonly action: string; readonly resource: string; readonly expect: string }[];
}

// The file that the page is to arrive at without it.
const file = new URL('../../src/gallery/b1-ec2-reads-a-bucket/scenario.json', import.meta.url);
const { requests } = JSON.parse(readFileSync(file, 'utf8')) as Story;
const words: Readonly<Record<string, string>> = { allowed: 'Allowed', implicitDeny: 'Implicit deny' };

/** How a person reaches and answers what the page asks. */
interface Hand {
  press(button: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Takes the option of a select that begins with these letters. */
  select(field: Locator, label: string): Promise<void>;
  /** Takes the first option that a combobox finds. */
  pick(field: Locator, text: string): Promise<void>;
}

/** The first option that an open combobox offers. */
function optionOf(field: Locator): Locator {
  return field.page().getByRole('listbox').getByRole('option').filter({ visible: true }).first();
}

const mouse: Hand = {
  press: (button) => button.click(),
  async write(field, text) {
    await field.click();
    await field.fill(text);
    // A list that a field has opened over the others closes by a click beside it.
    await field.page().getByRole('dialog').getByRole('heading').first().click();
  },
  async select(field, label) {
    await field.selectOption({ label });
  },
  async pick(field, text) {
    await field.click();
    await field.fill(text);
    await optionOf(field).click();
  },
};

/** Goes on by Tab until the focus is there, as nobody can who does not see or hear it. */
async function reach(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

const keys: Hand = {
  async press(button) {
    await reach(button);
    await button.page().keyboard.press('Enter');
  },
  async write(field, text) {
    await reach(field);
    await field.page().keyboard.press('ControlOrMeta+a');
    await field.page().keyboard.type(text);
  },
  async select(field, label) {
    await reach(field);
    await field.page().keyboard.type(label);
    await expect(field.locator('option:checked')).toHaveText(label);
  },
  async pick(field, text) {
    await keys.write(field, text);
    await expect(optionOf(field)).toBeVisible();
    // The first one stands chosen already, unless what was typed counts by itself.
    if ((await field.getAttribute('aria-activedescendant')) === null) await field.page().keyboard.press('ArrowDown');
    await field.page().keyboard.press('Enter');
  },
};

async function build(playground: PlaygroundPage, page: Page, hand: Hand): Promise<void> {
  await playground.open();
  await hand.press(page.getByRole('button', { name: 'Open or import' }));
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'New scenario' }));
  await expect(playground.requests.locator('[data-decision]')).toHaveCount(0);

  const dialog = page.getByRole('dialog');
  await hand.press(page.locator('#world').getByRole('button', { name: 'Add a resource' }));
  await hand.write(dialog.getByRole('textbox', { name: 'Bucket name' }), 'example-bucket');
  await hand.press(dialog.getByRole('button', { name: 'Add resource' }));
  await expect(dialog).toBeHidden();

  await hand.press(page.locator('#world').getByRole('button', { name: 'Add', exact: true }));
  await hand.press(dialog.getByRole('button', { name: /^Role/ }));
  await expect(dialog).toContainText('The AWS service ec2.amazonaws.com may become this role.');
  await hand.press(dialog.getByRole('button', { name: 'Next' }));
  await hand.select(dialog.getByRole('combobox', { name: 'Inline policy' }), 'Read the objects of a bucket');
  await hand.press(dialog.getByRole('button', { name: 'Next' }));
  await hand.write(dialog.getByRole('textbox', { name: 'Role name' }), 'DemoRoleForEC2');
  await hand.press(dialog.getByRole('button', { name: 'Create role' }));
  await expect(dialog).toBeHidden();

  for (const [index, { action, resource }] of requests.entries()) {
    await hand.press(page.locator('#story').getByRole('button', { name: 'Add request' }).first());
    await hand.pick(dialog.getByRole('combobox', { name: 'Caller' }), index === 0 ? 'ec2.amazonaws.com' : 'app');
    await hand.pick(dialog.getByRole('combobox', { name: 'Action' }), action);
    await hand.write(dialog.getByRole('combobox', { name: 'Resource', exact: true }), resource);
    if (index === 0) await hand.write(dialog.getByRole('textbox', { name: /^Session/ }), 'app');
    await hand.press(dialog.getByRole('button', { name: 'Add request' }));
    await expect(dialog).toBeHidden();
  }
  await playground.expectVerdicts(...requests.map(({ expect: outcome }) => words[outcome] ?? outcome));
}

test('the story of an EC2 role reading a bucket is built from an empty page by mouse', async ({ playground, page }) => {
  await build(playground, page, mouse);
});

test('the same is built by keyboard alone', async ({ playground, page }) => {
  await build(playground, page, keys);
});
