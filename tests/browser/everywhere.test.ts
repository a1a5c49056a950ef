import { expect, test, type Page } from '@playwright/test';
import { findFirefox } from '../../scripts/browser.mjs';
import { hostPage } from './hosts';
import { firstVerdicts, hostileLink, injectionShown } from './stories';

// What has to hold in every browser; `webkit.test.ts` is the same by another driver.
test.skip(
  ({ browserName }) => browserName === 'firefox' && findFirefox() === undefined,
  'there is no Firefox here (Debian’s firefox-esr)',
);

const verdicts = (page: Page) =>
  page.getByRole('list', { name: 'Requests' }).getByRole('listitem').locator('[data-decision]');

test('the first scenario is evaluated, a change of a policy changes its verdicts, and a reload keeps the change', async ({
  page,
}) => {
  await page.goto('./');
  await expect(verdicts(page)).toHaveText(firstVerdicts);
  await page.getByRole('textbox', { name: 'ReadTheBucket' }).click();
  await expect(page.locator('.cm-content')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(
    '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}',
  );
  const changed = ['Allowed', 'Implicit deny', 'Implicit deny', 'Allowed'];
  await expect(verdicts(page)).toHaveText(changed);
  await expect.poll(() => new URL(page.url()).hash).toContain('#2.');
  await page.reload();
  await expect(verdicts(page)).toHaveText(changed);
});

for (const sandbox of ['', 'sandbox="allow-scripts allow-popups"']) {
  test(`an embed shows its verdicts in a page of another site (${sandbox || 'no sandbox'})`, async ({
    page,
    baseURL,
  }) => {
    const address = `${baseURL ?? ''}embed.html${hostileLink()}`;
    await using host = await hostPage(`<iframe ${sandbox} src='${address}' width="700" height="600"></iframe>`);
    await page.goto(host.address);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('h1')).toHaveText(injectionShown);
    await expect(frame.locator('[data-decision]').first()).toContainText('Allowed');
  });
}

test('a hostile link shows its texts and runs none of them; a cut one says how much is missing', async ({ page }) => {
  const link = hostileLink();
  await page.goto(`./${link}`);
  await expect(verdicts(page)).toHaveText(firstVerdicts);
  await expect(page.locator('#story')).toContainText(injectionShown);
  expect(await page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['ran'])).toBeUndefined();
  await page.evaluate((hash) => (location.hash = hash), link.slice(0, -40));
  await expect(page.getByRole('alert')).toContainText('truncated');
  await expect(page.locator('#story')).toContainText(injectionShown);
});
