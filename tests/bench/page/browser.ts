import type { Browser, BrowserContext, Page } from '@playwright/test';
import { watchStart, type Watched } from './watch';

/** Where the built site is served, and the browser that opens it. */
export interface Site {
  /** With a slash at its end. */
  readonly address: string;
  readonly browser: Browser;
}

/** Starts a Chromium. Playwright stays outside of the benchmark's bundle. */
export async function startBrowser(executablePath: string): Promise<Browser> {
  const name = '@playwright/test';
  const { chromium } = (await import(/* @vite-ignore */ name)) as typeof import('@playwright/test');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-blink-features=ForceEagerMeasureMemory',
    ],
  });
}

export interface PageConditions {
  /** So many times slower than this machine. */
  readonly rate?: number;
  /** Of what is seen, in pixels. */
  readonly height?: number;
}

/** A page with a cache of its own that is empty; it notes its start. */
export async function openPage(
  { browser }: Site,
  { rate = 1, height = 800 }: PageConditions = {},
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1280, height } });
  const page = await context.newPage();
  await page.addInitScript(watchStart);
  if (rate > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
  }
  return { page, context };
}

/** Waits for the first verdict, and for what the page does `after` it, in milliseconds. */
export async function watched(page: Page, after: number): Promise<Watched & { readonly verdict: number }> {
  // Seldom: to ask at every frame would take the time that is measured.
  await page.waitForFunction(() => (globalThis as { watched?: Watched }).watched?.verdict !== undefined, undefined, {
    polling: 250,
  });
  await page.waitForTimeout(after);
  const noted = await page.evaluate(() => (globalThis as { watched?: Watched }).watched);
  if (noted?.verdict === undefined) throw new Error('the page shows no verdict');
  return { ...noted, verdict: noted.verdict };
}
