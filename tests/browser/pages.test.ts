import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from './playground';

const site = join(import.meta.dirname, '../../dist');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One page of each kind. */
const kinds = [
  'gallery.html',
  'gallery/11-any-repository-can-deploy.html',
  'learn.html',
  'learn/who-says-no.html',
  'glossary.html',
  'privacy.html',
  'embed-guide.html',
];

/** In which every kind is once, the long ones too. */
const steady = [...kinds, 'conformance.html', 'findings.html', 'notices.html'];

const item = 'gallery/26-bucket-arn-or-objects.html';

function pagesOf(folder: string): readonly string[] {
  return readdirSync(join(site, folder))
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(folder, name));
}

const pages = ['', 'gallery', 'learn']
  .flatMap(pagesOf)
  .filter((path) => path !== 'index.html' && path !== 'embed.html');
const texts = new Map(pages.map((path) => [path, readFileSync(join(site, path), 'utf8')]));

function attributes(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, value = '']) => value.replaceAll('&amp;', '&'));
}

/** Whether a page of ours, or a place on it, is there. */
function leadsSomewhere(from: string, address: string): boolean {
  const [path = '', hash] = address.split('#');
  const target = path === '' ? from : normalize(join(dirname(from), path.split('?')[0] ?? ''));
  if (!existsSync(join(site, target))) return false;
  const scenario = /^gallery\/([^/]+)(\/flipped|\/twin)?$/.exec(hash ?? '')?.[1];
  if (scenario !== undefined) return texts.has(`gallery/${scenario}.html`);
  const text = texts.get(target);
  return text === undefined || hash === undefined || text.includes(`id="${hash}"`);
}

test('every internal link, frame and file of every page leads somewhere', () => {
  expect(pages.length).toBeGreaterThan(55);
  const broken = [...texts].flatMap(([from, text]) =>
    attributes(text, /\s(?:href|src)="([^"]*)"/g)
      .filter((address) => !address.startsWith('https://') && !leadsSomewhere(from, address))
      .map((address) => `${from}: ${address}`),
  );
  expect(broken).toEqual([]);
});

test('no page has inline scripts or styles, and only pages with embeds may show frames', () => {
  for (const [path, text] of texts) {
    expect(text, path).not.toMatch(/<style|<script(?![^>]*\ssrc=)|<[a-z][^>]*\s(?:style|on[a-z]+)="/);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy.includes("frame-src 'self'"), path).toBe(text.includes('<iframe '));
  }
});

test('every page has a title and a description of its own', () => {
  const all = [...texts.values()];
  for (const pattern of [/<title>([^<]*)<\/title>/, /<meta name="description" content="([^"]*)"/]) {
    const found = all.map((text) => pattern.exec(text)?.[1] ?? '');
    expect(found).not.toContain('');
    expect(new Set(found).size).toBe(found.length);
  }
});

test('every scenario and every chapter has a picture for social networks', () => {
  for (const path of pages.filter((page) => /^(gallery|learn)\//.test(page))) {
    const png = readFileSync(join(site, path.replace(/html$/, 'png')));
    expect(png.toString('latin1', 1, 4), path).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], path).toEqual([1200, 630]);
  }
});

test('a place deep in the long pages is where its link leads', async ({ page }) => {
  for (const path of ['conformance.html#PL-345', 'findings.html#UNSUPPORTED_ACTION_IN_POLICY']) {
    await page.goto(path);
    await expect(page.locator(`[id="${path.split('#')[1]}"]`)).toBeInViewport();
  }
});

async function expectNothingFound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('iframe')
    // Of hundreds of entries that are made alike, the first of each list.
    .exclude(':is(.entries, .findings) > li:nth-child(n + 12)')
    .withTags(tags)
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

const parts = 6;
for (let part = 0; part < parts; part++) {
  test(`axe finds nothing on any page, ${part + 1} of ${parts}`, async ({ page }) => {
    test.setTimeout(600_000);
    for (const path of pages.filter((_, index) => index % parts === part)) {
      await page.goto(path);
      await expectNothingFound(page);
    }
  });
}

for (const [width, colorScheme] of [
  [390, 'light'],
  [390, 'dark'],
  [1440, 'light'],
  [1440, 'dark'],
] as const) {
  test(`axe finds nothing on a page of each kind at ${width} px in the ${colorScheme} scheme`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      ...(baseURL && { baseURL }),
      colorScheme,
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    for (const path of kinds) {
      await page.goto(path);
      await expectNothingFound(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
    }
    await page.goto(item);
    await page.getByRole('button', { name: 'Show all verdicts' }).click();
    await page.getByText('Show the edit').click();
    await expectNothingFound(page);
    await context.close();
  });
}

test.describe('the gallery', () => {
  test('gives what is searched for as much room as the page has', async ({ page }) => {
    await page.goto('gallery.html');
    const field = page.getByLabel('Search, or paste your error');
    const { width } = (await field.boundingBox()) ?? { width: 0 };
    const form = (await page.getByRole('search').boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(form.width / 2);
  });

  test('finds a pasted error by its symptom, and filters by policy type', async ({ page }) => {
    await page.goto('gallery.html');
    const results = page.getByRole('list', { name: 'Scenarios that were found' });
    await page
      .getByLabel('Search, or paste your error')
      .fill(
        'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: User: arn:aws:iam::123456789012:user/me is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::my-bucket" because no identity-based policy allows the s3:ListBucket action',
      );
    await expect(results.getByRole('heading').first()).toHaveText('The bucket and its objects have two ARNs');
    await page.getByLabel('Search, or paste your error').fill('externalid');
    await expect(results.getByRole('heading')).toContainText(['The forgotten external id']);
    await page.getByLabel('Search, or paste your error').fill('no such thing');
    await expect(page.getByRole('status')).toContainText('Nothing found');
    await page.getByLabel('Search, or paste your error').fill('');
    await page.getByLabel('Policy type').selectOption('Key policy');
    await expect(results.getByRole('heading')).toHaveCount(2);
    await page.getByLabel('Policy type').selectOption('All policy types');
    await expect(page.getByRole('heading', { name: 'Federation' })).toBeVisible();
  });

  test('opens a pasted error in the playground as a story that says what is missing', async ({
    page,
    context,
    baseURL,
  }) => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    await page.goto('gallery.html');
    const search = page.getByLabel('Search, or paste your error');
    const start = page.getByRole('link', { name: 'Start from this error' });
    await search.fill('some words that are no error at all, I fear');
    await expect(page.getByRole('status').filter({ hasText: 'Nothing found' })).toBeVisible();
    await expect(start).toBeHidden();
    await search.fill(
      'User: arn:aws:sts::111122223333:assumed-role/ci/deploy is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:444455556666:key/1234abcd because no resource-based policy allows the kms:Decrypt action',
    );
    await expect(page.getByRole('search')).toContainText('an AccessDenied message: no resource-based policy allows it');
    await expect(page.getByRole('list', { name: 'Scenarios that were found' }).getByRole('heading').first()).toHaveText(
      'Cross-account S3 with KMS takes three yeses',
    );
    await expectNothingFound(page);
    await start.click();
    const requests = page.getByRole('list', { name: 'Requests' }).getByRole('listitem');
    await expect(requests).toHaveCount(1);
    await expect(requests).toContainText('kms:Decrypt');
    await expect(page.getByRole('list', { name: 'Still missing' }).getByRole('listitem')).not.toHaveCount(0);
    expect(asked.filter((url) => !url.startsWith(baseURL ?? '') && !url.startsWith('blob:'))).toEqual([]);
    expect(asked.filter((url) => /111122223333|1234abcd/.test(url))).toEqual([]);
  });

  test('hides a verdict until the reader has chosen, says whether it was right, and remembers', async ({ page }) => {
    await page.goto(item);
    const requests = page.getByRole('list', { name: 'Requests', exact: true }).locator('> li');
    const second = requests.nth(1);
    await expect(requests.first().locator('.answer')).toBeHidden();
    await requests.first().getByRole('button', { name: 'Allowed' }).click();
    await expect(requests.first()).toContainText('You said allowed');
    await expect(requests.first().getByText('because no identity-based policy allows')).toBeVisible();
    await expect(second.locator('.answer')).toBeHidden();
    await second.getByRole('button', { name: 'Implicit deny' }).press('Enter');
    await expect(second.locator('.answer')).toBeFocused();
    await page.reload();
    await expect(second).toContainText('You said implicit deny');
    await page.goto('gallery.html');
    await expect(page.getByText('You predicted 2 verdicts, 0 of them right.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear progress' }).click();
    await page.goto(item);
    await expect(second.locator('.answer')).toBeHidden();
  });

  test('leads to the playground with the flip as a goal, and runs its scenario on the page', async ({ page }) => {
    await page.goto(item);
    await page.getByText('Run it here').click();
    await expect(page.frameLocator('iframe').getByRole('status')).toContainText('s3:ListBucket');
    await page.getByRole('link', { name: 'Try it in the playground' }).click();
    const requests = page.getByRole('list', { name: 'Requests' }).getByRole('listitem');
    await expect(requests.first()).toContainText('expected allowed');
    await expect(requests.nth(1)).toContainText('as expected');
  });
});

test('a gallery card shows its verdicts once all of them are predicted', async ({ page }) => {
  await page.goto('gallery.html');
  const card = page.locator('[data-name="26-bucket-arn-or-objects"]');
  const verdicts = card.getByRole('list', { name: 'Verdicts' });
  await expect(card).toContainText('2 requests');
  await expect(verdicts).toBeHidden();
  await page.evaluate(() => {
    const guesses = JSON.stringify({ '26-bucket-arn-or-objects': ['allowed', 'allowed'] });
    localStorage.setItem('iam-playground.predictions', guesses);
  });
  await page.reload();
  await expect(verdicts).toBeVisible();
});

test('an embed of a lesson is as high as what it shows, and what is not answered takes no room', async ({ page }) => {
  await page.goto('learn/sessions.html');
  const frame = page.locator('iframe');
  await frame.scrollIntoViewIfNeeded();
  const inside = page.frameLocator('iframe').locator('html');
  await expect(page.frameLocator('iframe').getByRole('status').first()).toBeAttached();
  await expect
    .poll(async () => {
      const content = await inside.evaluate((html) => html.scrollHeight - html.clientHeight);
      return content;
    })
    .toBe(0);
  await page.goto(item);
  const first = page.getByRole('list', { name: 'Requests', exact: true }).locator('> li').first();
  const closed = (await first.boundingBox())?.height ?? 0;
  await first.getByRole('button', { name: 'Allowed' }).click();
  expect((await first.boundingBox())?.height).toBeGreaterThan(closed + 20);
});

test('the pages do not shift while they load, not even for a reader who has predicted', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem(
      'iam-playground.predictions',
      JSON.stringify({ '26-bucket-arn-or-objects': ['allowed', 'allowed'] }),
    );
    const target = globalThis as { shift?: number };
    target.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) target.shift = (target.shift ?? 0) + entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of [item, ...steady]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await page.evaluate(() => (globalThis as { shift?: number }).shift), `${path}, ${width} px`).toBeLessThan(
        0.02,
      );
    }
  }
});

test('everything that the site keeps can be deleted on the privacy page', async ({ page }) => {
  await page.goto('privacy.html');
  await page.evaluate(() => {
    localStorage.setItem('iam-playground.theme', 'dark');
    localStorage.setItem('of another site', '1');
  });
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByRole('status')).toHaveText('Deleted.');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['of another site']);
});

test('a term says what it means when the pointer or the focus is on it, and Escape puts that away', async ({
  page,
}) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('learn/sessions.html');
    const term = page.getByRole('main').getByRole('link', { name: 'role', exact: true });
    const meaning = page.getByRole('tooltip').first();
    await expect(meaning).toBeHidden();
    await term.focus();
    await expect(meaning).toBeVisible();
    await expect(meaning).toBeInViewport({ ratio: 1 });
    await expect(term).toHaveAccessibleDescription(/identity/);
    await page.keyboard.press('Escape');
    await expect(meaning).toBeHidden();
    await term.blur();
    await term.hover();
    await expect(meaning).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('verdicts, lesson and list are there, and nothing that only a script could do', async ({ page }) => {
    await page.goto(item);
    await expect(page.getByText('because no identity-based policy allows').first()).toBeVisible();
    await expect(page.getByText('Implicit deny').first()).toBeVisible();
    await expect(page.getByText('Tempting: allowed.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The lesson' })).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await page.getByText('A hint', { exact: true }).click();
    await expect(page.getByText('Add arn:aws:s3:::example-bucket to the Resource of')).toBeVisible();
    await page.goto('gallery.html');
    await expect(page.getByRole('listitem').getByRole('link')).toHaveCount(46);
    await expect(page.getByRole('search')).toBeHidden();
    await page.goto('privacy.html');
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
