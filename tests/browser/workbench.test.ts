import type { Page } from '@playwright/test';
import { expect, test, type PlaygroundPage } from './playground';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to or do' });

async function choose(page: Page, typed: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(typed);
  await expect(palette(page).getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
}

async function openJson(playground: PlaygroundPage, page: Page): Promise<void> {
  await playground.open();
  await page.getByRole('button', { name: 'Scenario as JSON' }).click();
  await playground.edit('Scenario as JSON');
}

test.describe('the command palette', () => {
  test('goes to requests, subjects and examples, and runs commands, by keyboard alone', async ({
    playground,
    page,
  }) => {
    await playground.open();
    await choose(page, 'may not write', '4 The app may not write');
    await expect(playground.verdict).toContainText('The app may not write');
    await expect(playground.verdict).toBeFocused();
    await choose(page, 'example-bucket', 'arn:aws:s3:::example-bucket');
    await expect(page.locator('#editor')).toContainText('Add a resource-based policy');
    await choose(page, 'colours: dark', 'Colours: dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await choose(page, 'add request', 'Add request');
    await expect(page.getByRole('dialog', { name: 'Add request' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Add request' })).toHaveCount(0);
    await choose(page, 'boundary is a ceiling', /ceiling/i);
    await expect(page).toHaveTitle(/boundary/i);
    await choose(page, 'undo', 'Undo');
    await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Implicit deny');
  });

  test('opens again right after it was closed, before the browser has said so', async ({ playground, page }) => {
    await playground.open();
    await page.keyboard.press('ControlOrMeta+k');
    const palette = page.getByRole('dialog', { name: 'Go to or do' });
    await expect(palette).toBeVisible();
    await palette.evaluate((dialog: HTMLDialogElement) => {
      dialog.close();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.waitForTimeout(300);
    await expect(palette).toBeVisible();
  });

  test('is there at once, and takes what is typed right after its key', async ({ playground, page }) => {
    await playground.open();
    await expect(page.getByRole('button', { name: 'Go to or do' })).toBeVisible();
    // Nothing that it needs is still to come.
    await page.route('**/*.js', () => undefined);
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('colours: dark');
    await expect(palette(page).getByRole('combobox')).toHaveValue('colours: dark');
  });
});

test('the keyboard map opens with a question mark, never while typing, and can be turned off', async ({
  playground,
  page,
}) => {
  await playground.open();
  const map = page.getByRole('dialog', { name: 'Keyboard' });
  await page.getByRole('textbox', { name: 'Title of the scenario' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('?');
  await expect(page.getByRole('textbox', { name: 'Title of the scenario' })).toHaveValue(/\?$/);
  await playground.edit('ReadTheBucket');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('?');
  expect(await playground.textOf('ReadTheBucket')).toMatch(/\?$/);
  await expect(map).toHaveCount(0);
  await page.getByRole('button', { name: 'Format Trust policy' }).focus();
  await page.keyboard.type('?');
  await expect(map).toContainText('Next finding');
  await map.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.type('?');
  await expect(map).toHaveCount(0);
  await page.reload();
  await expect(playground.verdict.getByRole('heading', { name: 'The path' })).toBeAttached();
  await page.getByRole('button', { name: 'Format Trust policy' }).focus();
  await page.keyboard.type('?');
  await choose(page, 'keyboard map', 'Keyboard map');
  await expect(map.getByRole('checkbox')).not.toBeChecked();
});

test('a statement of the verdict is shown in its document, and Alt+Left goes back', async ({ playground, page }) => {
  await playground.open();
  await playground.request('The app may not write').click();
  await choose(page, 'example-bucket', 'arn:aws:s3:::example-bucket');
  const heading = page.locator('#editor').getByRole('heading', { level: 3 }).first();
  await expect(heading).toHaveText('arn:aws:s3:::example-bucket');
  await playground.verdict.getByRole('button', { name: 'Show in the editor' }).first().click();
  await expect(heading).toHaveText('DemoRoleForEC2');
  await expect(playground.editor).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('s3:GetObject');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading).toHaveText('arn:aws:s3:::example-bucket');
  await expect(page).toHaveURL(/\/(#.*)?$/);
});

test('F8 goes from finding to finding through the documents of the scenario', async ({ playground, page }) => {
  await playground.open();
  await playground.paste(
    'ReadTheBucket',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}]}',
  );
  await playground.paste(
    'Trust policy',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRol"}]}',
  );
  await expect(page.getByRole('list', { name: 'Findings' })).toHaveCount(2);
  const selected = () => page.evaluate(() => getSelection()?.toString());
  await page.keyboard.press('F8');
  await expect.poll(selected).toContain('sts:AssumeRol');
  await page.keyboard.press('F8');
  await expect.poll(selected).not.toContain('sts:AssumeRol');
  await expect(playground.document('ReadTheBucket')).toBeFocused();
  await page.keyboard.press('Shift+F8');
  await expect.poll(selected).toContain('sts:AssumeRol');
});

test.describe('the scenario as JSON', () => {
  test('is a document: what is typed there is the scenario, and one undo takes it back', async ({
    playground,
    page,
  }) => {
    await openJson(playground, page);
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('s3:GetObject');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('s3:GetObject');
    await page.keyboard.type('s3:PutObject');
    await playground.expectVerdicts('Allowed', 'Implicit deny', 'Implicit deny', 'Allowed');
    await page.keyboard.press('ControlOrMeta+z');
    await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Implicit deny');
    expect(await playground.textOf('Scenario as JSON')).toContain('"s3:GetObject"');
  });

  test('keeps the last valid scenario while it is none, says so, and names every problem with its line', async ({
    playground,
    page,
  }) => {
    await openJson(playground, page);
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('x');
    const status = page.getByRole('status').filter({ hasText: 'This is no scenario yet' });
    await expect(status).toContainText('keeps the last valid one');
    const problem = page.getByRole('list', { name: 'Problems of the scenario' }).getByRole('listitem').first();
    await expect(problem.getByRole('button', { name: 'Line 1' })).toBeVisible();
    await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Implicit deny');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(status).toHaveCount(0);
    expect(await playground.textOf('Scenario as JSON')).toMatch(/^\{\n {2}"version": 1/);
  });

  test('says of what is under the pointer what it means, and whom or what a name stands for', async ({
    playground,
    page,
  }) => {
    await openJson(playground, page);
    const card = page.locator('.cm-description');
    // A document that scrolls under the hand is drawn anew: the hand moves once more.
    const hover = (text: string, shown: string): Promise<void> =>
      expect(async () => {
        await page.mouse.move(0, 0);
        await playground.editor.getByText(text).first().hover();
        await expect(card.locator('strong')).toHaveText(shown, { timeout: 3_000 });
      }).toPass();
    await hover('"arn:aws:s3:::example-bucket/report.csv"', 'Amazon S3: object');
    await expect(card).toContainText('account 111122223333');
    await hover('"expect"', 'expect');
  });

  test('completes by the schema', async ({ playground, page }) => {
    await openJson(playground, page);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('{"version": 1, "requests": [{""}]}');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    const options = page.getByRole('listbox').getByRole('option');
    await expect(options.filter({ hasText: 'expect' })).toBeVisible();
    await page.keyboard.type('princ');
    await options.filter({ hasText: 'principal' }).first().click();
    await expect(playground.editor).toContainText('"principal": ');
  });
});

test('documents fold and unfold', async ({ playground, page }) => {
  await playground.open();
  await playground.edit('ReadTheBucket');
  await page.keyboard.press('Control+Alt+BracketLeft');
  await expect(playground.editor.locator('.cm-foldPlaceholder')).toBeVisible();
  await page.keyboard.press('Control+Alt+BracketRight');
  await expect(playground.editor.locator('.cm-foldPlaceholder')).toHaveCount(0);
});

test.describe('a document that was not touched yet', () => {
  test.beforeEach(async ({ page }) => {
    await page.route(/\/live-editor-[^/]*\.js$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
  });

  test('keeps the word that was double-clicked: typing replaces it alone', async ({ playground, page }) => {
    await playground.open();
    const before = await playground.textOf('ReadTheBucket');
    expect(before.match(/Allow/g)).toHaveLength(1);
    await playground.document('ReadTheBucket').getByText('"Allow"', { exact: true }).dblclick();
    await page.keyboard.type('Deny');
    await expect.poll(() => playground.textOf('ReadTheBucket')).toBe(before.replace('Allow', 'Deny'));
    await expect(playground.editor).toBeFocused();
    expect(await playground.textOf('ReadTheBucket')).toBe(before.replace('Allow', 'Deny'));
  });

  test('takes select-all and typing at once after a click', async ({ playground, page }) => {
    await playground.open();
    await playground.document('ReadTheBucket').getByText('"Allow"', { exact: true }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('[1]');
    await expect.poll(() => playground.textOf('ReadTheBucket')).toBe('[1]');
  });
});

test('on a phone the bar stays in sight, and its menu says in words what else it does', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await page.mouse.wheel(0, 600);
  const menu = page.locator('summary').filter({ hasText: 'Menu' });
  await expect(menu).toBeInViewport();
  await menu.click();
  await page.locator('details').getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await menu.click();
  await page.getByRole('button', { name: 'Open or import' }).last().click();
  await expect(page.getByRole('dialog', { name: 'Open or import' })).toBeVisible();
  await page.keyboard.press('Escape');
  await menu.click();
  await page.getByRole('button', { name: 'New scenario' }).click();
  await expect(playground.requests).toHaveCount(0);
});
