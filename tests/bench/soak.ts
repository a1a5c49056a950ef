import type { Page } from '@playwright/test';
import type { BenchRow } from './measure';
import type { Site } from './page/browser';
import { openFirst, usedMemory } from './site';

/** What an author does all day: types and takes back, in an open editor, each edit evaluated. */
export async function benchSoak(site: Site, quick: boolean): Promise<BenchRow> {
  const [warmUp, edits, rest] = quick ? [150, 150, 1500] : [500, 10_000, 3000];
  const page = await openFirst(site);
  await page.getByRole('textbox', { name: 'ReadTheBucket' }).click();
  await page.locator('.cm-content').waitFor();
  await page.keyboard.press('ControlOrMeta+End');
  // Until its code is compiled and its caches are filled, a page grows whatever it does.
  await edit(page, warmUp, rest);
  const before = await usedMemory(site.browser, page);
  await edit(page, edits, rest);
  const after = await usedMemory(site.browser, page);
  await page.context().close();
  return {
    id: 'page.soak',
    what: `memory of page and workers after ${edits.toLocaleString('en-US')} edits, of what it was before them (after ${warmUp} to warm up)`,
    value: (100 * after) / before,
    unit: `% (${(before / 1e6).toFixed(1)} MB before)`,
    spread: 0,
    runs: 1,
    reach: { most: 120 },
  };
}

/** Types a blank, takes it back, and so on, as fast as the page draws. */
async function edit(page: Page, edits: number, rest: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (let done = 0; done < count; done += 1) {
      document.execCommand(done % 2 === 0 ? 'insertText' : 'delete', false, done % 2 === 0 ? ' ' : undefined);
      await new Promise(requestAnimationFrame);
    }
  }, edits);
  // The last evaluation, its checks, and the address.
  await page.waitForTimeout(rest);
}
