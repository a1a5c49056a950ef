import { expect, test } from './playground';

test('an embed shows the scenario of its link: verdicts, sentence, deciding excerpt, and why', async ({
  playground,
  page,
}) => {
  await playground.open();
  const { hash } = new URL(await playground.copyLink());
  await page.goto('about:blank');
  await page.goto(`./embed.html?request=4&theme=dark${hash}`);

  const list = page.getByRole('list', { name: 'Requests' });
  await expect(list.locator('[data-decision]')).toHaveText(['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny']);
  await expect(list.getByRole('button').nth(3)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('status')).toContainText('is not authorized to perform: s3:PutObject');
  await expect(page.getByRole('figure')).toContainText('"s3:GetObject"');
  await page.getByText('Why?').click();
  await expect(page.getByText('Identity-based policies', { exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  const open = page.getByRole('link', { name: 'Open in playground' });
  expect(new URL((await open.getAttribute('href')) ?? '').hash).toBe(hash);
});

test('an embed takes no focus, keeps nothing, and leaves the editor out', async ({ playground, page, context }) => {
  await playground.open();
  const { hash } = new URL(await playground.copyLink());
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await page.goto('about:blank');
  await page.goto(`./embed.html${hash}`);
  await expect(page.getByRole('status')).toContainText('may call');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect(asked.filter((url) => url.includes('editor'))).toEqual([]);
});

test('an embed without a scenario, or with a cut link, says so', async ({ playground, page }) => {
  await page.goto('./embed.html');
  await expect(page.getByText('No scenario stands in this address.')).toBeVisible();
  await playground.open();
  const { hash } = new URL(await playground.copyLink());
  await page.goto('about:blank');
  await page.goto(`./embed.html${hash.slice(0, 200)}`);
  await expect(page.getByText('truncated')).toBeVisible();
});
