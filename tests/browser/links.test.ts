import { expect, PlaygroundPage, test, Watch } from './playground';

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;

const layout =
  '{\n\t"Version": "2012-10-17",\n\n  "Statement": { "Effect":"Allow", "Action":["s3:GetObject"],\n    "Resource": "arn:aws:s3:::example-bucket/*" } }  ';

test('a copied link opens the same documents, character for character, and the same verdicts', async ({
  playground,
  browser,
  baseURL,
}) => {
  await playground.open();
  await playground.paste('ReadTheBucket', layout);
  await playground.expectVerdicts(...ofB1);
  const link = await playground.copyLink();
  expect(link).toContain('#2.');

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const watch = new Watch(context, baseURL ?? '');
  const fresh = new PlaygroundPage(await context.newPage());
  await fresh.open(new URL(link).hash);
  await fresh.expectVerdicts(...ofB1);
  for (const name of ['Trust policy', 'ReadTheBucket'])
    expect(await fresh.textOf(name)).toBe(await playground.textOf(name));
  expect(await fresh.textOf('ReadTheBucket')).toBe(layout);
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('a cut link says that it is truncated and how much is missing, and what was open stays', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('ReadTheBucket', layout);
  const { hash } = new URL(await playground.copyLink());
  await page.evaluate((cut) => (location.hash = cut), hash.slice(0, hash.length - 100));

  const count = (characters: number) => characters.toLocaleString('en-US');
  await expect(playground.alert).toContainText(
    `truncated: ${count(hash.length - 100)} of ${count(hash.length)} characters`,
  );
  expect(await playground.textOf('ReadTheBucket')).toBe(layout);
  await playground.expectVerdicts(...ofB1);
  await playground.request('The app may not write').click();
  await expect(playground.verdict).toContainText('s3:PutObject');
  await playground.alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(playground.alert).toBeEmpty();
});

test('a cut link in a fresh page leaves a page that works', async ({ playground }) => {
  await playground.open();
  const { hash } = new URL(await playground.copyLink());
  await playground.page.goto('about:blank');
  await playground.open(hash.slice(0, 200));
  await expect(playground.alert).toContainText('truncated');
  await playground.expectVerdicts(...ofB1);
});

test('a link that is opened over other work is one click away from it', async ({ playground, page }) => {
  await playground.open();
  const { hash } = new URL(await playground.copyLink());
  await playground.paste('ReadTheBucket', layout);
  await page.evaluate((link) => (location.hash = link), hash);
  await expect(playground.alert).toContainText('You opened a link; your former scenario is kept.');
  await page.getByRole('button', { name: 'Back to it' }).click();
  await expect.poll(() => playground.textOf('ReadTheBucket')).toBe(layout);
});

test('the address follows the work when the reader pauses, and a reload keeps it', async ({ playground, page }) => {
  await playground.open();
  expect(new URL(page.url()).hash).toBe('');
  await playground.paste('ReadTheBucket', layout);
  await expect.poll(() => new URL(page.url()).hash).toContain('#2.');
  await page.reload();
  await playground.expectVerdicts(...ofB1);
  expect(await playground.textOf('ReadTheBucket')).toBe(layout);
});

test('where the clipboard refuses, the link stands in a field to copy from', async ({ playground, page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await playground.open();
  await page.getByRole('button', { name: 'Copy link' }).click();
  const field = page.getByRole('dialog', { name: 'Share' }).getByRole('textbox', { name: 'The browser refused' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/#2\./);
});
