import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type PlaygroundPage } from './playground';

async function expectNothingFound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

async function openAttach(playground: PlaygroundPage, page: Page) {
  await playground.open();
  await page.getByRole('button', { name: 'Attach managed policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Attach a managed policy' });
  const field = dialog.getByRole('combobox', { name: 'Policy' });
  // The dialog is loaded on demand: keys before it has the focus go elsewhere.
  await expect(field).toBeFocused();
  return { dialog, field, options: dialog.getByRole('option') };
}

test.describe('a combobox', () => {
  test('shows the best of thousands of options, says how many there are, and narrows', async ({ playground, page }) => {
    const { dialog, field, options } = await openAttach(playground, page);
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowDown');
    await expect(options).toHaveCount(100);
    await expect(dialog.getByRole('status')).toHaveText(/^The best 100 of \d,\d{3}: type to narrow\.$/);
    await expect(dialog.getByRole('group', { name: 'AWS managed' })).toBeVisible();
    await page.keyboard.type('securityaud');
    await expect(options.first()).toContainText('SecurityAudit');
    await expect(dialog.getByRole('status')).toHaveText(/^\d+ options?$/);
    await expectNothingFound(page);
  });

  test('is complete by keyboard: arrows move and wrap, Enter takes, Escape closes the list only', async ({
    playground,
    page,
  }) => {
    const { dialog, field, options } = await openAttach(playground, page);
    await page.keyboard.type('readonlyaccess');
    await page.keyboard.press('ArrowDown');
    const first = (await options.first().getAttribute('id')) ?? '';
    await expect(field).toHaveAttribute('aria-activedescendant', first);
    await page.keyboard.press('ArrowUp');
    await expect(field).toHaveAttribute('aria-activedescendant', (await options.last().getAttribute('id')) ?? '');
    await expect(options.last()).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('ReadOnlyAccess');
    await expect(options).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Tab');
    await expect(options).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await dialog.getByRole('button', { name: 'Attach' }).click();
    await expect(page.locator('#editor .attachment')).toContainText('arn:aws:iam::aws:policy/ReadOnlyAccess');
  });

  test('takes what is typed, also where nothing is called so, and its list stays in the window', async ({
    playground,
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 500 });
    await playground.open();
    await page.getByRole('tab', { name: 'Editor' }).click();
    await page.getByRole('button', { name: 'Attach managed policy' }).click();
    const dialog = page.getByRole('dialog', { name: 'Attach a managed policy' });
    await dialog.getByRole('combobox').click();
    const list = dialog.getByRole('listbox');
    await expect(list).toBeVisible();
    const box = await list.boundingBox();
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 360 && box.y + box.height <= 500).toBe(true);
    await page.keyboard.type('MyOwnPolicy');
    await expect(dialog.getByRole('status')).toHaveText(/^Nothing in the list fits\./);
    await page.keyboard.press('Enter');
    await expect(page.locator('#editor .attachment')).toContainText('MyOwnPolicy');
  });
});

test.describe('an open list', () => {
  async function openForm(playground: PlaygroundPage, page: Page) {
    await playground.open();
    await page.getByRole('button', { name: 'Add request' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add request' });
    await expect(dialog.getByRole('combobox', { name: 'Caller' })).toBeFocused();
    return { dialog, field: (name: string) => dialog.getByRole('combobox', { name }) };
  }

  /** A press of the mouse there, as a hand does it: what lies there when it comes gets it. */
  async function press(page: Page, place: Locator) {
    const box = await place.boundingBox();
    if (box === null) throw new Error('nothing is there');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    // What the loss of the focus changes is painted.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.mouse.up();
  }

  test('closes by the press that reaches what is beside it, whatever the form shows then', async ({
    playground,
    page,
  }) => {
    const { dialog, field } = await openForm(playground, page);
    await page.keyboard.type('DemoRoleForEC2 in');
    const options = page.getByRole('listbox', { name: 'Caller' }).getByRole('option');
    await expect(options).toHaveCount(1);
    // The role's session gets a field of its own, which moves all that stands below.
    await press(page, dialog.getByText('When, and by which way'));
    await expect(options).toHaveCount(0);
    await expect(field('Caller')).toHaveValue('DemoRoleForEC2 in 111122223333');
    await expect(dialog.getByRole('textbox', { name: 'Session name' })).toBeVisible();
    await expect(dialog.locator('details[open]')).toContainText('When, and by which way');

    // The form is sent as it stands then, by one press.
    await field('Action').fill('s3:GetObject');
    await field('Caller').fill('root user of');
    await expect(options).toHaveCount(1);
    await press(page, dialog.getByRole('button', { name: 'Add request' }));
    await expect(dialog).toBeHidden();
    await expect(playground.requests.last()).toContainText('root');
  });

  test('lets a press through where it offers nothing', async ({ playground, page }) => {
    const { dialog, field } = await openForm(playground, page);
    await field('Resource').fill('arn:aws:s3:::another-bucket/report.csv');
    const said = page.locator('[popover]:popover-open .said');
    await expect(said).toContainText('Nothing in the list fits.');
    const box = await said.boundingBox();
    const hint = await dialog.getByText('An ARN. Empty for actions').boundingBox();
    expect(box && hint && box.y < hint.y + hint.height && hint.y < box.y + box.height).toBe(true);
    await press(page, said);
    await expect(said).toHaveCount(0);
    await expect(field('Resource')).toHaveValue('arn:aws:s3:::another-bucket/report.csv');
  });

  test('covers no more than some of its options need', async ({ playground, page }) => {
    const { field } = await openForm(playground, page);
    await field('Action').fill('s3:Get');
    const list = page.locator('[popover]:popover-open');
    await expect(list.getByRole('option').nth(20)).toBeAttached();
    expect((await list.boundingBox())?.height).toBeLessThanOrEqual(256);
  });
});

test.describe('a menu', () => {
  test('opens at an end, moves by arrows and letters, and gives the focus back', async ({ playground, page }) => {
    await playground.open();
    const button = page.getByRole('button', { name: 'More for ReadTheBucket' });
    const item = (name: string) => page.getByRole('menuitem', { name });
    await button.focus();
    await page.keyboard.press('ArrowUp');
    await expect(item('Delete')).toBeFocused();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(item('What this covers')).toBeFocused();
    await page.keyboard.press('c');
    await expect(item('Copy')).toBeFocused();
    await expectNothingFound(page);
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(page.locator('body')).not.toBeFocused();
  });

  test('does what is clicked, and a click on its button closes it', async ({ playground, page }) => {
    await playground.open();
    const button = page.getByRole('button', { name: 'More for ReadTheBucket' });
    await button.click();
    await expect(page.getByRole('menu')).toBeVisible();
    await button.click();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await button.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(playground.document('ReadTheBucket')).toHaveCount(0);
  });
});

test('a tooltip comes by pointer and by Tab, can be pointed at, and Escape takes only it away', async ({
  playground,
  page,
}) => {
  await playground.open();
  await page.getByRole('button', { name: 'Attach managed policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Attach a managed policy' });
  const close = dialog.getByRole('button', { name: 'Close' });
  const tooltip = dialog.locator('[role=tooltip]');
  await close.hover();
  await expect(tooltip).toHaveText('Close');
  await tooltip.hover();
  await expect(tooltip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
  await expect(dialog).toBeVisible();
  await page.mouse.move(0, 0);
  await page.keyboard.press('Shift+Tab');
  await expect(close).toBeFocused();
  await expect(tooltip).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(tooltip).toHaveCount(0);
});

test('the controls keep their marks in forced colours', async ({ playground, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const { options } = await openAttach(playground, page);
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveCSS('outline-style', 'solid');
  await expect(options.nth(1)).toHaveCSS('outline-style', 'none');
});
