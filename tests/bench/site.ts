import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Site } from './page/browser';

/** Opens the first scenario and waits for its verdicts. */
export async function openFirst({ browser, address }: Site): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('#story [data-decision]').nth(3).waitFor();
  await page.waitForFunction(() => document.querySelector('#verdict')?.textContent.includes('The path'));
  return page;
}

/** Bytes that the scripts of a page and of its workers hold when nothing unreachable is left. */
export async function usedMemory(browser: Browser, page: Page): Promise<number> {
  const own = await page.context().newCDPSession(page);
  const devtools = await browser.newBrowserCDPSession();
  let sum = await settledHeap((method) => own.send(method));
  // Every kind of target: workers are left out of the list otherwise.
  const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{}] });
  for (const { targetId, type } of targetInfos) {
    if (type === 'worker') sum += await workerHeap(devtools, targetId);
  }
  await own.detach();
  await devtools.detach();
  return sum;
}

async function workerHeap(devtools: CDPSession, targetId: string): Promise<number> {
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: false });
  let id = 0;
  const bytes = await settledHeap((method) => {
    id += 1;
    const message = JSON.stringify({ id, method });
    return new Promise((resolve) => {
      const listen = (event: { readonly sessionId: string; readonly message: string }): void => {
        const answer = JSON.parse(event.message) as { readonly id?: number; readonly result?: unknown };
        if (event.sessionId !== sessionId || answer.id !== id) return;
        devtools.off('Target.receivedMessageFromTarget', listen);
        resolve(answer.result);
      };
      devtools.on('Target.receivedMessageFromTarget', listen);
      void devtools.send('Target.sendMessageToTarget', { sessionId, message });
    });
  });
  await devtools.send('Target.detachFromTarget', { sessionId });
  return bytes;
}

type HeapMethod = 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage';

async function settledHeap(send: (method: HeapMethod) => Promise<unknown>): Promise<number> {
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  const { usedSize } = (await send('Runtime.getHeapUsage')) as { readonly usedSize: number };
  return usedSize;
}
