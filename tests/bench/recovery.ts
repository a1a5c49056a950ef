import { summary, type BenchRow } from './measure';
import type { Site } from './page/browser';
import { openFirst } from './site';

const requests = ['The app may not write', 'EC2 obtains the role'];

/** From the end of the worker that evaluates to the next verdict on the screen, a warm spare at hand as always. */
export async function benchRecovery(site: Site, quick: boolean): Promise<BenchRow> {
  const runs = quick ? 2 : 15;
  const page = await openFirst(site);
  const first = page.workers()[0]?.url();
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    // The spare has started, and the page rests.
    await page.waitForTimeout(1500);
    const worker = page.workers().find((each) => each.url() === first);
    if (worker === undefined) throw new Error('there is no worker that evaluates');
    const ended = await worker.evaluate(() => {
      const now = performance.timeOrigin + performance.now();
      setTimeout(close);
      return now;
    });
    const answered = await page.evaluate(
      async (name) => {
        const buttons = [...document.querySelectorAll<HTMLElement>('#story button')];
        buttons.find((each) => each.textContent.includes(name))?.click();
        while (document.querySelector('#verdict')?.textContent.includes(name) !== true) {
          await new Promise(requestAnimationFrame);
        }
        return performance.timeOrigin + performance.now();
      },
      requests[run % 2] ?? '',
    );
    samples.push(answered - ended);
  }
  await page.context().close();
  const { median, spread } = summary(samples);
  return {
    id: 'page.recovery',
    what: 'from the end of a worker to the next verdict on the screen',
    value: median,
    unit: 'ms',
    spread,
    runs,
    reach: { most: 1000 },
  };
}
