import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNothingFound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('axe finds nothing at 1440 px, with the editor live and a document that cannot be read', async ({
      playground,
      page,
    }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await playground.open();
      await expectNothingFound(page);
      await playground.request('The app may not write').click();
      await playground.edit('ReadTheBucket');
      await expectNothingFound(page);
      await page.keyboard.press('ControlOrMeta+Home');
      await page.keyboard.type('x');
      await expect(playground.verdict).toContainText('For the last valid version');
      await expectNothingFound(page);
      await page.getByRole('button', { name: 'Add request' }).click();
      await expectNothingFound(page);
    });

    test('axe finds nothing at 390 px, in every tab', async ({ playground, page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await playground.open();
      for (const name of ['Story', 'World', 'Editor', 'Verdict']) {
        await page.getByRole('tab', { name }).click();
        await expect(page.getByRole('tabpanel', { name })).toBeVisible();
        await expectNothingFound(page);
      }
    });

    test('axe finds nothing in an embed', async ({ playground, page }) => {
      await playground.open();
      const { hash } = new URL(await playground.copyLink());
      await page.goto('about:blank');
      await page.goto(`./embed.html${hash}`);
      await expect(page.getByRole('status')).toContainText('authorized');
      await page.getByText('Why?').click();
      await expectNothingFound(page);
    });
  });
}

test('a narrow page lands on the verdict, and nothing is wider than the page', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await expect(page.getByRole('tab', { name: 'Verdict' })).toHaveAttribute('aria-selected', 'true');
  for (const name of ['Story', 'World', 'Editor', 'Verdict']) {
    await page.getByRole('tab', { name }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }
});

test('every control is reached by keyboard, shows its focus, and Tab leaves the editor', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await playground.open();
  const controls = await page
    .locator(
      'button:not(:disabled), input:not([type=radio]), input:checked, summary, [role=textbox], [role=separator], a[href]',
    )
    .count();
  const reached = new Set<string>();
  for (let step = 0; step < controls * 2; step += 1) {
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.activeElement !== null);
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const shown = element.closest('article, label') ?? element;
      const styles = [element, shown].map((one) => getComputedStyle(one));
      return {
        name: element.getAttribute('aria-label') ?? element.textContent,
        isVisible: styles.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none'),
      };
    });
    if (focus === undefined) break;
    expect(focus.isVisible, `focus of ${focus.name}`).toBe(true);
    reached.add(focus.name);
  }
  for (const name of [
    'Copy link',
    'Share',
    'Open or import',
    'Add request',
    'Add',
    'Trust policy',
    'ReadTheBucket, Identity-based policy',
    'Width of the verdict',
  ]) {
    expect([...reached].map((one) => one.trim())).toContain(name);
  }
});

test('the chosen colour scheme holds, also after a reload', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('the page does not shift while it loads and while the editor comes', async ({ playground, page }) => {
  await page.addInitScript(() => {
    const target = globalThis as { shift?: number };
    target.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        target.shift = (target.shift ?? 0) + entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await playground.open();
  await playground.edit('Trust policy');
  const shift = await page.evaluate(() => (globalThis as { shift?: number }).shift);
  expect(shift).toBeLessThan(0.02);
});
