import type { Page } from '@playwright/test';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, PlaygroundPage, test } from './playground';
import { copySite } from './site-copy';

// A host that is down is what these tests are about: what the console says of it is no trouble.
test.use({ serviceWorkers: 'allow', isWatched: false });

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;

async function openAt(page: Page, address: string): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page);
  await page.goto(address);
  await expect(playground.requests.locator('[data-decision]').first()).toBeAttached();
  return playground;
}

/** Waits until a version of the site is kept whole and used. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active?.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 50));
    while (navigator.serviceWorker.controller === null) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

const generation = (page: Page): Promise<number> => page.locator('meta[name="generation"]').count();

const cacheNames = (page: Page): Promise<readonly string[]> => page.evaluate(() => caches.keys());

/** Asks for the newest version, as a browser does by itself with every visit. */
function lookForUpdate(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.update().then(
      () => 'found',
      (error: unknown) => String(error),
    );
  });
}

test('after one visit everything works without a network, the reference data that was used included', async ({
  page,
  context,
}) => {
  await using site = await copySite();
  // Its first request needs an AWS managed policy, which is reference data.
  const first = await openAt(page, `${site.address}#gallery/b2-role-with-a-managed-policy`);
  const decisions = await first.requests.locator('[data-decision]').allTextContents();
  await kept(page);
  const data = async (): Promise<number> =>
    page.evaluate(async () => {
      const name = (await caches.keys()).find((each) => each.endsWith(' data'));
      return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
    });
  await expect.poll(data).toBeGreaterThan(0);

  site.isDown = true;
  await context.setOffline(true);
  const next = await openAt(await context.newPage(), `${site.address}#gallery/b2-role-with-a-managed-policy`);
  await next.expectVerdicts(...decisions.map((text) => text.trim()));
  await expect(next.page.getByText('did not load')).toHaveCount(0);
  // The editor, which nobody has opened before.
  await next.document('Trust policy').click();
  await expect(next.editor).toBeFocused();

  for (const path of [
    'gallery.html',
    'gallery',
    'learn.html',
    'privacy.html',
    'gallery/06-forgotten-external-id.html',
  ]) {
    await next.page.goto(site.address + path);
    await expect(next.page.locator('h1, h2').first()).toBeVisible();
  }
  await next.page.goto(`${site.address}embed.html?gallery=06-forgotten-external-id`);
  await expect(next.page.locator('[data-decision]').first()).toBeVisible();
});

test('a first visit to a page of the gallery is enough, too', async ({ page, context }) => {
  await using site = await copySite();
  await page.goto(`${site.address}gallery/06-forgotten-external-id.html`);
  await kept(page);
  site.isDown = true;
  await context.setOffline(true);
  const playground = await openAt(page, site.address);
  await playground.expectVerdicts(...ofB1);
});

test('an update waits until the reader agrees, and an open page keeps the files that it came with', async ({
  page,
  context,
}) => {
  await using site = await copySite();
  await openAt(page, site.address);
  await kept(page);
  const other = await openAt(await context.newPage(), site.address);

  site.update();
  await lookForUpdate(page);
  const offer = page.getByRole('status').filter({ hasText: 'A new version is ready.' });
  await expect(offer).toBeVisible();
  // A page that is loaded now is still of the version that is used.
  const between = await openAt(await context.newPage(), site.address);
  expect(await generation(between.page)).toBe(0);
  await between.page.close();

  await page.bringToFront();
  await offer.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => generation(page)).toBe(1);
  await expect(page.locator('#verdict')).toContainText('The path');

  // The other page was not reloaded, and finds the editor of its own version, which the host no longer has.
  expect(await generation(other.page)).toBe(0);
  await other.page.bringToFront();
  await other.edit('Trust policy');
  await expect(other.editor).toContainText('ec2.amazonaws.com');
  const keys = await cacheNames(page);
  expect(keys.filter((name) => name.includes(site.address) && !name.endsWith(' data'))).toHaveLength(2);

  // Once it is closed, nobody needs that version.
  await other.page.close();
  await expect
    .poll(async () => {
      await page.reload();
      await expect(page.locator('#verdict')).toContainText('The path');
      return (await cacheNames(page)).filter((name) => !name.endsWith(' data')).length;
    })
    .toBe(1);
});

test('an update that arrives half or changed on the way is not taken, and the site goes on without a network', async ({
  page,
  context,
}) => {
  await using site = await copySite();
  await openAt(page, site.address);
  await kept(page);
  site.update();
  // One file is not what the list says: the host is in the middle of an upload.
  appendFileSync(join(site.folder, 'learn.html'), '<!-- half -->');
  await lookForUpdate(page);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { installing, waiting } = await navigator.serviceWorker.ready;
        return installing === null && waiting === null;
      }),
    )
    .toBe(true);
  await expect(page.getByRole('status').filter({ hasText: 'A new version' })).toHaveCount(0);
  site.isDown = true;
  await context.setOffline(true);
  const playground = await openAt(page, `${site.address}?again`);
  await playground.expectVerdicts(...ofB1);
  expect(await generation(page)).toBe(0);
  expect((await cacheNames(page)).filter((name) => !name.endsWith(' data'))).toHaveLength(1);
});

test('an embed and a page whose storage is refused register nothing', async ({ page }) => {
  await using site = await copySite();
  const registrations = (): Promise<number> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await page.goto(`${site.address}embed.html?gallery=06-forgotten-external-id`);
  await expect(page.locator('[data-decision]').first()).toBeVisible();
  expect(await registrations()).toBe(0);
  expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([[], []]);
  expect(await cacheNames(page)).toEqual([]);

  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openAt(page, site.address);
  await page.waitForLoadState('networkidle');
  expect(await registrations()).toBe(0);
});

test('the privacy page deletes everything: drafts, predictions, and the copies for use without a network', async ({
  page,
  context,
}) => {
  await using site = await copySite();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const playground = await openAt(page, site.address);
  await kept(page);
  await playground.paste('ReadTheBucket', '{}');
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBeGreaterThan(0);
  await page.goto(`${site.address}privacy.html`);
  await page.getByRole('button', { name: 'Delete everything that is kept here' }).click();
  await expect(page.getByText('Deleted.')).toBeVisible();
  expect(
    await page.evaluate(async () => [
      Object.keys(localStorage),
      Object.keys(sessionStorage),
      await caches.keys(),
      (await navigator.serviceWorker.getRegistrations()).length,
    ]),
  ).toEqual([[], [], [], 0]);
});
