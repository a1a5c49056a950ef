import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground';
import { linkTo } from './stories';

const gate = (id: string): string => `#verdict [data-gate~="${id}"]`;

test('the sentence names the kind of reason and the document, and leads to it', async ({ playground, page }) => {
  await playground.open('#gallery/05-deny-in-the-trust-policy');
  await expect(playground.verdict).toContainText('with an explicit deny in the role trust policy');
  await expect(playground.verdict).toContainText('Explicit deny: statement NotAdmin of the trust policy of Deploy');
  await page
    .locator('#world')
    .getByRole('treeitem', { name: /^admin/ })
    .first()
    .click();
  await playground.verdict.getByRole('button', { name: 'Show what decides' }).click();
  await expect(playground.document('Trust policy')).toBeVisible();
});

test('the sentence leads to the statement that decides, and to the gate where there is none', async ({
  playground,
  page,
}) => {
  await playground.open('#gallery/05-deny-in-the-trust-policy');
  await playground.verdict.getByRole('button', { name: 'Show what decides' }).click();
  await expect(playground.editor).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('"Sid": "NotAdmin"');

  await playground.open('#gallery/21-boundary-is-a-ceiling');
  await page.reload();
  await playground.request('The queue names the role').click();
  await playground.verdict.getByRole('button', { name: 'Show where it stops' }).click();
  await expect(page.locator(gate('caller/permissionsBoundary'))).toBeFocused();
  await expect(page.locator(gate('caller/permissionsBoundary'))).toBeInViewport();
  await expect(page.getByRole('status').filter({ hasText: 'No statement decides this' })).toBeAttached();
  expect(await page.evaluate(() => scrollY)).toBe(0);

  await playground.verdict.getByText('List', { exact: true }).click();
  await playground.verdict.getByRole('button', { name: 'Show where it stops' }).click();
  const inList = playground.verdict.getByRole('list', { name: 'The path' });
  await expect(inList.locator('[data-part="decides"] .row')).toBeFocused();
});

test('the path as a list says what the picture shows, with the absent gates folded', async ({ playground, page }) => {
  await playground.open('#gallery/21-boundary-is-a-ceiling');
  await playground.request('The queue names the role').click();
  await expect(page.locator(gate('caller/permissionsBoundary'))).toHaveAttribute('data-part', 'decides');
  await expect(page.locator(gate('caller/identityBasedPolicy'))).toHaveAttribute('data-part', 'bypassed');
  await expect(page.locator('#verdict path[data-kind="bypass"]')).toHaveCount(1);
  const read = (): Promise<readonly (readonly (string | undefined)[])[]> =>
    page
      .locator('#verdict [data-gate]')
      .evaluateAll((gates) =>
        gates
          .flatMap((one) => (one.dataset['gate'] ?? '').split(' ').map((id) => [id, one.dataset['part']]))
          .toSorted(),
      );
  const pictured = await read();

  await playground.verdict.getByText('List', { exact: true }).click();
  const list = playground.verdict.getByRole('list', { name: 'The path' });
  await expect(list.locator('[data-part="absent"]')).toHaveCount(0);
  const folded = list.getByRole('button', { name: /absent/ });
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
  expect(await read()).toEqual(pictured);
  await expect(list.locator(gate('caller/permissionsBoundary').replace('#verdict ', ''))).toContainText(
    'no Allow statement applies: this is the reason',
  );
});

test('a gate leads to its statements, a statement to its first failing element and its condition table', async ({
  playground,
  page,
}) => {
  await playground.open('#gallery/06-forgotten-external-id');
  const statements = playground.verdict.getByRole('list', { name: 'Statements' });
  await expect(statements.getByRole('listitem')).toHaveCount(1);
  await expect(statements).toContainText('Condition is not met');
  await expect(statements).toContainText('StringEquals on sts:ExternalId is not met');
  const row = statements.getByRole('row').filter({ hasText: 'sts:ExternalId' });
  await expect(row).toContainText('StringEquals');
  await expect(row).toContainText('x-123');
  await expect(row.getByText('absent', { exact: true })).toBeVisible();
  const conditions = statements.getByRole('table', { name: 'Conditions' });
  await expect(conditions).toContainText(/no match\s+absent key: does not match/);

  await page.locator(gate('caller/identityBasedPolicy')).focus();
  await page.keyboard.press('Enter');
  await expect(playground.verdict.getByText('of Identity-based policies')).toBeVisible();
  await playground.verdict.getByRole('button', { name: /^All/ }).click();
  await expect(statements.getByRole('listitem')).not.toHaveCount(1);
});

test('a near miss is applied in one click and undone in one', async ({ playground, page }) => {
  await playground.open('#gallery/06-forgotten-external-id');
  const misses = playground.verdict.getByRole('list', { name: 'Nearest misses' });
  await expect(misses).toContainText('Pass ExternalId = x-123 with the call');
  await expect(misses).toContainText('1 of 2 requests stay as they are.');
  await playground.verdict.getByRole('button', { name: '1 edit would allow it' }).click();
  await expect(playground.verdict.getByRole('heading', { name: 'What would allow it' })).toBeFocused();
  await expect(misses).toBeInViewport();
  await misses.getByRole('button', { name: /Pass ExternalId|pass ExternalId/ }).click();
  await playground.expectVerdicts('Allowed', 'Implicit deny');
  await expect(misses).toHaveCount(0);
  await expect(playground.verdict.locator('.sentence')).toBeFocused();
  await expect(playground.verdict.locator('.sentence')).toBeInViewport();
  await expect(playground.alert).toContainText('Applied: pass ExternalId = x-123 with the call.');
  await playground.alert.getByRole('button', { name: 'Undo' }).click();
  await playground.expectVerdicts('Implicit deny', 'Implicit deny');
  await expect(playground.alert).toBeEmpty();
  await misses.getByRole('button', { name: /pass ExternalId/ }).click();
  await playground.expectVerdicts('Allowed', 'Implicit deny');
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await playground.expectVerdicts('Implicit deny', 'Implicit deny');
});

test('a search for edits that would take too long says that it stopped', async ({ playground }) => {
  // Both accounts must allow: no single edit does, and there are more of them than are tried.
  const Statement = Array.from({ length: 40 }, (_, number) => ({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::bucket-${number}/*`,
  }));
  const policies = [{ name: 'Buckets', document: { Version: '2012-10-17', Statement } }];
  await playground.open(
    linkTo({
      accounts: {
        '111122223333': { users: { alice: { policies } } },
        '444455556666': { resources: { 'arn:aws:s3:::example-bucket': {} } },
      },
      requests: [
        {
          principal: 'arn:aws:iam::111122223333:user/alice',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::example-bucket/report.csv',
        },
      ],
    }),
  );
  await playground.expectVerdicts('Implicit deny');
  await expect(playground.verdict).toContainText(
    'None of the first edits that were tried allows it; the policies are too long to try all.',
  );
});

test.describe('a worker for findings and edits that does not load', () => {
  // The console tells of it, too.
  test.use({ isWatched: false });

  test('is said where it is missed, with a way to try again', async ({ playground, page, context }) => {
    await context.route('**/assets/assist-*.js', (route) => route.abort());
    await playground.open('#gallery/06-forgotten-external-id');
    const misses = playground.verdict.getByRole('status').filter({ hasText: 'Retry' });
    await expect(misses).toBeVisible();
    const findings = page.locator('#editor').getByRole('status').filter({ hasText: 'Retry' }).first();
    await expect(findings).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    await context.unroute('**/assets/assist-*.js');
    await misses.getByRole('button', { name: 'Retry' }).click();
    await expect(playground.verdict.getByRole('list', { name: 'Nearest misses' })).toContainText('ExternalId');
    await expect(misses).toHaveCount(0);
    await findings.getByRole('button', { name: 'Retry' }).click();
    await expect(page.locator('#editor')).toContainText('223 of 2,048 characters');
    await expect(page.locator('#editor').getByRole('button', { name: 'Retry' })).toHaveCount(0);
  });
});

test('each of several checks has its own path', async ({ playground }) => {
  await playground.open('#gallery/13-wrong-sts-verb');
  await playground.request('dev passes a session tag').click();
  const checks = playground.verdict.getByRole('list', { name: 'Checks' });
  await expect(checks.getByRole('button', { pressed: true })).toContainText('sts:TagSession');
  await checks.getByRole('button').filter({ hasText: 'sts:AssumeRole' }).click();
  await expect(playground.verdict.getByText('Allowed by trust policy', { exact: true })).toBeVisible();
});

test('the CloudTrail event is told, with what is not known, and copied', async ({ playground, page }) => {
  await playground.open();
  await playground.request('The app may not write').click();
  await playground.verdict.getByText('The CloudTrail event').click();
  const event = playground.verdict.getByRole('group', { name: 'CloudTrail event' });
  await expect(event).toContainText('"errorCode": "AccessDenied"');
  await expect(event).toContainText('"sessionIssuer"');
  await expect(playground.verdict).toContainText('userIdentity.accessKeyId');
  await playground.verdict.getByRole('button', { name: 'Copy CloudTrail event' }).click();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as Record<string, unknown>;
  expect(copied['eventName']).toBe('PutObject');
  expect(copied['errorMessage']).toContain('is not authorized to perform: s3:PutObject');
});

test('the picture of the story is shown, and saved as a file that needs nothing else', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Picture of the story' }).click();
  const dialog = page.getByRole('dialog', { name: 'The picture of the story' });
  const picture = dialog.getByRole('img', { name: /^EC2 reads a bucket/ });
  await expect(picture).toBeVisible();
  await expect(picture).toContainText('✗ implicit deny');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as SVG' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('ec2-reads-a-bucket-without-access-keys.svg');
  const svg = await readFile(await saved.path(), 'utf8');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  const shapes = await picture.locator('rect.box').count();
  expect(svg.match(/class="box"/g)).toHaveLength(shapes);
});

test('the page prints as a report: story, verdicts and documents, without controls', async ({ playground, page }) => {
  await playground.open();
  await expect(playground.verdict.getByText('The whole report')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const report = page.locator('article.print');
  await expect(report.getByRole('heading', { name: 'EC2 reads a bucket without access keys' })).toBeVisible();
  await expect(report.getByRole('row')).toHaveCount(5);
  await expect(report).toContainText('because no identity-based policy allows the s3:PutObject action');
  await expect(report).toContainText('"Service": "ec2.amazonaws.com"');
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await expect(report).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add request' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any layer of the verdict, ${colorScheme}`, async ({ playground, page }) => {
    await page.emulateMedia({ colorScheme });
    await playground.open('#gallery/28-same-account-or-cross-account-and');
    await expect(playground.verdict.getByText('The whole report')).toBeVisible();
    await playground.verdict.getByText('The CloudTrail event').click();
    await playground.verdict.getByText('The whole report').click();
    await expect(playground.verdict.getByRole('group', { name: 'CloudTrail event' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await playground.verdict.getByText('List', { exact: true }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('nothing of verdict, story, world and editor is wider than a narrow page, whatever its names', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const name of ['25-cross-account-s3-with-kms', '12-irsa-condition-key', '23-scp-by-omission']) {
    await playground.open(`#gallery/${name}`);
    await page.reload();
    await expect(playground.verdict.getByText('The whole report')).toBeVisible();
    for (const view of ['Verdict', 'Story', 'World', 'Editor']) {
      await page.getByRole('tab', { name: view }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(390);
    }
  }
});

test('what another account is taken to allow stands with the verdict, and another scenario begins at its top', async ({
  playground,
  page,
}) => {
  await playground.open('#gallery/02-cross-account-needs-two-yeses');
  const panel = page.locator('#verdict');
  await panel.evaluate((element) => {
    element.scrollTo(0, element.scrollHeight);
  });
  expect(await panel.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
  const principal = 'arn:aws:iam::444455556666:user/Bob';
  const scenario = {
    accounts: {
      '111122223333': {
        roles: {
          Reader: {
            trustPolicy: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
            },
          },
        },
      },
    },
    requests: [{ principal, action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/Reader' }],
  };
  await page.evaluate((hash) => (location.hash = hash), linkTo(scenario));
  await expect(panel.locator('.sentence')).toContainText('444455556666 is not in the scenario');
  await expect(panel.locator('.sentence')).toBeInViewport();
  expect(await panel.evaluate((element) => element.scrollTop)).toBe(0);
});

test('a request without its session leads to the request that should have given it', async ({ playground, page }) => {
  const story = await readFile('src/gallery/b1-ec2-reads-a-bucket/flipped/scenario.json', 'utf8');
  await playground.open(linkTo(JSON.parse(story) as object));
  await playground.requests.nth(1).getByRole('button').first().click();
  await expect(playground.verdict).toContainText('There are no credentials');
  await playground.verdict.getByRole('button', { name: 'Go to request 1, which gives the session' }).click();
  await expect(playground.requests.nth(0).getByRole('button').first()).toHaveAttribute('aria-current', 'true');
  await expect(playground.verdict.locator('.sentence')).toContainText('no role trust policy allows');
  await expect(playground.verdict.locator('.sentence')).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('a request that is not evaluated says so in place of a verdict, and is evaluated again from there', async ({
  playground,
}) => {
  const read = await readFile('src/gallery/b1-ec2-reads-a-bucket/scenario.json', 'utf8');
  const story = JSON.parse(read) as { readonly requests: readonly object[] };
  const requests = story.requests.map((request, index) => (index === 0 ? { ...request, disabled: true } : request));
  await playground.open(linkTo({ ...story, requests, view: { request: 1 } }));
  await playground.verdict.getByRole('button', { name: 'Go to request 1, which gives the session' }).click();
  await expect(playground.verdict).toContainText('Request 1 is not evaluated');
  await playground.verdict.getByRole('button', { name: 'Evaluate again' }).click();
  await expect(playground.verdict.locator('.sentence')).toContainText('ec2.amazonaws.com may call sts:AssumeRole');
});
