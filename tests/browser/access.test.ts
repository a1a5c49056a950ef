import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNothingFound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** What to type into the palette, and the dialog that this opens. */
const dialogs = [
  ['add request', 'Add request'],
  ['add role', 'Add to the world'],
  ['share', 'Share'],
  ['open or import', 'Open or import'],
  ['keyboard', 'Keyboard'],
] as const;

async function openByPalette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Go to or do' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Go to or do' })).toHaveCount(0);
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

    for (const width of [390, 1440]) {
      test(`axe finds nothing in the dialogs and the scenario’s JSON at ${width} px`, async ({ playground, page }) => {
        await page.setViewportSize({ width, height: 900 });
        await playground.open();
        await page.keyboard.press('ControlOrMeta+k');
        await expect(page.getByRole('option').first()).toBeVisible();
        await expectNothingFound(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        for (const [typed, name] of dialogs) {
          await openByPalette(page, typed);
          const dialog = page.getByRole('dialog', { name });
          await expect(dialog).toBeVisible();
          await expectNothingFound(page);
          await dialog.getByRole('button', { name: 'Close' }).click();
          await expect(dialog).toHaveCount(0);
        }
        await openByPalette(page, 'scenario as json');
        await expect(playground.document('Scenario as JSON')).toBeVisible();
        await playground.edit('Scenario as JSON');
        await page.keyboard.press('ControlOrMeta+f');
        await expectNothingFound(page);
      });
    }

    test('axe finds nothing in an embed', async ({ playground, page }) => {
      await playground.open();
      const { hash } = new URL(await playground.copyLink());
      await page.goto('about:blank');
      await page.goto(`./embed.html${hash}`);
      await expect(page.getByRole('status')).toContainText('may call');
      await page.getByText('Why?').click();
      await expectNothingFound(page);
    });
  });
}

test('a narrow page lands on the verdict', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await expect(page.getByRole('tab', { name: 'Verdict' })).toHaveAttribute('aria-selected', 'true');
});

test('nothing is wider than the page, at 1280 px with 400 % zoom either', async ({ playground, page }) => {
  await playground.open();
  for (const width of [320, 360, 390, 640, 768, 1024, 1280]) {
    await page.setViewportSize({ width, height: 600 });
    for (const name of width < 700 ? ['Story', 'World', 'Editor', 'Verdict'] : ['']) {
      if (name !== '') await page.getByRole('tab', { name, exact: true }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBe(width);
    }
  }
});

interface Stops {
  readonly missed: readonly string[];
  readonly faults: readonly string[];
}

/** Presses Tab until the focus has been everywhere, and tells what it did not reach and where it was not seen. */
async function tabThrough(page: Page, scope: string): Promise<Stops> {
  const find = (root: string) => {
    const nameOf = (element: Element) =>
      `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent.trim()}`;
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        `${root} :is(a[href], button, input, select, textarea, summary, [tabindex])`,
      ),
    ];
    return all
      .filter((element) => {
        if (element.tabIndex < 0 || element.matches(':disabled')) return false;
        // Of the radio buttons of one name, only the chosen one is a stop.
        if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) return false;
        return element.checkVisibility({ visibilityProperty: true });
      })
      .map(nameOf);
  };
  const look = (root: string) => {
    const element = document.activeElement;
    if (element === null || element === document.body) return undefined;
    const shown = element.closest('article, label') ?? element;
    const isForced = matchMedia('(forced-colors: active)').matches;
    const isSeen = [element, shown].some((one) => {
      const { outlineStyle, boxShadow } = getComputedStyle(one);
      return outlineStyle !== 'none' || (!isForced && boxShadow !== 'none');
    });
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const at = (x: number, y: number) => document.elementFromPoint(x, y);
    const inside = (one: number, other: number, limit: number) => Math.min(Math.max((one + other) / 2, 1), limit - 1);
    const covering = at(inside(left, right, innerWidth), inside(top, bottom, innerHeight));
    const isFree = covering !== null && (shown.contains(covering) || covering.contains(shown));
    const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
    return {
      name: `${role} ${element.getAttribute('aria-label') ?? element.textContent.trim()}`,
      isInside: element.closest(root) !== null,
      fault: isSeen ? (isFree ? undefined : 'is covered') : 'is not seen',
    };
  };
  const missed = new Set(await page.evaluate(find, scope));
  const faults = new Set<string>();
  for (let steps = missed.size * 2 + 20; steps > 0 && missed.size > 0; steps -= 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(look, scope);
    if (stop?.isInside !== true) continue;
    missed.delete(stop.name);
    if (stop.fault !== undefined) faults.add(`the focus of ${stop.name} ${stop.fault}`);
  }
  return { missed: [...missed], faults: [...faults] };
}

const everywhere: Stops = { missed: [], faults: [] };

test('Tab reaches every control of the page, out of every document too, and its focus is seen', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await playground.open();
  expect(await tabThrough(page, 'body')).toEqual(everywhere);
});

test('Tab reaches every control of each place of a narrow page', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  for (const name of ['Story', 'World', 'Editor', 'Verdict']) {
    await page.getByRole('tab', { name, exact: true }).click();
    expect(await tabThrough(page, `#${name.toLowerCase()}`), name).toEqual(everywhere);
  }
});

test('the focus is seen in forced colours, where shadows are not', async ({ playground, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await playground.open();
  expect(await tabThrough(page, 'body')).toEqual(everywhere);
});

test('Tab reaches every control of every dialog', async ({ playground, page }) => {
  await playground.open();
  for (const [typed, name] of dialogs) {
    await openByPalette(page, typed);
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    expect(await tabThrough(page, 'dialog[open]'), name).toEqual(everywhere);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toHaveCount(0);
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
