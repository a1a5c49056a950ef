import { expect, test as base, type FrameLocator, type Page } from '@playwright/test';
import { hostPage, mirrorWithoutCors, type Host } from './hosts';

const gallery = [
  'b1-ec2-reads-a-bucket',
  '06-forgotten-external-id',
  '07-mfa-in-an-allow',
  '21-boundary-is-a-ceiling',
  '26-bucket-arn-or-objects',
];

interface Fixtures {
  /** The site's address, with a slash at its end. */
  readonly site: string;
  /** Opens a page of another origin with this body. */
  readonly openHost: (body: string, headers?: Readonly<Record<string, string>>) => Promise<void>;
  readonly troubles: string[];
}

const test = base.extend<Fixtures>({
  site: async ({ baseURL }, use) => use(baseURL ?? ''),
  troubles: [
    async ({ context }, use) => {
      const troubles: string[] = [];
      context.on('console', (message) => {
        // Chromium asks every host for this by itself.
        if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
          troubles.push(message.text());
      });
      context.on('weberror', (error) => troubles.push(error.error().message));
      await use(troubles);
    },
    { auto: true },
  ],
  openHost: async ({ page }, use) => {
    const hosts: Host[] = [];
    await use(async (body, headers) => {
      const host = await hostPage(body, headers);
      hosts.push(host);
      await page.goto(host.address);
    });
    await page.goto('about:blank');
    for (const host of hosts) await host[Symbol.asyncDispose]();
  },
});

function frameOf(page: Page, index = 0): FrameLocator {
  return page.locator('iframe').nth(index).contentFrame();
}

async function expectVerdict(frame: FrameLocator): Promise<void> {
  await expect(frame.getByRole('list', { name: 'Requests' }).locator('[data-decision]').first()).toBeVisible();
  await expect(frame.getByRole('status').filter({ hasText: /authorized|may call/ })).toBeVisible();
}

const heightOf = (page: Page, index = 0) =>
  page
    .locator('iframe')
    .nth(index)
    .evaluate((frame) => frame.clientHeight);
const contentHeightOf = (page: Page, index = 0) =>
  frameOf(page, index)
    .locator('#embed')
    .evaluate((element) => Math.ceil(element.getBoundingClientRect().height));

test('with the script, a frame has the height of what it shows, and follows it', async ({
  page,
  site,
  openHost,
  troubles,
}) => {
  await openHost(`<iframe src="${site}embed.html?gallery=${gallery[0]}" title="a" width="700" height="100" style="border:0"></iframe>
    <iframe src="${site}embed.html?gallery=${gallery[1]}&view=story" title="b" width="700" height="100" style="border:0"></iframe>
    <script src="${site}embed.js" async></script>`);
  await expectVerdict(frameOf(page));
  await expect.poll(async () => (await heightOf(page)) - (await contentHeightOf(page))).toBe(0);
  await expect.poll(async () => (await heightOf(page, 1)) - (await contentHeightOf(page, 1))).toBe(0);
  const before = await heightOf(page);
  await frameOf(page).getByText('Why?').click();
  await expect.poll(() => heightOf(page)).toBeGreaterThan(before + 100);
  await frameOf(page).getByText('Why?').click();
  await expect.poll(() => heightOf(page)).toBe(before);
  expect(troubles).toEqual([]);
});

test('the element of the script makes a frame, of embeds only', async ({ page, site, openHost }) => {
  await openHost(`<script src="${site}embed.js" async></script>
    <iam-playground src="${site}embed.html?gallery=${gallery[1]}" title="External id"></iam-playground>
    <iam-playground src="${site}index.html"></iam-playground>`);
  await expectVerdict(frameOf(page));
  await expect(page.locator('iframe')).toHaveCount(1);
  await expect(page.locator('iframe')).toHaveAttribute('title', 'External id');
  await expect.poll(async () => (await heightOf(page)) - (await contentHeightOf(page))).toBe(0);
});

test('without the script the height stays, and messages of others change nothing', async ({ page, site, openHost }) => {
  const frame = `<iframe src="${site}embed.html?gallery=${gallery[1]}" title="a" height="410" style="border:0"></iframe>`;
  await openHost(frame);
  await expectVerdict(frameOf(page));
  expect(await heightOf(page)).toBe(410);
  await openHost(
    `${frame}<iframe srcdoc="<p>another</p>" title="b" height="77" style="border:0"></iframe><script src="${site}embed.js"></script>`,
  );
  await expectVerdict(frameOf(page));
  await expect.poll(async () => (await heightOf(page)) - (await contentHeightOf(page))).toBe(0);
  const before = await heightOf(page);
  await page.evaluate(() => window.postMessage({ type: 'iam-playground:height', height: 3000 }, '*'));
  await frameOf(page, 1)
    .locator('p')
    .evaluate(() => parent.postMessage({ type: 'iam-playground:height', height: 3000 }, '*'));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  expect(await heightOf(page)).toBe(before);
  expect(await heightOf(page, 1)).toBe(77);
});

test('five embeds on a page all show their verdicts, and none fetches the editor', async ({
  page,
  site,
  openHost,
  troubles,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openHost(
    gallery
      .map(
        (name) => `<iframe src="${site}embed.html?gallery=${name}" title="${name}" width="600" height="300"></iframe>`,
      )
      .join(''),
  );
  for (const index of gallery.keys()) await expectVerdict(frameOf(page, index));
  expect(troubles).toEqual([]);
  expect(asked.filter((url) => /live-editor|short-link/.test(url))).toEqual([]);
});

test('the theme is the parameter, and without one the reader’s', async ({ page, site, openHost }) => {
  const address = `${site}embed.html?gallery=${gallery[1]}`;
  await openHost(`<iframe src="${address}&theme=dark" title="a"></iframe><iframe src="${address}" title="b"></iframe>`);
  await expectVerdict(frameOf(page, 1));
  const paper = (index: number) =>
    frameOf(page, index)
      .locator('html')
      .evaluate((html) => getComputedStyle(html).backgroundColor);
  const [dark, light] = [await paper(0), await paper(1)];
  expect(dark).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => paper(1)).toBe(dark);
});

test('in a sandbox an embed works, keeps nothing and complains of nothing', async ({
  page,
  site,
  openHost,
  troubles,
}) => {
  await openHost(
    `<iframe sandbox="allow-scripts" src="${site}embed.html?gallery=${gallery[1]}&edit=true" title="a" width="700" height="800"></iframe>`,
  );
  const frame = frameOf(page);
  await expectVerdict(frame);
  expect(await frame.locator('html').evaluate(() => origin)).toBe('null');
  await frame.getByRole('button', { name: 'Edit' }).click();
  await expect(frame.locator('.cm-content')).toBeFocused();
  expect(troubles).toEqual([]);
});

test('in a sandbox whose host sends no CORS header, links work, and what cannot be fetched is said', async ({
  page,
  site,
  openHost,
}) => {
  await using mirror = await mirrorWithoutCors(site);
  await page.goto(`${site}embed.html?gallery=${gallery[0]}&edit=true`);
  await expectVerdict({ getByRole: page.getByRole.bind(page) } as unknown as FrameLocator);
  await page.goto(`${site}#gallery/${gallery[1]}`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const { hash } = new URL(await page.getByRole('textbox', { name: 'Link' }).inputValue());

  await openHost(`<iframe sandbox="allow-scripts" src="${mirror.address}embed.html?edit=true${hash}" title="a" width="700" height="800"></iframe>
    <iframe sandbox="allow-scripts" src="${mirror.address}embed.html?gallery=${gallery[0]}" title="b" width="700"></iframe>`);
  await expectVerdict(frameOf(page));
  expect(
    await frameOf(page)
      .locator('main')
      .evaluate((main) => getComputedStyle(main).display),
  ).toBe('grid');
  await frameOf(page).getByRole('button', { name: 'Edit' }).click();
  await expect(frameOf(page).getByText('The editor cannot be fetched into this frame')).toBeVisible();
  await expect(frameOf(page, 1).getByText('The gallery cannot be fetched from here')).toBeVisible();
  await expect(frameOf(page, 1).getByRole('link', { name: 'Open in playground' })).toHaveAttribute(
    'href',
    `${mirror.address}#gallery/${gallery[0]}`,
  );
});

test('an embed works where storage of others is blocked, and stores nothing', async ({
  page,
  site,
  openHost,
  troubles,
}) => {
  await page.addInitScript(() => {
    if (parent === window) return;
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    }
  });
  await openHost(
    `<iframe src="${site}embed.html?gallery=${gallery[1]}&reveal=asked" title="a" width="700" height="600"></iframe>`,
  );
  await frameOf(page).getByRole('button', { name: 'Denied' }).click();
  await expectVerdict(frameOf(page));
  expect(troubles).toEqual([]);
});

test('an embed takes neither the focus nor the wheel of its page', async ({ page, site, openHost }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await openHost(`<input aria-label="Search" autofocus><div style="height:200px"></div>
    <iframe src="${site}embed.html?gallery=${gallery[1]}" title="a" width="700" height="100" style="box-sizing:border-box;border:9px solid"></iframe>
    <div style="height:3000px"></div><script src="${site}embed.js" async></script>`);
  await expectVerdict(frameOf(page));
  await expect.poll(async () => (await heightOf(page)) - (await contentHeightOf(page))).toBe(0);
  await expect(page.getByRole('textbox', { name: 'Search' })).toBeFocused();
  const box = await page.locator('iframe').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 200);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
});

test('an embed works in a page with a strict policy of its own', async ({ page, site, openHost, troubles }) => {
  const origin = new URL(site).origin;
  await openHost(
    `<iframe src="${site}embed.html?gallery=${gallery[1]}" title="a" width="700" height="100"></iframe><script src="${site}embed.js" async></script>`,
    { 'Content-Security-Policy': `default-src 'none'; frame-src ${origin}; script-src ${origin}` },
  );
  await expectVerdict(frameOf(page));
  await expect.poll(async () => (await heightOf(page)) - (await contentHeightOf(page))).toBe(0);
  expect(troubles.filter((trouble) => !trouble.includes('favicon'))).toEqual([]);
});

test('the parameters choose the view, the request and the document, and hide verdicts until asked', async ({
  page,
  site,
}) => {
  const open = (query: string) => page.goto(`${site}embed.html?gallery=b1-ec2-reads-a-bucket&${query}`);
  const list = page.getByRole('list', { name: 'Requests' });

  await open('view=story');
  await expect(list.locator('[data-decision]')).toHaveText(['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny']);
  await expect(list.getByRole('button')).toHaveCount(0);
  await open('view=verdict&request=4');
  await expect(page.getByRole('status').filter({ hasText: 's3:PutObject' })).toBeVisible();
  await expect(list).toHaveCount(0);
  await open('view=path&request=4');
  await expect(page.getByText('Identity-based policies', { exact: true })).toBeVisible();
  await open('request=4&focus=Trust policy');
  await expect(page.getByRole('figure')).toContainText('ec2.amazonaws.com');

  await open('reveal=asked&request=4');
  await expect(list).toContainText('not shown yet');
  await expect(page.locator('[data-decision]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Allowed' }).click();
  await expect(page.getByText('You guessed otherwise.')).toBeVisible();
  await expect(list.locator('[data-decision]')).toHaveText(['Implicit deny']);
});

test('a document edited in an embed changes the verdict, and goes along to the playground', async ({ page, site }) => {
  await page.goto(`${site}embed.html?gallery=b1-ec2-reads-a-bucket&request=4&edit=true&focus=ReadTheBucket`);
  await page.getByRole('button', { name: 'Edit' }).click();
  const editor = page.locator('.cm-content');
  await expect(editor).toBeFocused();
  await editor.getByText('"s3:GetObject"').dblclick({ position: { x: 40, y: 8 } });
  await page.keyboard.type('PutObject');
  await expect(page.getByRole('list', { name: 'Requests' }).locator('[data-decision]').nth(3)).toHaveText('Allowed');
  const link = page.getByRole('link', { name: 'Open in playground' });
  await expect(link).toHaveAttribute('href', /#2\./);
  await page.goto((await link.getAttribute('href')) ?? '');
  await expect(page.getByRole('textbox', { name: 'ReadTheBucket' })).toContainText('s3:PutObject');
});
