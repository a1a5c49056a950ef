import { chromium, type Page, type Worker } from '@playwright/test';
import { expect, PlaygroundPage, test } from './playground';

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;
const other =
  '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "*"}}';
const ofOther = ['Allowed', 'Implicit deny', 'Implicit deny', 'Implicit deny'] as const;
const replaced = 'The worker that evaluates ended unexpectedly. Another one has taken over, and nothing is lost.';

/** The worker that evaluates is the first to start. */
async function evaluationWorker(page: Page): Promise<Worker> {
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  const [worker] = page.workers();
  if (!worker) throw new Error('there is no worker');
  return worker;
}

/** Its next evaluation never ends. */
async function neverAnswer(page: Page): Promise<void> {
  const worker = await evaluationWorker(page);
  await worker.evaluate(() => {
    // What every evaluation ends with.
    JSON.stringify = () => {
      for (;;);
    };
  });
}

test('a worker that ends while it rests is replaced at once, the page says so, and nothing is lost', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('ReadTheBucket', other);
  await playground.expectVerdicts(...ofOther);
  const worker = await evaluationWorker(page);
  await worker.evaluate(() => {
    close();
  });
  await expect(playground.alert).toContainText(replaced);
  expect(await playground.textOf('ReadTheBucket')).toBe(other);
  await page.getByRole('button', { name: 'Undo' }).click();
  await playground.expectVerdicts(...ofB1);
});

test('a reader who reloads, or comes back from another page, is where they were', async ({ playground, page }) => {
  await playground.open('#gallery/25-cross-account-s3-with-kms');
  await playground.request('S3 decrypts it for BI').click();
  await page.locator('#world').getByRole('treeitem', { name: /^ops/ }).first().click();
  const expectSame = async () => {
    await expect(playground.verdict.locator('.sentence')).toContainText('S3 decrypts it for BI');
    await expect(page.locator('#editor h3').first()).toHaveText('ops');
  };
  await expectSame();
  await page.reload();
  await expectSame();
  await page.goto('./gallery.html');
  await page.goBack();
  await expectSame();
  // A place that another scenario does not have is none.
  await page.evaluate(() => (location.hash = '#gallery/02-cross-account-needs-two-yeses'));
  await expect(playground.requests).toHaveCount(1);
  await expect(playground.verdict.locator('.sentence')).toContainText('sts:AssumeRole');
});

test('what a worker was asked when it ended is answered by the next one', async ({ playground, page }) => {
  await playground.open();
  const worker = await evaluationWorker(page);
  await worker.evaluate(() => {
    addEventListener('message', () => {
      close();
    });
  });
  await playground.paste('ReadTheBucket', other);
  await playground.expectVerdicts(...ofOther);
  await expect(playground.alert).toContainText(replaced);
});

test('what is typed can be undone also while its evaluation has no end', async ({ playground, page }) => {
  await playground.open();
  await neverAnswer(page);
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeDisabled();
  await playground.paste('ReadTheBucket', other);
  await expect(undo).toBeEnabled();
  await undo.click();
  await playground.expectVerdicts(...ofB1);
});

test('an evaluation without end is stopped, the page says what would help, and the next one works', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('ReadTheBucket', other);
  await playground.expectVerdicts(...ofOther);
  await neverAnswer(page);
  await playground.request('The app may not write').click();
  await expect(playground.verdict).toContainText(
    'The evaluation took longer than 2 seconds and was stopped: make the policies or the story shorter.',
  );
  expect(await playground.textOf('ReadTheBucket')).toBe(other);
  await page.getByRole('button', { name: 'Undo' }).click();
  await playground.expectVerdicts(...ofB1);
  await expect(playground.verdict).not.toContainText('was stopped');
});

test.describe('a file of the worker that does not load', () => {
  // The console tells of it, too.
  test.use({ isWatched: false });

  for (const [how, answer, why] of [
    ['is not reached', 'abort', 'Failed to fetch'],
    ['is not there', 404, 'the server answers 404'],
  ] as const) {
    test(`${how}: the page says so, and tries again by itself until it does`, async ({ playground, page }) => {
      let isBroken = true;
      await page.route('**/assets/evaluation-*.js', (route) => {
        if (!isBroken) return route.continue();
        return answer === 'abort' ? route.abort() : route.fulfill({ status: answer, body: 'not found' });
      });
      await page.goto('./');
      await expect(playground.verdict).toContainText(
        `The worker that evaluates did not start (${why}); it is tried again by itself.`,
      );
      await playground.edit('ReadTheBucket');
      isBroken = false;
      await playground.expectVerdicts(...ofB1);
      await expect(playground.verdict).not.toContainText('did not start');
    });
  }
});

test('a tab that runs out of memory has lost nothing', async ({ baseURL, launchOptions }) => {
  // The browser ends the whole tab; with little memory it comes soon.
  const options = { ...launchOptions, args: [...(launchOptions.args ?? []), '--js-flags=--max-old-space-size=60'] };
  const browser = await chromium.launch(options);
  try {
    const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const playground = new PlaygroundPage(page);
    await playground.open();
    await playground.paste('ReadTheBucket', other);
    await playground.expectVerdicts(...ofOther);
    const ended = page.waitForEvent('crash');
    const worker = await evaluationWorker(page);
    void worker
      .evaluate(() => {
        const all: unknown[] = [];
        for (;;) all.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
      })
      .catch(() => undefined);
    await ended;
    const next = new PlaygroundPage(await context.newPage());
    await next.open();
    await next.page.getByRole('button', { name: 'Open or import' }).click();
    await next.page
      .getByRole('dialog')
      .getByRole('button', { name: 'EC2 reads a bucket without access keys', exact: true })
      .click();
    await expect.poll(() => next.textOf('ReadTheBucket')).toBe(other);
  } finally {
    await browser.close();
  }
});
