import { expect, test } from './playground';

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;

test('the first scenario shows its four verdicts, and each is as expected', async ({ playground, page }) => {
  await playground.open();
  await playground.expectVerdicts(...ofB1);
  await expect(page).toHaveTitle('4 of 4 as expected · EC2 reads a bucket without access keys · IAM Playground');
});

test('selecting a request shows its sentence, its path and the statement that almost matches', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.request('The app may not write').click();
  await expect(playground.verdict).toContainText(
    'is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::example-bucket/report.csv" because no identity-based policy allows the s3:PutObject action',
  );
  await expect(playground.verdict.locator('[data-part="decides"]')).toHaveAttribute(
    'aria-label',
    /^Identity-based policies, decides/,
  );
  await expect(playground.document('ReadTheBucket').locator('.mark-badge')).toHaveText('Action does not match');
  await expect(page.getByRole('status').filter({ hasText: 'Request 4 of 4: Implicit deny' })).toBeAttached();
});

test('a trust policy for another service denies the first request, and the others have no credentials', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.edit('Trust policy');
  await playground.editor.getByText('"ec2.amazonaws.com"').dblclick({ position: { x: 14, y: 8 } });
  await page.keyboard.type('lambda');
  await expect(playground.editor).toContainText('"lambda.amazonaws.com"');

  await playground.expectVerdicts('Implicit deny', 'Error', 'Error', 'Error');
  await expect(playground.verdict).toContainText('by trust policy');
  for (const name of ['The app reads a report', 'The app may not list', 'The app may not write']) {
    await playground.request(name).click();
    await expect(playground.verdict).toContainText('EC2 obtains the role');
    await expect(playground.verdict).toContainText('should have obtained the session');
  }

  await page.getByRole('button', { name: 'Undo' }).click();
  await playground.expectVerdicts(...ofB1);
  expect(await playground.textOf('Trust policy')).toContain('"ec2.amazonaws.com"');
});

const curly = `{
  “Version”: “2012-10-17”,
  “Statement”: [
    {
      “Effect”: “Allow”,
      “Action”: “s3:GetObject”,
      “Resource”: “arn:aws:s3:::example-bucket/*”
    }
  ]
}`;

test('every curly quote of a pasted policy is marked, and one click mends them all', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('ReadTheBucket', curly);
  await playground.expectVerdicts('Allowed', 'Error', 'Error', 'Error');
  const marked = playground.editor.locator('.cm-lintRange-error');
  await expect(marked).toHaveCount(curly.split(/[“”]/).length - 1);

  await playground.request('The app reads a report').click();
  await expect(playground.verdict).toContainText('curly quote');

  await page.getByRole('button', { name: 'Replace all curly quotes' }).click();
  await playground.expectVerdicts(...ofB1);
  expect(await playground.textOf('ReadTheBucket')).toBe(curly.replaceAll(/[“”]/g, '"'));
});

test('while a document cannot be read, the last verdict stays and says so', async ({ playground, page }) => {
  await playground.open();
  await playground.request('The app reads a report').click();
  await playground.edit('ReadTheBucket');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('x');
  await expect(playground.verdict).toContainText('For the last valid version');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(playground.verdict).not.toContainText('For the last valid version');
  await playground.expectVerdicts(...ofB1);
});

test('a request that is added is decided like the others', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Add request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add request' });
  await expect(dialog.getByRole('combobox', { name: 'Caller' })).toHaveValue(
    "app, from “EC2 obtains the role's credentials”",
  );
  await dialog.getByRole('combobox', { name: 'Action' }).fill('s3:DeleteObject');
  await dialog.getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::example-bucket/report.csv');
  await dialog.getByLabel('Expectation').selectOption('Implicit deny');
  await dialog.getByRole('button', { name: 'Add request' }).click();
  await expect(dialog).toBeHidden();
  await playground.expectVerdicts(...ofB1, 'Implicit deny');
  await page.getByRole('button', { name: 'Undo' }).click();
  await playground.expectVerdicts(...ofB1);
});
