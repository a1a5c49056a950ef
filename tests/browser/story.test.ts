import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type PlaygroundPage } from './playground';
import { linkTo } from './stories';

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;
const alice = 'arn:aws:iam::111122223333:user/alice';

/** A user whose policies hold these statements, and requests. */
function storyOf(statements: readonly object[], requests: readonly object[], account: object = {}): string {
  const policies = [{ name: 'Own', document: { Version: '2012-10-17', Statement: statements } }];
  return linkTo({ accounts: { '111122223333': { users: { alice: { policies } }, ...account } }, requests });
}

async function edit(playground: PlaygroundPage, page: Page, name: string): Promise<Locator> {
  await playground.request(name).click();
  await page.getByRole('button', { name: 'Edit request' }).click();
  return page.getByRole('dialog', { name: 'Edit request' });
}

async function choose(page: Page, combobox: Locator, text: string): Promise<void> {
  await combobox.fill(text);
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

const live = (dialog: Locator) => dialog.locator('[data-decision]');

test('the form offers the keys that the policies look at, and the verdict follows while it is open', async ({
  playground,
  page,
}) => {
  const network = { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } };
  await playground.open(
    storyOf(
      [{ Sid: 'FromTheNetwork', Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: network }],
      [{ name: 'reads', principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::example-bucket/a' }],
    ),
  );
  const dialog = await edit(playground, page, 'reads');
  await expect(live(dialog)).toHaveText('Implicit deny');
  await dialog.getByText('1 absent that the policies look at').click();
  const offered = dialog.getByRole('region', { name: 'Keys that the policies in play look at' });
  await expect(offered).toContainText('aws:VpcSourceIp absent');
  await expect(offered).toContainText('IpAddress 10.0.0.0/8 · Allow in Own, FromTheNetwork');

  await offered.getByRole('button', { name: 'Give aws:VpcSourceIp a value' }).click();
  await expect(live(dialog)).toHaveText('Allowed');
  await dialog.getByRole('textbox', { name: 'Value of aws:VpcSourceIp' }).fill('192.0.2.7');
  await expect(live(dialog)).toHaveText('Implicit deny');
  await dialog.getByRole('textbox', { name: 'Value of aws:VpcSourceIp' }).fill('10.1.2.3');
  await expect(live(dialog)).toHaveText('Allowed');
  await playground.expectVerdicts('Implicit deny');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await playground.expectVerdicts('Allowed');

  const again = await edit(playground, page, 'reads');
  await again.getByRole('combobox', { name: 'aws:VpcSourceIp is' }).selectOption('absent');
  await again.getByRole('button', { name: 'Save' }).click();
  await playground.expectVerdicts('Implicit deny');
});

test('a key of several values takes a list, and any key can be added by search', async ({ playground, page }) => {
  const keys = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } };
  await playground.open(
    storyOf(
      [{ Effect: 'Allow', Action: 'ec2:CreateTags', Resource: '*', Condition: keys }],
      [{ name: 'tags', principal: alice, action: 'ec2:CreateTags' }],
    ),
  );
  const dialog = await edit(playground, page, 'tags');
  await dialog.getByText('Condition keys').first().click();
  await dialog.getByRole('button', { name: 'Give aws:TagKeys a value' }).click();
  await dialog.getByRole('textbox', { name: 'Value 1 of aws:TagKeys' }).fill('team');
  await dialog.getByRole('button', { name: 'Add value' }).click();
  await dialog.getByRole('textbox', { name: 'Value 2 of aws:TagKeys' }).fill('owner');
  await expect(live(dialog)).toHaveText('Implicit deny');
  await dialog.getByRole('textbox', { name: 'Value 2 of aws:TagKeys' }).fill('stage');
  await expect(live(dialog)).toHaveText('Allowed');

  await choose(page, dialog.getByRole('combobox', { name: 'Another condition key' }), 'aws:sourceip');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const address = dialog.getByRole('textbox', { name: 'Value of aws:SourceIp' });
  await expect(address).toHaveValue('203.0.113.10');
  await expect(address).toBeFocused();
  await dialog.getByRole('button', { name: 'Remove aws:SourceIp' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Another condition key' })).toBeFocused();
});

test('a value that its key’s type cannot read is warned of in its place, and kept', async ({ playground, page }) => {
  const conditions = {
    IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
    DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' },
    NumericLessThan: { 's3:max-keys': '10' },
  };
  await playground.open(
    storyOf(
      [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*', Condition: conditions }],
      [{ name: 'lists', principal: alice, action: 's3:ListBucket', resource: 'arn:aws:s3:::example-bucket' }],
    ),
  );
  const dialog = await edit(playground, page, 'lists');
  await dialog.getByText('Condition keys').first().click();
  for (const [key, bad, needs] of [
    ['aws:SourceIp', '999.1.1', 'an address, such as 203.0.113.10'],
    ['aws:CurrentTime', 'tomorrow', 'an instant, such as 2026-01-01T12:00:00Z'],
    ['s3:max-keys', 'many', 'a number, such as 3600'],
  ] as const) {
    await dialog.getByRole('button', { name: `Give ${key} a value` }).click();
    const field = dialog.getByRole('textbox', { name: `Value of ${key}` });
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'false');
    await field.fill(bad);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(
      `This key takes ${needs}: what cannot be read so matches no condition.`,
    );
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const again = await edit(playground, page, 'lists');
  await expect(again.getByRole('textbox', { name: 'Value of aws:SourceIp' })).toHaveValue('999.1.1');
});

const fromOffice = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
const office = storyOf(
  [{ Sid: 'Office', Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: fromOffice }],
  [{ name: 'reads', principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::example-bucket/a' }],
);

test('a request that rests on what is not given shows each answer with its path, and asks for the fact', async ({
  playground,
  page,
}) => {
  await playground.open(office);
  await playground.expectVerdicts('Undetermined');
  await expect(playground.verdict).toContainText('The answer rests on aws:SourceIp, which the scenario does not give');
  const answers = playground.verdict.getByRole('list', { name: 'Possible answers' }).getByRole('button');
  await expect(answers).toHaveText([
    /If aws:SourceIp is [\d.]+ Implicit deny/,
    /If aws:SourceIp is 203.0.113.0 Allowed/,
  ]);
  const conclusion = playground.verdict.locator('.conclusion');
  await expect(conclusion).toHaveText('Implicit deny by identity-based policy');
  await answers.nth(1).click();
  await expect(conclusion).toHaveText('Allowed by identity-based policy');
  await expect(playground.verdict.getByRole('list', { name: 'Statements' })).toContainText('matches, allows');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await playground.verdict.getByRole('button', { name: 'Say it in the request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit request' });
  await dialog.getByText('Condition keys').first().click();
  await dialog.getByRole('button', { name: 'Give aws:SourceIp a value' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await playground.expectVerdicts('Allowed');
});

test('a denied call that would give a session says that none came out', async ({ playground, page }) => {
  await playground.open();
  const first = playground.requests.nth(0);
  await expect(first).toContainText(/gives\s+app\s+assumed-role\/DemoRoleForEC2\/i-0abc123/);
  const dialog = await edit(playground, page, 'EC2 obtains');
  await choose(page, dialog.getByRole('combobox', { name: 'Caller' }), 'lambda.amazonaws.com');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await playground.expectVerdicts('Implicit deny', 'Error', 'Error', 'Error');
  await expect(first).toContainText(/would give\s+app\s+denied, so none/);
});

test('a request without a name is called by its action everywhere', async ({ playground, page }) => {
  const reads = { principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::example-bucket/a' };
  await playground.open(storyOf([{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }], [reads]));
  await expect(playground.requests.first()).toContainText('s3:GetObject');
  await expect(playground.verdict.locator('.request')).toHaveText('1 s3:GetObject');
  await playground.verdict.getByText('The whole report').click();
  await playground.verdict.getByRole('button', { name: 'Copy Markdown report' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^## s3:GetObject\n/);
});

test('the four requests of the first scenario are in sight, and on a phone its title is', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await playground.open();
  for (const request of await playground.requests.all()) await expect(request).toBeInViewport({ ratio: 1 });
  const more = page.getByRole('button', { name: 'More of the description' });
  await more.click();
  await expect(page.getByText('neither does the other')).toBeInViewport();
  await page.locator('#story').evaluate((story) => story.scrollTo(0, story.scrollHeight));
  await expect(page.getByRole('button', { name: 'Add request' })).toBeInViewport({ ratio: 1 });

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(playground.verdict.getByText('EC2 reads a bucket without access keys')).toBeInViewport({ ratio: 1 });
});

test('a call that assumes a role asks for the role, in its field and in its verdict', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Add request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add request' });
  await choose(page, dialog.getByRole('combobox', { name: 'Caller' }), 'ec2.amazonaws.com');
  await choose(page, dialog.getByRole('combobox', { name: 'Action' }), 'assumerole');
  const resource = dialog.getByRole('combobox', { name: 'Resource' });
  await expect(resource).toHaveAttribute('aria-invalid', 'true');
  await expect(resource).toHaveAccessibleDescription('Choose the role that is assumed.');
  await expect(live(dialog)).toHaveText('Error');
  await expect(dialog).toContainText('sts:AssumeRole assumes one role: name it as the request’s resource, by its ARN.');
  await choose(page, resource, 'demorole');
  await expect(resource).toHaveAttribute('aria-invalid', 'false');
  await expect(live(dialog)).toHaveText('Allowed');
});

test('typing a part of an action’s name finds it, and its parameters say AWS’s limits in their place', async ({
  playground,
  page,
}) => {
  await playground.open();
  await page.getByRole('button', { name: 'Add request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add request' });
  await choose(page, dialog.getByRole('combobox', { name: 'Caller' }), 'ec2.amazonaws.com');
  await choose(page, dialog.getByRole('combobox', { name: 'Action' }), 'assume');
  await expect(dialog.getByRole('combobox', { name: 'Action' })).toHaveValue('sts:AssumeRole');
  await expect(dialog).toContainText('Access level: Write');
  await choose(page, dialog.getByRole('combobox', { name: 'Resource' }), 'demorole');
  await expect(live(dialog)).toHaveText('Allowed');
  await dialog.getByRole('textbox', { name: 'Session' }).fill('second');

  await dialog.getByText('Parameters of the call').click();
  const name = dialog.getByRole('textbox', { name: 'RoleSessionName' });
  await name.fill('x');
  await expect(live(dialog)).toHaveText('Error');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByRole('status').filter({ hasText: '2 to 64 letters' }).first()).toBeVisible();
  await name.fill('web-1');
  await dialog.getByRole('spinbutton', { name: 'DurationSeconds' }).fill('7200');
  await expect(dialog.getByRole('status').filter({ hasText: 'maximum session duration' }).first()).toBeVisible();
  await dialog.getByRole('spinbutton', { name: 'DurationSeconds' }).fill('1800');
  await dialog.getByRole('button', { name: 'Add session tag' }).click();
  await dialog.getByRole('textbox', { name: 'Key of session tag 1' }).fill('team');
  await dialog.getByRole('textbox', { name: 'Value of team' }).fill('web');
  await expect(live(dialog)).toHaveText('Implicit deny');
  await dialog.getByRole('button', { name: 'Remove team' }).click();
  await expect(live(dialog)).toHaveText('Allowed');
  await dialog.getByRole('button', { name: 'Add request' }).click();
  await playground.expectVerdicts(...ofB1, 'Allowed');

  await page.getByRole('button', { name: 'Add request' }).click();
  await choose(page, dialog.getByRole('combobox', { name: 'Caller' }), 'second');
  await dialog.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await dialog.getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::example-bucket/report.csv');
  await dialog.getByRole('button', { name: 'Add request' }).click();
  await playground.expectVerdicts(...ofB1, 'Allowed', 'Allowed');
});

test('every kind of caller can be said by form', async ({ playground, page }) => {
  await page.goto(`./${storyOf([{ Effect: 'Allow', Action: '*', Resource: '*' }], [])}`);
  await page.getByRole('button', { name: 'Add request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add request' });
  const caller = dialog.getByRole('combobox', { name: 'Caller' });
  await dialog.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await dialog.getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::example-bucket/report.csv');
  await choose(page, caller, 'alice');
  await expect(live(dialog)).toHaveText('Allowed');
  await choose(page, caller, 'root user of');
  await expect(live(dialog)).toHaveText('Allowed');
  await choose(page, caller, 'federated user session');
  await expect(dialog.getByRole('combobox', { name: 'Creator' })).toHaveValue(alice);
  await dialog
    .getByRole('textbox', { name: 'Session policy' })
    .fill('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}');
  await expect(live(dialog)).toHaveText('Allowed');
  await choose(page, caller, 'anyone');
  await expect(live(dialog)).toHaveText('Error');
  await choose(page, caller, 'web identity');
  await dialog.getByRole('textbox', { name: 'Value of sub' }).fill('repo:org/app:ref:refs/heads/main');
  await choose(page, caller, 'saml assertion');
  await expect(dialog.getByRole('textbox', { name: 'Value of SAML:aud' })).toHaveValue(
    'https://signin.aws.amazon.com/saml',
  );
  await choose(page, caller, 'another session of a role');
  await dialog.getByRole('textbox', { name: 'Session name' }).fill('');
  await dialog.getByRole('button', { name: 'Add request' }).click();
  await expect(playground.requests.first()).toContainText('role/Deploy');
});

test('what the form does not know of a request stays as it was', async ({ playground, page }) => {
  const request = {
    name: 'reads',
    principal: { arn: alice, ticket: 7 },
    action: 's3:GetObject',
    resource: [{ arn: 'arn:aws:s3:::b/1', note: ['x'] }, 'arn:aws:s3:::b/2'],
    review: { by: 'Ana' },
  };
  await playground.open(storyOf([{ Effect: 'Allow', Action: '*', Resource: '*' }], [request]));
  const dialog = await edit(playground, page, 'reads');
  await dialog.getByRole('combobox', { name: 'Resource 2' }).fill('arn:aws:s3:::b/3');
  await dialog.getByRole('combobox', { name: 'Expectation' }).selectOption('Allowed');
  await dialog.getByText('When, and by which way').click();
  await dialog.getByRole('combobox', { name: 'When' }).selectOption('Some time after that');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Open or import' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export this scenario' }).click();
  const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as { requests: unknown[] };
  expect(saved.requests).toEqual([
    {
      ...request,
      resource: [{ arn: 'arn:aws:s3:::b/1', note: ['x'] }, 'arn:aws:s3:::b/3'],
      at: 5400,
      expect: 'allowed',
    },
  ]);
});

test('a form that is closed by a click beside it can be saved after all', async ({ playground, page }) => {
  await playground.open();
  const dialog = await edit(playground, page, 'The app may not write');
  await dialog.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
  await playground.expectVerdicts(...ofB1);
  await playground.alert.getByRole('button', { name: 'Save it after all' }).click();
  await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Allowed');

  // One that is cancelled is not asked about.
  const again = await edit(playground, page, 'The app may not write');
  await again.getByRole('combobox', { name: 'Action' }).fill('s3:PutObject');
  await again.getByRole('button', { name: 'Cancel' }).click();
  await expect(playground.alert).toBeEmpty();
});

test('requests are moved by keys, by buttons and by dragging', async ({ playground, page }) => {
  // So high that nothing scrolls while a row is dragged.
  await page.setViewportSize({ width: 1440, height: 1600 });
  await playground.open();
  const names = playground.requests.locator('.row > .name');
  await playground.request('The app may not write').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(names.nth(2)).toHaveText('The app may not write');
  await expect(playground.request('The app may not write')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(names.nth(1)).toHaveText('The app may not write');
  await page.getByRole('button', { name: 'Move down' }).click();
  await expect(names.nth(2)).toHaveText('The app may not write');
  await playground.request('The app may not write').dragTo(playground.request('EC2 obtains'), {
    targetPosition: { x: 60, y: 4 },
  });
  await expect(names.first()).toHaveText('The app may not write');
  await expect(playground.requests.first()).toContainText(
    'no credentials: request 2 gives this session, but not before',
  );
  await playground.expectVerdicts('Error', 'Allowed', 'Allowed', 'Implicit deny');
});

test('requests are duplicated, disabled and deleted, and their sessions say what follows', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.request('The app reads a report').click();
  await page.getByRole('button', { name: 'Duplicate request' }).click();
  await expect(playground.requests).toHaveCount(5);
  await playground.expectVerdicts('Allowed', 'Allowed', 'Allowed', 'Implicit deny', 'Implicit deny');

  await playground.request('EC2 obtains').click();
  await page.getByRole('button', { name: 'More for request 1' }).click();
  await page.getByRole('menuitem', { name: 'Do not evaluate' }).click();
  await playground.expectVerdicts('Error', 'Error', 'Error', 'Error');
  await expect(playground.requests.nth(1)).toContainText('no credentials: request 1 is disabled');
  await page.getByRole('button', { name: 'More for request 1' }).click();
  await page.getByRole('menuitem', { name: 'Evaluate again' }).click();

  await page.getByRole('button', { name: 'More for request 1' }).click();
  await page.getByRole('menuitem', { name: 'Delete request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete request 1?' });
  await expect(dialog.getByRole('listitem')).toHaveCount(4);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(playground.requests).toHaveCount(4);
  await expect(playground.requests.first()).toContainText('no credentials: no request gives this session');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.requests).toHaveCount(5);
});

test('one click expects what is decided, and the title counts', async ({ playground, page }) => {
  await playground.open();
  await playground.request('EC2 obtains').click();
  await page.getByRole('button', { name: 'More for request 1' }).click();
  await page.getByRole('menuitem', { name: 'Expect nothing' }).click();
  await expect(page).toHaveTitle(/^3 of 3 as expected/);
  await page.getByRole('button', { name: 'Expect this verdict' }).click();
  await expect(page).toHaveTitle(/^4 of 4 as expected/);

  await playground.edit('Trust policy');
  await playground.editor.getByText('"ec2.amazonaws.com"').dblclick({ position: { x: 14, y: 8 } });
  await page.keyboard.type('lambda');
  await expect(page).toHaveTitle(/^0 of 4 as expected/);
  await page.getByRole('button', { name: 'More for the story' }).click();
  await page.getByRole('menuitem', { name: 'Expect all these verdicts' }).click();
  await expect(page).toHaveTitle(/^4 of 4 as expected/);
});

test('a row says what its verdict was before the change, also after another file was opened', async ({
  playground,
  page,
}) => {
  await playground.open();
  await page.getByRole('button', { name: 'More for the story' }).click();
  await page.getByRole('menuitem', { name: 'Pin this version to compare with' }).click();
  await expect(page.getByText('All 4 verdicts are as in the pinned version.')).toBeVisible();

  const flipped = await readFile('src/gallery/b1-ec2-reads-a-bucket/flipped/scenario.json', 'utf8');
  await page.getByRole('button', { name: 'Open or import' }).click();
  await page.getByRole('textbox', { name: 'Paste, or drop a file' }).fill(flipped);
  await expect(page.getByText(/^\d of 4 verdicts are not as in the pinned version\.$/)).toBeVisible();
  await expect(playground.requests.filter({ hasText: /was (Allowed|Implicit deny)/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Compare from here on' }).click();
  await expect(playground.requests.filter({ hasText: 'was ' })).toHaveCount(0);
});

test('the story’s title, description and time are edited by form', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'More for the story' }).click();
  await page.getByRole('menuitem', { name: 'Description and time…' }).click();
  const dialog = page.getByRole('dialog', { name: 'The story' });
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Who may **read**?');
  await expect(dialog.getByRole('region', { name: 'Preview of the description' }).locator('strong')).toHaveText('read');
  await dialog.getByRole('textbox', { name: 'Time' }).fill('tomorrow');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Time' }).fill('2027-02-03T04:05:06Z');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('#story')).toContainText('Who may read?');
  await expect(page.locator('#story')).toContainText('The time is 2027-02-03T04:05:06Z.');
});

test('a story of 200 requests draws what is seen, and the form of the last opens', async ({ playground, page }) => {
  const requests = Array.from({ length: 200 }, (_, index) => ({
    name: `request number ${index + 1}`,
    principal: alice,
    action: 's3:GetObject',
    resource: `arn:aws:s3:::example-bucket/${index}`,
  }));
  await playground.open(storyOf([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }], requests));
  expect(await playground.requests.count()).toBeLessThan(200);
  await page.getByRole('button', { name: 'Add request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add request' });
  await dialog.getByRole('combobox', { name: 'Action' }).fill('s3:PutObject');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('the last one');
  await dialog.getByRole('button', { name: 'Add request' }).click();
  await expect(playground.request('the last one')).toBeInViewport();
});

test('axe finds nothing in the form of a request, wide and narrow, and it stays when the page becomes narrow', async ({
  playground,
  page,
}) => {
  await playground.open();
  const dialog = await edit(playground, page, 'EC2 obtains');
  await dialog.getByText('When, and by which way').click();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(dialog.getByRole('textbox', { name: 'RoleSessionName' })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test.describe('the caller of a request', () => {
  const bob = 'arn:aws:iam::444455556666:user/bob';

  async function openForm(page: Page) {
    await page.goto(
      `./${storyOf([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }], [], { roles: { Deploy: {} } })}`,
    );
    await page.getByRole('button', { name: 'Add request' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add request' });
    await dialog.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
    await dialog.getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::example-bucket/report.csv');
    return { dialog, caller: dialog.getByRole('combobox', { name: 'Caller' }) };
  }

  for (const [typed, words, shown] of [
    ['arn:aws:iam::111122223333:role/Deploy', 'A session of the role Deploy in 111122223333.', 'role/Deploy'],
    [
      'arn:aws:sts::111122223333:assumed-role/Deploy/ci',
      'The session ci of the role Deploy in 111122223333.',
      'assumed-role/Deploy/ci',
    ],
    [bob, 'The user bob in account 444455556666, which is not in the scenario.', 'user/bob'],
    [`"${bob}",`, 'The user bob in account 444455556666, which is not in the scenario.', 'user/bob'],
    ['sns.amazonaws.com', 'An AWS service.', 'sns.amazonaws.com'],
  ] as const)
    test(`is who was typed: ${typed}`, async ({ playground, page }) => {
      const { dialog, caller } = await openForm(page);
      await caller.fill(typed);
      await expect(caller).toHaveAccessibleDescription(words);
      await page.keyboard.press('Tab');
      await expect(caller).toHaveValue(typed.replaceAll(/[",]/g, ''));
      await dialog.getByRole('button', { name: 'Add request' }).click();
      await expect(playground.requests.first()).toContainText(shown);
    });

  test('is no other one where the text names none: the form says why, and stays', async ({ page }) => {
    const { dialog, caller } = await openForm(page);
    await expect(live(dialog)).toHaveText('Allowed');
    await caller.fill('nobody at all');
    await dialog.getByRole('button', { name: 'Add request' }).click();
    await expect(dialog).toBeVisible();
    await expect(caller).toHaveValue('nobody at all');
    await expect(caller).toHaveAttribute('aria-invalid', 'true');
    await expect(caller).toHaveAccessibleDescription(/^nobody at all names no caller: type an ARN, a service such as/);
    await expect(live(dialog)).toHaveText('Error');
    // Enter in the field counts it too.
    await caller.fill('111122223333');
    await page.keyboard.press('Escape');
    await caller.fill('arn:aws:iam::111122223333:group/x');
    await page.keyboard.press('Enter');
    await expect(caller).toHaveAccessibleDescription(/is a group, which makes no requests/);
    await expect(dialog).toBeVisible();
    await caller.fill('');
    await page.keyboard.press('Tab');
    await expect(caller).toHaveAccessibleDescription('Choose who calls.');
    await expect(dialog).toContainText('The verdict appears here as soon as caller and action are there.');
    await caller.fill('alic');
    await page.keyboard.press('Tab');
    await expect(caller).toHaveValue('alice in 111122223333');
    await expect(live(dialog)).toHaveText('Allowed');
  });

  test('is replaced by what is typed, whether the form has just opened or the field was pressed', async ({ page }) => {
    const { dialog, caller } = await openForm(page);
    await expect(caller).toHaveValue('alice in 111122223333');
    await caller.click({ position: { x: 80, y: 10 } });
    await page.keyboard.type('lamb');
    await expect(caller).toHaveValue('lamb');
    await page.keyboard.press('Enter');
    await expect(caller).toHaveValue('lambda.amazonaws.com');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Add request' }).click();
    await expect(caller).toBeFocused();
    await page.keyboard.type('ec2');
    await expect(caller).toHaveValue('ec2');
  });

  test('is any service that AWS’s reference data names, by a part of its name; one that it lacks is warned of', async ({
    page,
  }) => {
    const { dialog, caller } = await openForm(page);
    const options = page.getByRole('listbox', { name: 'Caller' }).getByRole('option');
    await caller.click();
    await expect(options.first()).toBeVisible();
    await expect(options.filter({ hasText: 'amazonaws.com' })).toHaveCount(8);
    await caller.fill('vpc-flow');
    await expect(options).toHaveText([/^\s*vpc-flow-logs\.amazonaws\.com\s*$/]);
    await page.keyboard.press('Enter');
    await expect(caller).toHaveValue('vpc-flow-logs.amazonaws.com');
    await expect(caller).toHaveAccessibleDescription('An AWS service.');
    await caller.fill('lamda.amazonaws.com');
    await expect(caller).toHaveAccessibleDescription(
      'lamda.amazonaws.com is not among the service principals of AWS’s reference data: did you mean lambda.amazonaws.com?',
    );
    await expect(caller).toHaveAttribute('aria-invalid', 'false');
    await choose(page, caller, 'Another AWS service');
    const principal = dialog.getByRole('textbox', { name: 'Service principal' });
    await principal.fill('lamda.amazonaws.com');
    await expect(dialog.getByText('did you mean lambda.amazonaws.com?')).toBeVisible();
  });

  test('keeps what is said of it, and its session’s name is part of its ARN', async ({ playground, page }) => {
    await playground.open(
      storyOf(
        [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
        [{ name: 'reads', principal: { arn: alice, mfa: true }, action: 's3:GetObject', resource: 'arn:aws:s3:::b/a' }],
        { roles: { Deploy: {} } },
      ),
    );
    const dialog = await edit(playground, page, 'reads');
    const caller = dialog.getByRole('combobox', { name: 'Caller' });
    await expect(caller).toHaveValue('alice in 111122223333');
    await expect(dialog.getByText('How the caller signed in')).toBeVisible();
    await expect(dialog).toContainText('1 given');
    await caller.fill('arn:aws:sts::111122223333:assumed-role/Deploy/ci');
    await dialog.getByRole('textbox', { name: 'Session name' }).fill('cd');
    await expect(caller).toHaveValue('arn:aws:sts::111122223333:assumed-role/Deploy/cd');
    await expect(dialog.getByRole('textbox', { name: 'Session name' })).toBeFocused();
    await caller.fill(alice);
    await page.keyboard.press('Tab');
    await expect(dialog).toContainText('1 given');
  });
});

test('a request’s action is one call and its resource an ARN, as they were copied', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Add request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add request' });
  const action = dialog.getByRole('combobox', { name: 'Action' });
  await action.fill('s3:Get*');
  await expect(action).toHaveAccessibleDescription('A request makes one call: name its action without wildcards.');
  await dialog.getByRole('button', { name: 'Add request' }).click();
  await expect(dialog).toBeVisible();
  await action.fill('"s3:GetObject",');
  await page.keyboard.press('Tab');
  await expect(action).toHaveValue('s3:GetObject');
  const resource = dialog.getByRole('combobox', { name: 'Resource' });
  await resource.fill('example-bucket');
  await expect(resource).toHaveAttribute('aria-invalid', 'true');
  await expect(resource).toHaveAccessibleDescription(
    'example-bucket is no ARN: write it whole, such as arn:aws:s3:::BucketName/ObjectName.',
  );
  await resource.fill(' "arn:aws:s3:::example-bucket/report.csv",');
  await expect(resource).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Tab');
  await expect(resource).toHaveValue('arn:aws:s3:::example-bucket/report.csv');
});

test('the resource of a call is offered as the action takes it and the caller’s policies name it, one or several', async ({
  page,
}) => {
  const statements = [
    { Effect: 'Allow', Action: 's3:*', Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'] },
  ];
  const resources = { 'arn:aws:s3:::archive': {}, 'arn:aws:s3:::reports': {} };
  await page.goto(`./${storyOf(statements, [], { roles: { Deploy: {} }, resources })}`);
  await page.getByRole('button', { name: 'Add request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add request' });
  const resource = dialog.getByRole('combobox', { name: 'Resource' });
  const options = dialog.getByRole('option');
  const another = dialog.getByRole('button', { name: 'Another resource' });
  await resource.click();
  await expect(options.first()).toHaveText(/^\s*arn:aws:s3:::reports\s*$/);
  await dialog.getByRole('combobox', { name: 'Action' }).fill('s3:ListBucket');
  await expect(dialog).toContainText('Access level: List');
  await page.keyboard.press('Tab');
  await resource.click();
  await expect(options.nth(0)).toHaveText(/^\s*arn:aws:s3:::reports\s*$/);
  await expect(options.nth(1)).toHaveText(/^\s*arn:aws:s3:::archive\s*$/);
  await expect(another).toHaveCount(0);
  await dialog.getByRole('combobox', { name: 'Action' }).fill('sts:AssumeRole');
  await expect(dialog).toContainText('Access level: Write');
  await page.keyboard.press('Tab');
  await resource.click();
  await expect(options.first()).toContainText('role/Deploy');
  await expect(another).toHaveCount(0);
  await dialog.getByRole('combobox', { name: 'Action' }).fill('ec2:AttachVolume');
  await expect(another).toBeVisible();
});

test('the verdict at the foot of a request’s form is whole at every width', async ({ playground, page }) => {
  const name = 'A-policy-with-a-name-that-says-everything-about-what-the-reports-are-and-who-may-read-them';
  const denial = { Sid: 'NobodyMayReadTheReportsOfAnotherTeamUnlessTheTeamSaysSo', Effect: 'Deny', Action: 's3:*' };
  await playground.open(
    linkTo({
      accounts: {
        '111122223333': {
          users: {
            alice: {
              policies: [{ name, document: { Version: '2012-10-17', Statement: [{ ...denial, Resource: '*' }] } }],
            },
          },
        },
      },
      requests: [{ name: 'reads', principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::b/a' }],
    }),
  );
  const dialog = await edit(playground, page, 'reads');
  await expect(live(dialog)).toHaveText('Explicit deny');
  const said = dialog.locator('.live p');
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const [inner, outer] = await said.evaluate((text) => [text.scrollHeight, text.clientHeight]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
    await expect(said).toBeInViewport({ ratio: 1 });
  }
});

test('a notice that goes gives the focus back where it came from, or to the request that is looked at', async ({
  playground,
  page,
}) => {
  await playground.open();
  const dialog = await edit(playground, page, 'The app may not write');
  await dialog.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await page.mouse.click(5, 5);
  const title = page.getByRole('textbox', { name: 'Title of the scenario' });
  await title.focus();
  await playground.alert.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(playground.alert).toBeEmpty();
  await expect(title).toBeFocused();

  // Where it came from may be gone.
  await playground.request('EC2 obtains').click();
  await page.getByRole('button', { name: 'More for request 1' }).click();
  await page.getByRole('menuitem', { name: 'Delete request' }).click();
  await page.getByRole('dialog', { name: 'Delete request 1?' }).getByRole('button', { name: 'Delete' }).click();
  const again = await edit(playground, page, 'The app may not write');
  await again.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await page.mouse.click(5, 5);
  await playground.alert.getByRole('button', { name: 'Save it after all' }).press('Enter');
  await expect(playground.alert).toBeEmpty();
  await expect(page.locator('body')).not.toBeFocused();
});

test('an empty page has one primary action, and the next one is primary once the first is done', async ({ page }) => {
  const primary = page.locator('[data-kind="primary"]:visible');
  await page.goto(`./${linkTo({})}`);
  await expect(page.getByRole('button', { name: 'Create a role' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await expect(primary).toHaveText(['Create a role']);
  await page.getByRole('button', { name: 'New scenario' }).click();
  await expect(page.getByText('111122223333').first()).toBeVisible();
  await expect(primary).toHaveText(['Create a role']);
  await page.goto(`./${linkTo({ accounts: { '111122223333': { users: { alice: {} } } } })}`);
  await page.reload();
  await expect(page.getByRole('treeitem', { name: /alice/ }).or(page.getByText('alice')).first()).toBeVisible();
  await expect(primary).toHaveText(['Add the first request']);
});

test('an empty page that is narrow has one primary action in each place, which leads to the next step', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const primary = page.locator('[data-kind="primary"]:visible');
  await page.goto(`./${linkTo({ accounts: { '111122223333': {} } })}`);
  const turn = (name: string) => page.getByRole('tab', { name }).click();
  for (const place of ['Verdict', 'World', 'Story']) {
    await turn(place);
    await expect(primary).toHaveText(['Create a role']);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await primary.click();
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(primary).toBeFocused();

  await page.goto(`./${linkTo({ accounts: { '111122223333': { users: { alice: {} } } } })}`);
  await page.reload();
  for (const place of ['Verdict', 'Story']) {
    await turn(place);
    await expect(primary).toHaveText(['Add the first request']);
  }
  await primary.click();
  await expect(page.getByRole('dialog', { name: 'Add request' })).toBeVisible();
});

/** The two letters between which a line ends, wherever it ends within a word of a name. */
function brokenWords(element: Element): readonly string[] {
  const found: string[] = [];
  let last: { letter: string; top: number } | undefined;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    // Between two of a name's pieces a line may end.
    last = undefined;
    for (const [index, letter] of [...(node.textContent ?? '')].entries()) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const { bottom, height } = range.getBoundingClientRect();
      if (height === 0) continue;
      const isWithin = last !== undefined && /[a-z]/.test(letter) && /\w/.test(last.letter) && last.letter !== '_';
      if (last !== undefined && isWithin && bottom > last.top + height) found.push(`${last.letter}|${letter}`);
      last = { letter, top: bottom - height / 2 };
    }
  }
  return found;
}

test('a long name goes on where one of its words begins: in the tree, its heading, its rows and the verdict', async ({
  playground,
  page,
}) => {
  const names = [
    'TheContinuousDeliveryPipelineOfPaymentsReconciliationReadsReports',
    'payments_settlement_reconciliation_reports_reader_of_production',
  ];
  const requests = names.map((name) => ({
    principal: `arn:aws:sts::111122223333:assumed-role/${name}/session-of-the-pipeline`,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::payments-reports/2026/TheReconciliationOfJanuary.csv',
  }));
  await playground.open(
    linkTo({ accounts: { '111122223333': { roles: Object.fromEntries(names.map((name) => [name, {}])) } }, requests }),
  );
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    for (const [place, selector, count] of [
      ['Story', '.row .call', 2],
      ['World', '[role="treeitem"] .name', 4],
      ['Editor', '#editor h3', 1],
      ['Verdict', '.message', 1],
    ] as const) {
      if (width === 390) await page.getByRole('tab', { name: place }).click();
      const all = page.locator(selector).filter({ visible: true });
      await expect(all.nth(count - 1)).toBeVisible();
      for (const element of await all.all())
        expect(await element.evaluate(brokenWords), `${place} at ${String(width)} px`).toEqual([]);
    }
  }
});

test('a row with long names shows who, what and which, and the whole of them when it is pointed at or selected', async ({
  playground,
  page,
}) => {
  const session = 'session-of-the-continuous-delivery-pipeline-in-production';
  const resource = 'arn:aws:s3:::payments-settlement-reconciliation-reports/2026/01/01/settlement-report.csv';
  await playground.open(
    storyOf(
      [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      [
        {
          name: 'TheContinuousDeliveryPipelineReadsTheReconciliationReports',
          principal: alice,
          action: 's3:GetObject',
        },
        { name: 'by a session', principal: { session }, action: 's3:GetObject', resource },
        { name: 'short', principal: alice, action: 's3:GetObject', resource },
      ],
    ),
  );
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    if (width === 390) await page.getByRole('tab', { name: 'Story' }).click();
    for (const name of ['by a session', 'short']) {
      const call = playground.request(name).locator('.call');
      await expect(call).toHaveAttribute('title', /→ s3:GetObject → payments-settlement-reconciliation-reports\//);
      const action = call.getByText('s3:GetObject', { exact: true });
      const isCut = (one: Locator) => one.evaluate((element) => element.scrollWidth > element.clientWidth);
      expect(await isCut(action), `${name} at ${width}`).toBe(false);
      expect(await isCut(call), `${name} at ${width}`).toBe(false);
      expect((await call.getByText(/^payments/).boundingBox())?.width).toBeGreaterThan(40);
    }
  }
  // A long name is broken where a word of it begins.
  const lines = await playground
    .request('TheContinuous')
    .locator('.name')
    .evaluate((name) => {
      const tops = new Map<number, string>();
      for (const node of name.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.textContent === '') continue;
        const range = document.createRange();
        range.selectNode(node);
        const rects = [...range.getClientRects()];
        if (rects.length !== 1) return ['broken within a word'];
        const top = Math.round(rects[0]?.top ?? 0);
        tops.set(top, `${tops.get(top) ?? ''}${node.textContent ?? ''}`);
      }
      return [...tops.values()];
    });
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join('')).toBe('TheContinuousDeliveryPipelineReadsTheReconciliationReports');
  await playground.request('by a session').click();
  await expect(playground.request('by a session').locator('.call')).toContainText(session);
});
