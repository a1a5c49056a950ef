import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;
const b1 = 'src/gallery/b1-ec2-reads-a-bucket/scenario.json';

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'Open or import' }).click();
  return page.getByRole('dialog', { name: 'Open or import' });
};

/** Drops a file onto the page, as a person does from another window. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    [name, text] as const,
  );
  const body = page.locator('main');
  await body.dispatchEvent('dragenter', { dataTransfer: transfer });
  await body.dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(page.getByText('Nothing is uploaded')).toBeVisible();
  await body.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByText('Nothing is uploaded')).toHaveCount(0);
}

test('a draft is saved under a name, renamed, duplicated, deleted and opened again', async ({ playground, page }) => {
  await playground.open();
  let dialog = await openDialog(page);
  await dialog.getByRole('button', { name: 'Save this scenario' }).click();
  await dialog.getByRole('textbox', { name: 'Name of the draft' }).fill('My bucket');
  await page.keyboard.press('Enter');
  const drafts = dialog.getByRole('list', { name: 'Drafts' }).getByRole('listitem');
  await expect(drafts).toContainText(['My bucket']);

  await dialog.getByRole('button', { name: 'More for My bucket' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(drafts).toHaveCount(2);
  await dialog.getByRole('button', { name: 'More for My bucket (copy)' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await dialog.getByRole('textbox', { name: 'Name of the draft' }).fill('Second');
  await page.keyboard.press('Enter');
  await expect(drafts.filter({ hasText: 'Second' })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'More for Second' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(drafts).toHaveCount(1);

  await dialog.getByRole('button', { name: 'New scenario' }).click();
  await expect(playground.requests).toHaveCount(0);
  dialog = await openDialog(page);
  await dialog.getByRole('button', { name: 'My bucket', exact: true }).click();
  await playground.expectVerdicts(...ofB1);
});

test('an exported file opens as the same scenario', async ({ playground, page }) => {
  await playground.open();
  const dialog = await openDialog(page);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export this scenario' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('ec2-reads-a-bucket-without-access-keys.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(text)).toEqual(JSON.parse(await readFile(b1, 'utf8')));
});

test('a scenario that is dropped onto the page opens, and what was open is one click away', async ({
  playground,
  page,
}) => {
  await playground.open();
  await page.getByRole('textbox', { name: 'Title of the scenario' }).fill('Mine');
  await page.keyboard.press('Enter');
  await drop(page, 'other.json', '{"version":1,"title":"Dropped","requests":[]}');
  await expect(page.getByRole('textbox', { name: 'Title of the scenario' })).toHaveValue('Dropped');
  await playground.alert.getByRole('button', { name: 'Back to it' }).click();
  await expect(page.getByRole('textbox', { name: 'Title of the scenario' })).toHaveValue('Mine');
});

for (const [what, text, sentence] of [
  ['no scenario', 'name,size\nreport.csv,12', /file.txt is nothing that can be imported/],
  ['an empty file', ' ', 'file.txt is empty.'],
  [
    'a CloudFormation template',
    'Resources:\n  R:\n    Type: AWS::IAM::Role\n',
    /file.txt is a CloudFormation template in YAML/,
  ],
  ['a PDF', '%PDF-1.7 …', /file.txt is a PDF, not text. What opens here/],
  ['JSON that was cut', '{"a": 1,\n"b": [', /ends in the middle, on line 2/],
  ['a scenario of a later version', '{"version":99,"requests":[]}', /version/],
] as const) {
  test(`${what} that is dropped is answered by a sentence, and nothing changes`, async ({ playground, page }) => {
    await playground.open();
    await drop(page, 'file.txt', text);
    const dialog = page.getByRole('dialog', { name: 'Open or import' });
    await expect(dialog.getByRole('status').filter({ hasText: sentence }).first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await playground.expectVerdicts(...ofB1);
  });
}

test('a policy that is dropped asks where it belongs', async ({ playground, page }) => {
  await playground.open();
  await drop(
    page,
    'policy.json',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]}',
  );
  const dialog = page.getByRole('dialog', { name: 'Open or import' });
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Allowed');
});

test('an example of the gallery opens by its title', async ({ playground, page }) => {
  await playground.open();
  const dialog = await openDialog(page);
  await dialog.getByRole('combobox', { name: 'A scenario of the gallery' }).fill('external id');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveTitle(/as expected · .+ · IAM Playground/);
  await expect(page).not.toHaveTitle(/EC2 reads a bucket/);
});

test('a new scenario on a narrow page offers its first step at once', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await playground.open();
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: 'New scenario' }).click();
  await playground.verdict.getByRole('button', { name: 'Add the first request' }).click();
  await expect(page.getByRole('dialog', { name: 'Add request' })).toBeVisible();
});
