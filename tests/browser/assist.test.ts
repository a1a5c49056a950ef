import type { Page } from '@playwright/test';
import { expect, test, type PlaygroundPage } from './playground';

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;

/** A script's address ends with its name and a hash of its content. */
const isScript = (url: string, name: string) => new RegExp(`/${name}-[\\w-]+\\.js$`).test(url);

/** Writes a document of one line anew, with the cursor where the bar stands. */
async function write(page: Page, playground: PlaygroundPage, name: string, marked: string): Promise<void> {
  await playground.edit(name);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(marked.replace('|', ''));
  for (let behind = marked.length - marked.indexOf('|') - 1; behind > 0; behind -= 1)
    await page.keyboard.press('ArrowLeft');
}

const misspelt = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "ReadObjects",
      "Effect": "Allow",
      "Action": "s3:GetObjct",
      "Resource": "arn:aws:s3:::example-bucket/*"
    }
  ]
}`;

test('a finding of the checks has its place, its word and its page, and one click mends it', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('ReadTheBucket', misspelt);
  const finding = page.getByRole('list', { name: 'Findings' }).getByRole('listitem').filter({ hasText: 's3:GetObjct' });
  await expect(finding).toContainText('Warning');
  await expect(finding).toContainText('line 7');
  await expect(finding.getByRole('link')).toHaveAttribute('href', /^findings\.html#[A-Z_]+$/);
  await expect(playground.editor.locator('.cm-lintRange-warning')).toHaveText('"s3:GetObjct"');
  await expect(page.locator('#world').getByRole('treeitem', { name: /DemoRoleForEC2.*1 warning/ })).toBeVisible();

  await finding.getByRole('button', { name: 'Write s3:GetObject' }).click();
  await expect(finding).toHaveCount(0);
  expect(await playground.textOf('ReadTheBucket')).toContain('"s3:GetObject"');
  await playground.expectVerdicts(...ofB1);
});

test('the page of a finding is there', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('ReadTheBucket', misspelt);
  const link = page.getByRole('list', { name: 'Findings' }).getByRole('link').first();
  const href = (await link.getAttribute('href')) ?? '';
  await page.goto(`./${href}`);
  await expect(page.locator(`[id="${href.split('#')[1] ?? ''}"]`)).toBeVisible();
});

test('a document says what it uses of its quota', async ({ playground, page }) => {
  await playground.open();
  await expect(page.locator('#editor').getByText(/^\d+ of 2,048 characters$/)).toBeVisible();
  await expect(page.locator('#editor').getByText(/^\d+ of 10,240 characters$/)).toBeVisible();
});

test('completion offers the actions of a service; Enter takes one, and Tab leaves', async ({ playground, page }) => {
  await playground.open();
  await write(
    page,
    playground,
    'ReadTheBucket',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get|","Resource":"arn:aws:s3:::example-bucket/*"}]}',
  );
  await page.keyboard.type('Ob');
  const list = page.getByRole('listbox');
  await expect(list.getByRole('option').first()).toContainText('s3:GetObject');
  await expect(list.getByRole('option').first()).toContainText('Read');
  await expect(playground.editor).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  await expect(playground.editor).toContainText('"Action":"s3:GetObject",');
  await playground.expectVerdicts(...ofB1);

  await page.keyboard.press('Backspace');
  await page.keyboard.type('t');
  await expect(list).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(playground.editor).not.toBeFocused();
});

test('of services that begin alike completion offers the one that is used most first', async ({ playground, page }) => {
  await playground.open();
  await write(page, playground, 'Trust policy', '{"Statement":[{"Effect":"Allow","Principal":{"Service":"|"}}]}');
  await page.keyboard.type('lam');
  await expect(page.getByRole('listbox').getByRole('option').first()).toHaveText('lambda.amazonaws.com');
});

test('completion knows the keys of the statement’s actions, and the scenario’s principals', async ({
  playground,
  page,
}) => {
  await playground.open();
  const options = page.getByRole('listbox').getByRole('option');
  await write(page, playground, 'Trust policy', '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"|"}}]}');
  await page.keyboard.press('Control+Space');
  await expect(options.filter({ hasText: 'arn:aws:iam::111122223333:role/DemoRoleForEC2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await write(
    page,
    playground,
    'Trust policy',
    '{"Statement":[{"Action":"sts:AssumeRole","Condition":{"StringEquals":{"|":"x"}}}]}',
  );
  await page.keyboard.type('Ext');
  await expect(options.first()).toContainText('sts:ExternalId');
});

test('a document’s statements and a pattern under the pointer say what they cover', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('ReadTheBucket', misspelt.replace('s3:GetObjct', 's3:Get*'));
  await page.getByRole('button', { name: 'More for ReadTheBucket, Identity-based policy' }).click();
  await page.getByRole('menuitem', { name: 'What this covers' }).click();
  const dialog = page.getByRole('dialog', { name: 'What this covers' });
  await expect(dialog).toContainText('ReadObjects, Allow');
  await expect(dialog.getByRole('listitem').getByText('s3:GetObject', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await playground.editor.getByText('"s3:Get*"').hover();
  await expect(page.locator('.cm-description')).toContainText(/s3:Get\* covers \d+ actions/);
  await page.locator('.cm-description').getByRole('button', { name: 'What this covers' }).click();
  await expect(dialog.getByRole('heading', { name: 's3:Get*' })).toBeVisible();
});

test('without reference data a sentence says so, inline policies keep their verdicts, and Retry works', async ({
  playground,
  page,
  context,
  watch,
}) => {
  await context.route('**/data/**', (route) => route.abort());
  await playground.open();
  await playground.expectVerdicts(...ofB1);
  const notice = page.getByRole('status').filter({ hasText: 'did not load' });
  await expect(notice).toContainText('goes on');

  await context.unroute('**/data/**');
  await notice.getByRole('button', { name: 'Retry' }).click();
  await expect(notice).toHaveCount(0);
  await expect(playground.verdict).toContainText(/AWS's reference data of \d{4}-\d\d-\d\d/);
  await playground.expectVerdicts(...ofB1);
  expect(watch.troubles.filter((trouble) => !trouble.includes('net::ERR_FAILED'))).toEqual([]);
  watch.troubles.length = 0;
});

test('AWS managed policies are found by name, decide, and can be read', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Attach managed policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Attach a managed policy' });
  await dialog.getByRole('combobox').fill('readonlyaccess');
  await dialog.getByRole('option', { name: 'ReadOnlyAccess' }).first().click();
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await playground.expectVerdicts('Allowed', 'Allowed', 'Allowed', 'Implicit deny');

  await page.getByRole('button', { name: 'Show document of arn:aws:iam::aws:policy/ReadOnlyAccess' }).click();
  const shown = page.getByRole('dialog', { name: 'ReadOnlyAccess' });
  await expect(shown).toContainText(/AWS managed policy, v\d+ of \d{4}-\d\d-\d\d/);
  await expect(shown.getByRole('region', { name: 'Document' })).toContainText('"s3:List*"');
});

test('a managed policy that does not exist says so at its place', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Attach managed policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Attach a managed policy' });
  await dialog.getByRole('combobox').fill('arn:aws:iam::aws:policy/ReadOnlyAcces');
  await page.keyboard.press('Enter');
  await expect(page.locator('#editor .attachment')).toContainText('There is no AWS managed policy');
});

test('a near miss that is applied allows the request, and one undo takes it back', async ({ playground, page }) => {
  await playground.open();
  await expect(page.getByRole('list', { name: 'Nearest misses' })).toHaveCount(0);
  await playground.request('The app may not write').click();
  const misses = page.getByRole('list', { name: 'Nearest misses' });
  const first = misses.locator(':scope > li').first();
  await expect(first).toContainText('s3:PutObject');
  await expect(first.getByRole('list', { name: 'Effects' })).toContainText('The app may not write');
  await expect(first).toContainText('3 of 4 requests stay as they are');
  await first.getByRole('button', { name: 'Apply' }).click();
  await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Allowed');
  await expect(misses).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await playground.expectVerdicts(...ofB1);
});

test('nothing of it is loaded before the first verdict', async ({ playground, page, context }) => {
  const asked: string[] = [];
  let before: readonly string[] | undefined;
  context.on('request', (request) => asked.push(request.url()));
  await page.exposeFunction('verdictIsThere', () => (before ??= [...asked]));
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('#verdict [data-decision]'))
        (globalThis as unknown as { verdictIsThere: () => void }).verdictIsThere();
    }).observe(document, { childList: true, subtree: true });
  });
  await playground.open();
  await expect.poll(() => asked.some((url) => isScript(url, 'assist'))).toBe(true);
  expect(before?.filter((url) => isScript(url, 'assist') || isScript(url, 'live-editor'))).toEqual([]);
});

test('completion offers the names of elements, and brings their colon', async ({ playground, page }) => {
  await playground.open();
  await write(page, playground, 'ReadTheBucket', '{"Version":"2012-10-17","Statement":[{"|"}]}');
  await page.keyboard.type('Ef');
  await page.getByRole('listbox').getByRole('option', { name: 'Effect' }).click();
  await expect(playground.editor).toContainText('{"Effect": }');
});
