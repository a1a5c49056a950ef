import type { Page } from '@playwright/test';
import { summary, type BenchRow } from '../measure';
import { openPage, watched, type Site } from './browser';
import { watchKeys } from './watch';

/** Types into a policy and deletes again: every keystroke turns the verdict. */
export async function benchTyping(site: Site, hash: string, keystrokes: number): Promise<BenchRow> {
  const { page, context } = await openPage(site, { rate: 4 });
  await page.goto(site.address + hash);
  await watched(page, 2000);
  const action = page.getByRole('textbox', { name: 'ReadTheBucket' }).getByText('s3:GetObject').first();
  await action.click();
  await page.locator('.cm-content').waitFor();
  await page.locator('.cm-content').getByText('s3:GetObject').first().click();
  // To the end of the action's name: behind it stand a quotation mark and a comma.
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.evaluate(watchKeys);
  for (let count = 0; count < keystrokes; count++) {
    await page.keyboard.press(count % 2 === 0 ? 'x' : 'Backspace');
    // To ask the page meanwhile would make it draw, and take the time that is measured.
    do await page.waitForTimeout(400);
    while ((await keysOf(page)).length === count);
  }
  const times = await keysOf(page);
  await context.close();
  const { median, spread } = summary(times);
  return {
    id: 'keystroke',
    what: 'keystroke to painted verdict, 4 times slower processor',
    value: median,
    unit: 'ms',
    spread,
    runs: keystrokes,
    reach: { most: 50 },
  };
}

function keysOf(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (globalThis as { keys?: number[] }).keys ?? []);
}
