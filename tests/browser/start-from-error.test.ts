import type { Page } from '@playwright/test';
import { expect, test } from './playground';

const role = 'arn:aws:iam::111122223333:role/Deploy';
const session = 'arn:aws:sts::111122223333:assumed-role/Deploy/ci';

async function paste(page: Page, text: string) {
  await page.getByRole('button', { name: 'Open or import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open or import' });
  await dialog.getByRole('textbox', { name: 'Paste, or drop a file' }).fill(text);
  return dialog;
}

/** Pastes a text and opens what it is as a new scenario. */
async function pasteAndOpen(page: Page, text: string) {
  const dialog = await paste(page, text);
  await dialog.getByRole('button', { name: 'Open as a new scenario' }).click();
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }],
});

test('an AccessDenied message becomes a story, and its missing policies are pasted one by one', async ({
  playground,
  page,
}) => {
  await playground.open();
  const dialog = await paste(
    page,
    `An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: ${role} because no identity-based policy allows the sts:AssumeRole action`,
  );
  await expect(dialog).toContainText('AWS says: no identity-based policy allows it');
  await dialog.getByRole('button', { name: 'Open as a new scenario' }).click();
  await expect(playground.requests).toHaveCount(1);
  await expect(playground.requests.first()).toContainText('user/alice');
  await expect(playground.requests.first()).toContainText('sts:AssumeRole');

  const missing = page.getByRole('list', { name: 'Still missing' }).getByRole('listitem');
  await expect(missing).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'Good to know' })).toContainText('AWS names one policy type only');

  await missing.filter({ hasText: 'trust policy' }).getByRole('button', { name: 'Paste it' }).click();
  const wanted = page.getByRole('dialog', { name: /Paste the trust policy of role Deploy/ });
  await expect(wanted).toContainText('aws iam get-role --role-name Deploy');
  await wanted.getByRole('textbox', { name: 'Paste, or drop a file' }).fill(trust);
  await expect(wanted).toBeHidden();
  await expect(missing).toHaveCount(1);
  await expect(playground.document('Trust policy')).toContainText('111122223333');

  // The list survives a reload, since the address holds the scenario.
  await expect(page).toHaveURL(/#2\./);
  await page.reload();
  await expect(missing).toHaveCount(1);
  await missing.getByRole('button', { name: 'Leave out' }).click();
  await expect(page.locator('#verdict')).toContainText('1 left out: the verdict takes it for absent.');
  await expect(page.locator('#verdict')).toContainText('The verdict is what AWS said.');
  await page.getByRole('button', { name: 'Dismiss what the error needs' }).click();
  await expect(page.locator('#verdict')).not.toContainText('From the error');
});

test('an address that carries an error opens it as a story, also over what is open, and says what it cannot read', async ({
  playground,
  page,
}) => {
  const error = (text: string) => `#error=${encodeURIComponent(text)}`;
  const denial = `User: ${session} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::example-bucket/a%2Bb" because no identity-based policy allows the s3:GetObject action`;
  await page.goto(`./${error(denial)}`);
  await expect(playground.requests).toHaveCount(1);
  await expect(playground.requests.first()).toContainText('a%2Bb');
  const missing = page.getByRole('list', { name: 'Still missing' }).getByRole('listitem');
  await expect(missing).toHaveCount(1);
  await page.evaluate((hash) => (location.hash = hash), error('no error of any kind'));
  await expect(page.getByText('This is nothing that can be imported')).toBeVisible();
  await expect(playground.requests.first()).toContainText('s3:GetObject');
  const other = `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: ${role} because no identity-based policy allows the sts:AssumeRole action`;
  await page.evaluate((hash) => (location.hash = hash), error(other));
  await expect(playground.requests.first()).toContainText('sts:AssumeRole');
  await expect(missing).toHaveCount(2);
});

test('a service control policy at fault is named with the trap that it may be no explicit deny', async ({
  playground,
  page,
}) => {
  await playground.open();
  const dialog = await paste(
    page,
    `User: ${session} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::example-bucket/a" with an explicit deny in a service control policy`,
  );
  await expect(dialog).toContainText('AWS says: explicit deny in service control policy');
  await expect(dialog).toContainText('that only lacks an allow');
});

test('a CloudTrail event becomes a request with what the event says of the call', async ({ playground, page }) => {
  await playground.open();
  await pasteAndOpen(
    page,
    JSON.stringify({
      eventVersion: '1.11',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLE:ci',
        arn: session,
        accountId: '111122223333',
        sessionContext: {
          sessionIssuer: { type: 'Role', arn: role, accountId: '111122223333', userName: 'Deploy' },
          attributes: { mfaAuthenticated: 'true' },
        },
      },
      eventTime: '2026-01-01T12:30:00Z',
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      awsRegion: 'eu-central-1',
      sourceIPAddress: '198.51.100.7',
      userAgent: 'aws-cli/2',
      errorCode: 'AccessDenied',
      errorMessage: `User: ${session} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::example-bucket/a" because no identity-based policy allows the s3:GetObject action`,
      requestParameters: { bucketName: 'example-bucket', key: 'a' },
    }),
  );
  await playground.requests.first().getByRole('button').first().click();
  await page.getByRole('button', { name: 'Edit request' }).click();
  const form = page.getByRole('dialog', { name: 'Edit request' });
  await expect(form.getByRole('combobox', { name: 'Action' })).toHaveValue('s3:GetObject');
  await expect(form.getByRole('textbox', { name: 'Value of aws:SourceIp' })).toHaveValue('198.51.100.7');
  await expect(form.getByRole('textbox', { name: 'Session name' })).toHaveValue('ci');
});

test('an error that does not say who called leads to the request’s form', async ({ playground, page }) => {
  await playground.open();
  await pasteAndOpen(page, 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied');
  await page.getByRole('button', { name: /^Say it: say who called/ }).click();
  await expect(page.getByRole('dialog', { name: 'Edit request' })).toBeVisible();
});

test('a denial that is mended is no alarm: the row says what AWS said, and one click expects what is decided now', async ({
  playground,
  page,
}) => {
  await playground.open();
  await pasteAndOpen(
    page,
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::example-bucket/a" because no identity-based policy allows the s3:GetObject action',
  );
  await page.getByRole('button', { name: 'Leave out' }).click();
  await expect(page).toHaveTitle(/^1 of 1 as expected/);
  await expect(playground.verdict).toContainText('The verdict is what AWS said.');

  await page.getByRole('button', { name: 'Apply' }).first().click();
  await playground.expectVerdicts('Allowed');
  const row = playground.requests.first();
  await expect(row).toContainText('AWS denied it; it is allowed now');
  await expect(playground.verdict.locator('.sentence')).toContainText('AWS denied it; it is allowed now');
  await expect(page.getByText('expected Implicit deny')).toHaveCount(0);
  await expect(page).not.toHaveTitle(/as expected/);
  await expect(playground.verdict).toContainText(
    'AWS denied the request, and so did this scenario: your edits since allow it.',
  );
  await expect(playground.verdict).not.toContainText('If no edit of yours');

  // Dismissed, it is no alarm either.
  await page.getByRole('button', { name: 'Dismiss what the error needs' }).click();
  await expect(row).toContainText('AWS denied it; it is allowed now');
});

test('what AWS said is expected no more after one click', async ({ playground, page }) => {
  await playground.open();
  await pasteAndOpen(
    page,
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::example-bucket/a" because no identity-based policy allows the s3:GetObject action',
  );
  await page.getByRole('button', { name: 'Leave out' }).click();
  await page.getByRole('button', { name: 'Apply' }).first().click();
  await playground.expectVerdicts('Allowed');

  // The notice gives the focus back where it came from, and Undo makes the denial AWS's own again.
  await playground.alert.getByRole('button', { name: 'Undo' }).press('Enter');
  await playground.expectVerdicts('Implicit deny');
  await expect(page.locator('body')).not.toBeFocused();
  await expect(playground.verdict).toContainText('The verdict is what AWS said.');

  await page.getByRole('button', { name: 'Redo' }).click();
  await playground.expectVerdicts('Allowed');
  await page.getByRole('button', { name: 'Expect Allowed from now on' }).click();
  await expect(page).toHaveTitle(/^1 of 1 as expected/);
  await expect(playground.requests.first()).not.toContainText('AWS denied it');
  await expect(page.getByRole('button', { name: /^Expect/ })).toHaveCount(0);
});
