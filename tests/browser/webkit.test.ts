import { expect, test } from '@playwright/test';
import { findWebKit } from '../../scripts/browser.mjs';
import { hostPage } from './hosts';
import { firstVerdicts, hostileLink, injectionShown } from './stories';
import { WebDriver } from './web-driver';

const webkit = findWebKit();

// The same as `everywhere.test.ts`, in an engine that Playwright cannot drive here.
test.skip(webkit === undefined, 'there is no WebKit here (Debian’s webkit2gtk-driver and xvfb)');
test.describe.configure({ mode: 'serial' });

const texts = 'return [...document.querySelectorAll(arguments[0])].map((element) => element.textContent.trim());';
const chips = '#story [data-decision]';

let browser: WebDriver;
test.beforeAll(async () => {
  if (webkit) browser = await WebDriver.start(webkit);
});
test.afterAll(async () => {
  await browser[Symbol.asyncDispose]();
});

const shown = (selector: string) => expect.poll(() => browser.run(texts, selector), { timeout: 30_000 });

test('the first scenario is evaluated, and a change of a policy changes its verdicts', async ({ baseURL }) => {
  await browser.open(baseURL ?? '');
  await shown(chips).toEqual(firstVerdicts);
  const document = '[role="textbox"][aria-label*="ReadTheBucket"]';
  // The editor comes after the first verdict.
  await expect.poll(() => browser.run('return document.querySelector(arguments[0]) !== null;', document)).toBe(true);
  await browser.click(document);
  await expect.poll(() => browser.run("return document.activeElement.classList.contains('cm-content');")).toBe(true);
  await browser.run(
    "document.execCommand('selectAll'); document.execCommand('insertText', false, arguments[0]);",
    '{}',
  );
  await expect.poll(() => browser.run(texts, chips)).not.toEqual(firstVerdicts);
});

test('an embed shows its verdicts in a page of another site', async ({ baseURL }) => {
  await using host = await hostPage(
    `<iframe src='${baseURL ?? ''}embed.html${hostileLink()}' width="700" height="600"></iframe>`,
  );
  await browser.open(host.address);
  await browser.enterFrame();
  await shown('h1').toEqual([injectionShown]);
  await expect.poll(() => browser.run(texts, '[data-decision]')).toContain('Allowed');
});

test('a hostile link shows its texts and runs none of them; a cut one says how much is missing', async ({
  baseURL,
}) => {
  const link = hostileLink();
  await browser.open(`${baseURL ?? ''}${link}`);
  await shown(chips).toEqual(firstVerdicts);
  await expect
    .poll(() => browser.run('return document.querySelector("#story").textContent;'))
    .toContain(injectionShown);
  expect(await browser.run('return globalThis.ran ?? null;')).toBeNull();
  await browser.run('location.hash = arguments[0];', link.slice(0, -40));
  await expect
    .poll(() => browser.run('return document.querySelector("[role=alert]").textContent;'))
    .toContain('truncated');
});
