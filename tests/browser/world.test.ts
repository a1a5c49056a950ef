import type { Locator, Page } from '@playwright/test';
import { expect, test } from './playground';
import { linkTo } from './stories';

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;

function item(page: Page, name: string): Locator {
  return page.getByRole('tree', { name: 'World' }).getByRole('treeitem', { name });
}

async function begin(page: Page, what: RegExp): Promise<Locator> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: what }).click();
  return page.getByRole('dialog');
}

test('a role for another account asks what IAM’s console asks, and going back keeps what was entered', async ({
  playground,
  page,
}) => {
  await playground.open();
  const dialog = await begin(page, /^Role/);
  await dialog.getByRole('radio', { name: /AWS account/ }).check();
  await dialog.getByRole('radio', { name: 'Another AWS account' }).check();
  await dialog.getByRole('combobox', { name: 'Account id' }).fill('444455556666');
  await dialog.getByLabel('Require an external id').check();
  await dialog.getByLabel('External id', { exact: true }).fill('partner-7');
  await dialog.getByLabel('Require MFA').check();
  await expect(dialog).toContainText(
    'Whoever account 444455556666 allows by its own policies may become this role, if sts:ExternalId is partner-7 and it signed in with MFA.',
  );
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('combobox', { name: 'Managed policies' }).fill('ReadOnlyAccess');
  await dialog.getByRole('option', { name: /^ReadOnlyAccess/ }).click();
  await expect(dialog.getByRole('list', { name: 'Chosen policies' })).toContainText('ReadOnlyAccess');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('textbox', { name: 'Role name' }).fill('demoroleforec2');
  await expect(dialog).toContainText('The account has DemoRoleForEC2 already.');
  await dialog.getByRole('textbox', { name: 'Role name' }).fill('Auditor');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByLabel('External id', { exact: true })).toHaveValue('partner-7');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByLabel('Maximum session duration').selectOption('4 hours');
  await dialog.getByRole('button', { name: 'Add tag' }).click();
  await dialog.getByLabel('Key of tag 1').fill('team');
  await dialog.getByLabel('Value of tag 1').fill('audit');
  await expect(dialog.getByRole('region', { name: 'Trust policy' })).toContainText('"sts:ExternalId": "partner-7"');
  await dialog.getByRole('button', { name: 'Create role' }).click();

  await expect(dialog).toBeHidden();
  await expect(item(page, 'Auditor')).toHaveAttribute('aria-selected', 'true');
  await expect(playground.document('Trust policy')).toContainText('arn:aws:iam::444455556666:root');
  await expect(page.locator('#editor')).toContainText('arn:aws:iam::aws:policy/ReadOnlyAccess');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(item(page, 'Auditor')).toHaveCount(0);
});

test('references follow a rename, so that no verdict changes', async ({ playground, page }) => {
  await playground.open();
  await item(page, 'DemoRoleForEC2').click();
  await page.getByRole('button', { name: 'Rename DemoRoleForEC2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  await expect(dialog).toContainText('One place that names it follows.');
  await dialog.getByLabel('Name').fill('not a name');
  await expect(dialog.getByRole('button', { name: 'Rename' })).toBeDisabled();
  await dialog.getByLabel('Name').fill('Web');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(item(page, 'Web')).toHaveAttribute('aria-selected', 'true');
  await expect(playground.request('EC2 obtains')).toContainText('role/Web');
  await playground.expectVerdicts(...ofB1);

  await item(page, 'example-bucket').click();
  await page.getByRole('button', { name: 'Rename arn:aws:s3:::example-bucket' }).click();
  await dialog.getByLabel('ARN').fill('arn:aws:s3:::reports');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(playground.request('The app reads')).toContainText('reports/report.csv');
  await playground.expectVerdicts(...ofB1);
});

test('a deletion says which verdicts change, and one undo brings all of it back', async ({ playground, page }) => {
  await playground.open();
  await item(page, 'DemoRoleForEC2').click();
  await page.getByRole('button', { name: 'Delete DemoRoleForEC2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete DemoRoleForEC2' });
  await expect(dialog.getByRole('list', { name: 'Verdicts that change' }).getByRole('listitem')).toHaveText([
    /^1 EC2 obtains the role's credentials\s*allowed\s*Error$/,
    /^2 The app reads a report\s*allowed\s*Error$/,
    /^3 The app may not list the bucket\s*implicit deny\s*Error$/,
    /^4 The app may not write\s*implicit deny\s*Error$/,
  ]);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await playground.expectVerdicts('Error', 'Error', 'Error', 'Error');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await playground.expectVerdicts(...ofB1);
  await expect(item(page, 'DemoRoleForEC2')).toHaveAttribute('aria-selected', 'true');
});

test('a deletion that changes no verdict says so, and what becomes of requests to the resource', async ({
  playground,
  page,
}) => {
  await playground.open();
  await item(page, 'example-bucket').click();
  await page.getByRole('button', { name: 'Delete arn:aws:s3:::example-bucket' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete arn:aws:s3:::example-bucket' });
  await expect(dialog).toContainText('No verdict of the story changes.');
  await expect(dialog).toContainText('requests to it are judged as if it had none');
  await expect(dialog).toContainText('ReadTheBucket of DemoRoleForEC2');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await playground.expectVerdicts(...ofB1);
});

test('the trusted entity of a role is changed by questions, beside the old policy and in one undo', async ({
  playground,
  page,
}) => {
  await playground.open();
  await item(page, 'DemoRoleForEC2').click();
  await page.getByRole('button', { name: 'Change trusted entity' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change trusted entity of DemoRoleForEC2' });
  await expect(dialog.getByRole('radio', { name: /AWS service/ })).toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Change trusted entity' })).toBeDisabled();
  await dialog.getByRole('radio', { name: /Web identity/ }).check();
  await dialog.getByLabel('GitHub organization').fill('example-org');
  await expect(dialog.getByRole('region', { name: 'Trust policy now' })).toContainText('ec2.amazonaws.com');
  await expect(dialog.getByRole('region', { name: 'Trust policy afterwards' })).toContainText('repo:example-org/*');
  await expect(dialog.getByRole('list', { name: 'Verdicts that change' }).getByRole('listitem').first()).toHaveText(
    /^1 EC2 obtains the role's credentials\s*allowed\s*Implicit deny$/,
  );
  await dialog.getByRole('button', { name: 'Change trusted entity' }).click();
  await expect(dialog).toBeHidden();
  await playground.expectVerdicts('Implicit deny', 'Error', 'Error', 'Error');

  await page.getByRole('button', { name: 'Change trusted entity' }).click();
  await expect(dialog.getByLabel('GitHub organization')).toHaveValue('example-org');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await playground.expectVerdicts(...ofB1);
});

test('an inline policy moves up and down among the others, and the focus goes with it', async ({
  playground,
  page,
}) => {
  await playground.open();
  await item(page, 'DemoRoleForEC2').click();
  const editor = page.locator('#editor');
  await editor.getByRole('button', { name: 'Inline policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an inline policy' });
  await dialog.getByLabel('Begin with').selectOption('Empty policy');
  await dialog.getByRole('button', { name: 'Add' }).click();
  const titles = editor.locator('article h4');
  await expect(titles).toHaveText(['Trust policy', 'ReadTheBucket', 'EmptyPolicy']);
  await editor.getByRole('button', { name: /^More for EmptyPolicy/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Move down' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(titles).toHaveText(['Trust policy', 'EmptyPolicy', 'ReadTheBucket']);
  await expect(editor.getByRole('button', { name: /^More for EmptyPolicy/ })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(titles).toHaveText(['Trust policy', 'ReadTheBucket', 'EmptyPolicy']);
});

test('a managed policy moves among the managed ones, past the inline ones, and the focus goes with it', async ({
  playground,
  page,
}) => {
  const document = { Version: '2012-10-17', Statement: [] };
  const policies = ['First', { name: 'Inline', document }, 'Second', 'arn:aws:iam::aws:policy/ReadOnlyAccess'];
  const request = { principal: 'arn:aws:iam::111122223333:user/alice', action: 's3:ListAllMyBuckets' };
  const account = { users: { alice: { policies } }, policies: { First: document, Second: document } };
  await playground.open(linkTo({ accounts: { '111122223333': account }, requests: [request] }));
  await item(page, 'alice').click();
  const attached = page.locator('#editor .attachment .reference');
  await expect(attached).toHaveText(['First', 'Second', 'arn:aws:iam::aws:policy/ReadOnlyAccess']);
  const more = page.locator('#editor').getByRole('button', { name: 'More for Second' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(attached).toHaveText(['Second', 'First', 'arn:aws:iam::aws:policy/ReadOnlyAccess']);
  await expect(more).toBeFocused();
  await more.click();
  await expect(page.getByRole('menuitem', { name: 'Move up' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(attached).toHaveText(['First', 'Second', 'arn:aws:iam::aws:policy/ReadOnlyAccess']);
});

test('the tree is walked, opened, closed and acted on by keys', async ({ playground, page }) => {
  await playground.open();
  await item(page, 'DemoRoleForEC2').focus();
  await page.keyboard.press('ArrowDown');
  await expect(item(page, 'Resources')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(item(page, 'Resources')).toHaveAttribute('aria-expanded', 'false');
  await expect(item(page, 'example-bucket')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(item(page, 'example-bucket')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#editor').getByRole('heading', { name: 'example-bucket' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(item(page, '111122223333')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog', { name: 'Rename' }).getByLabel('ARN')).toHaveValue(
    'arn:aws:s3:::example-bucket',
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog', { name: 'Delete arn:aws:s3:::example-bucket' })).toBeVisible();
});

test('an account is duplicated with everything in it, and a role moves there', async ({ playground, page }) => {
  await playground.open();
  await item(page, '111122223333').click();
  await page.getByRole('button', { name: 'Duplicate 111122223333' }).click();
  await expect(item(page, '111122223334')).toHaveAttribute('aria-selected', 'true');
  await expect(item(page, 'arn:aws:s3:::example-bucket-copy')).toBeVisible();

  await item(page, 'DemoRoleForEC2').first().click();
  await page.getByRole('button', { name: 'Duplicate DemoRoleForEC2' }).click();
  await page.getByRole('button', { name: 'Move DemoRoleForEC2-copy' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
  await expect(page.locator('#editor')).toContainText('Role in 111122223334');
  await playground.expectVerdicts(...ofB1);
});

test('the form beside the editor keeps groups, tags, durations and paths, and the ARN follows the path', async ({
  playground,
  page,
}) => {
  await playground.open();
  await item(page, 'DemoRoleForEC2').click();
  const editor = page.locator('#editor');
  await editor.getByText('Details').first().click();
  await editor.getByLabel('Maximum session duration').selectOption('8 hours');
  await editor.getByLabel('Path').fill('/app/');
  await editor.getByLabel('Path').blur();
  await expect(playground.request('EC2 obtains')).toContainText('role/app/DemoRoleForEC2');
  await editor.getByRole('button', { name: 'Add tag' }).click();
  await editor.getByLabel('Key of tag 1').fill('team');
  await editor.getByLabel('Value of tag 1').fill('web');
  await editor.getByLabel('Value of tag 1').blur();
  await expect(editor.locator('summary').first()).toContainText('path /app/ · sessions up to 8 h · 1 tag');
  await playground.expectVerdicts(...ofB1);
});

test('an organization is created over the accounts, and its policies are added from starters', async ({
  playground,
  page,
}) => {
  await playground.open();
  const dialog = await begin(page, /^Organization Policies/);
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  const editor = page.locator('#editor');
  await expect(editor).toContainText('FullAWSAccess is attached');
  await editor.getByRole('button', { name: 'Service control policy' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a service control policy' });
  await adding.getByLabel('Begin with').selectOption('Only some services');
  await adding.getByRole('button', { name: 'Add' }).click();
  await expect(playground.document('OnlyTheseServices')).toBeVisible();
  await playground.expectVerdicts(...ofB1);
  await editor.getByRole('button', { name: 'Detach FullAWSAccess' }).click();
  await playground.expectVerdicts(...ofB1);
  await expect(item(page, 'o-exampleorgid')).toHaveAttribute('aria-selected', 'true');
});

test('Back at the first step leads to the list of what can be added, where somebody came from there', async ({
  page,
}) => {
  await page.goto(`./${linkTo({ accounts: { '111122223333': {} } })}`);
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  const back = dialog.getByRole('button', { name: 'Back' });
  await page.getByRole('button', { name: 'Create a role' }).click();
  await expect(dialog.getByRole('button', { name: 'Next' })).toBeVisible();
  await expect(back).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Next' }).click();
  await back.click();
  await expect(dialog.getByRole('radio', { name: /^AWS service/ })).toBeFocused();
  await expect(back).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: /^Role/ }).click();
  await back.click();
  await expect(
    page.getByRole('dialog', { name: 'Add to the world' }).getByRole('button', { name: /^Role/ }),
  ).toBeFocused();
});
