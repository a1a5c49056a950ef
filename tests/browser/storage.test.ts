import { expect, PlaygroundPage, test, Watch } from './playground';

const other =
  '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "*"}}';
const drafts = 'iam-playground.draft.';

test('a page that ends without a word before its address is written has lost nothing', async ({ playground, page }) => {
  // As a crash does: the address never holds the change, and no event tells the page of its end.
  await page.addInitScript(() => {
    const replace = history.replaceState.bind(history);
    history.replaceState = (state: unknown, title: string, url?: string | URL | null) => {
      if (!String(url).includes('#2.')) replace(state, title, url);
    };
  });
  await playground.open();
  await playground.paste('ReadTheBucket', other);
  const kept = () =>
    page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length, drafts);
  await expect.poll(kept).toBe(1);
  await page.evaluate(() => {
    // Nothing may be kept at the end that was not kept before.
    Storage.prototype.setItem = () => undefined;
    location.reload();
  });
  await expect(playground.alert).toContainText('Your last changes are back');
  await expect.poll(() => playground.textOf('ReadTheBucket')).toBe(other);
  await playground.expectVerdicts('Allowed', 'Implicit deny', 'Implicit deny', 'Implicit deny');
});

test('a page whose address holds everything comes back without a word', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('ReadTheBucket', other);
  await expect.poll(() => new URL(page.url()).hash).toContain('#2.');
  await page.reload();
  await playground.expectVerdicts('Allowed', 'Implicit deny', 'Implicit deny', 'Implicit deny');
  await page.getByRole('button', { name: 'Open or import' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  expect(await playground.alert.innerText()).toBe('');
});

test('what was only opened is not kept', async ({ playground, page }) => {
  await playground.open('#gallery/06-forgotten-external-id');
  await playground.expectVerdicts('Implicit deny', 'Implicit deny');
  await page.evaluate(() => (location.hash = '#gallery/07-mfa-in-an-allow'));
  await expect(page).toHaveTitle(/MFA/i);
  expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(0);
});

test('where storage is refused, everything works, and a link over work says what is not kept', async ({
  playground,
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  await playground.open();
  await playground.paste('ReadTheBucket', other);
  await playground.expectVerdicts('Allowed', 'Implicit deny', 'Implicit deny', 'Implicit deny');
  await page.evaluate(() => (location.hash = '#gallery/06-forgotten-external-id'));
  await expect(playground.alert).toContainText(
    'your former scenario is kept only as long as this page is open. This browser keeps nothing for this site: copy a link, or download what you want to keep.',
  );
  await playground.alert.getByRole('button', { name: 'Back to it' }).click();
  await expect.poll(() => playground.textOf('ReadTheBucket')).toBe(other);
});

test('where storage is full, typing goes on, and one sentence says that nothing more is kept', async ({
  playground,
  page,
}) => {
  await playground.open();
  await page.evaluate(() => {
    // Full to the last character, by another program of the same origin.
    let size = 2 ** 22;
    for (let count = 0; size > 0; count += 1) {
      try {
        localStorage.setItem(`filler ${count}`, 'x'.repeat(size));
      } catch {
        size >>= 1;
      }
    }
  });
  await playground.paste('ReadTheBucket', other);
  await playground.expectVerdicts('Allowed', 'Implicit deny', 'Implicit deny', 'Implicit deny');
  await expect(playground.alert).toContainText(
    'This browser has no room left for this site: delete drafts, or download what you want to keep.',
  );
  expect(await playground.textOf('ReadTheBucket')).toBe(other);
});

test('what is stored may be damaged or newer: the list says so and keeps it', async ({ playground, page }) => {
  await page.addInitScript((prefix) => {
    localStorage.setItem(`${prefix}a`, '{"version":1,"name":');
    localStorage.setItem(`${prefix}b`, '{"version":9,"name":"Of tomorrow","kept":"2030-01-01T00:00:00Z"}');
    localStorage.setItem('iam-playground.theme', '{');
    localStorage.setItem('iam-playground.predictions', '[');
    sessionStorage.setItem('iam-playground.work', '[');
  }, drafts);
  await playground.open();
  await page.getByRole('button', { name: 'Open or import' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('A draft that cannot be read');
  await expect(dialog).toContainText('Saved by a newer version of this site');
  await expect(dialog.getByRole('button', { name: 'Of tomorrow', exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');
  await playground.paste('ReadTheBucket', other);
  expect(await page.evaluate((prefix) => localStorage.getItem(`${prefix}a`), drafts)).toBe('{"version":1,"name":');
});

test('two tabs at once keep a draft each', async ({ playground, context, baseURL }) => {
  const watch = new Watch(context, baseURL ?? '');
  await playground.open();
  const second = new PlaygroundPage(await context.newPage());
  await second.open();
  await playground.paste('ReadTheBucket', other);
  await second.paste('ReadTheBucket', other.replace('s3:DeleteObject', 's3:PutObject'));
  await playground.page.bringToFront();
  await playground.page.getByRole('button', { name: 'Open or import' }).click();
  await expect(playground.page.getByRole('dialog').locator('time')).toHaveCount(2);
  expect(watch.troubles).toEqual([]);
});
