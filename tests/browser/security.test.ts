import type { Frame, Page, Worker } from '@playwright/test';
import { expect, PlaygroundPage, test, Watch } from './playground';
import { hostPage } from './hosts';
import { copySite } from './site-copy';

/** What became of the ways out of a page or worker: those that were refused, by name. */
async function tryWaysOut(place: Page | Frame | Worker, elsewhere: string): Promise<Readonly<Record<string, string>>> {
  return (place as Worker).evaluate(async (address) => {
    const results: Record<string, string> = {};
    const attempt = async (name: string, work: () => unknown): Promise<void> => {
      try {
        await work();
        results[name] = 'done';
      } catch {
        results[name] = 'refused';
      }
    };
    await attempt('fetch', () => fetch(address, { mode: 'no-cors' }));
    await attempt('XMLHttpRequest', () => {
      const request = new XMLHttpRequest();
      request.open('GET', address, false);
      request.send();
    });
    await attempt('WebSocket', () => {
      const socket = new WebSocket(address.replace('http', 'ws'));
      return new Promise<void>((resolve, reject) => {
        socket.onopen = () => {
          resolve();
        };
        socket.onerror = reject;
      });
    });
    await attempt('EventSource', () => {
      const source = new EventSource(address);
      return new Promise<void>((resolve, reject) => {
        source.onopen = () => {
          resolve();
        };
        source.onerror = reject;
      });
    });
    // What is tested here is that it is refused.
    const global = globalThis as unknown as Record<'eval' | 'Function', (code: string) => unknown>;
    await attempt('eval', () => global.eval('1'));
    await attempt('Function', () => global.Function('return 1'));
    await attempt('timer', () => {
      const late = setTimeout as unknown as (code: string) => number;
      return new Promise<void>((resolve, reject) => {
        (globalThis as unknown as Record<string, unknown>)['reached'] = undefined;
        late('globalThis.reached = 1');
        setTimeout(() => {
          if ((globalThis as unknown as Record<string, unknown>)['reached'] === 1) resolve();
          else reject(new Error('nothing ran'));
        }, 200);
      });
    });
    if ('importScripts' in globalThis) {
      const load = (globalThis as unknown as { importScripts: (address: string) => void }).importScripts;
      await attempt('importScripts', () => {
        load(address);
      });
      await attempt('worker', () => {
        const text = 'postMessage(1)';
        const worker = new Worker(`data:text/javascript,${text}`);
        return new Promise<void>((resolve, reject) => {
          worker.onmessage = () => {
            resolve();
          };
          worker.onerror = reject;
        });
      });
    } else {
      await attempt('image', () => {
        const image = new Image();
        image.src = address;
        return image.decode();
      });
      await attempt('import', () => import(/* @vite-ignore */ address));
      await attempt('script', () => {
        const script = document.createElement('script');
        script.src = address;
        document.head.append(script);
      });
      await attempt('inline script', () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.ran = 1';
        document.head.append(script);
      });
      await attempt('HTML', () => {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="globalThis.ran = 1">');
      });
      await attempt('inline style', () => {
        const style = document.createElement('style');
        style.textContent = 'body { --reached: 1 }';
        document.head.append(style);
        const value = getComputedStyle(document.body).getPropertyValue('--reached');
        style.remove();
        if (value === '') throw new Error('it has no effect');
      });
      await attempt('frame', () => {
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
        return new Promise<void>((resolve) => {
          frame.onload = () => {
            frame.remove();
            resolve();
          };
        });
      });
      // It says nothing of what becomes of it: the host tells.
      navigator.sendBeacon(address, 'a policy');
      const link = document.createElement('link');
      link.rel = 'preload';
      link.as = 'image';
      link.href = address;
      document.head.append(link);
    }
    return results;
  }, elsewhere);
}

test.describe('the Content-Security-Policy', () => {
  // What is refused is told in the console.
  test.use({ isWatched: false });

  test('refuses every way out of the worker: another origin, eval, scripts', async ({ playground, page }) => {
    await using host = await hostPage('', { 'Access-Control-Allow-Origin': '*' });
    await playground.open();
    await expect.poll(() => page.workers().length).toBeGreaterThan(1);
    for (const worker of page.workers()) {
      expect(await tryWaysOut(worker, host.address)).toEqual({
        fetch: 'refused',
        XMLHttpRequest: 'refused',
        WebSocket: 'refused',
        EventSource: 'refused',
        eval: 'refused',
        Function: 'refused',
        timer: 'refused',
        importScripts: 'refused',
        worker: 'refused',
      });
    }
    expect(host.requests).toEqual([]);
  });

  for (const path of ['./', './embed.html?gallery=06-forgotten-external-id', './privacy.html']) {
    test(`refuses every way out of ${path}`, async ({ page }) => {
      await using host = await hostPage('', { 'Access-Control-Allow-Origin': '*' });
      await page.goto(path);
      await expect(page.locator('h1').first()).toBeVisible();
      const results = await tryWaysOut(page, host.address);
      // A frame "loads" when it is refused, with nothing in it.
      expect(results).toEqual({
        fetch: 'refused',
        XMLHttpRequest: 'refused',
        WebSocket: 'refused',
        EventSource: 'refused',
        eval: 'refused',
        Function: 'refused',
        timer: 'refused',
        image: 'refused',
        import: 'refused',
        script: 'refused',
        'inline script': 'refused',
        HTML: 'refused',
        'inline style': 'refused',
        frame: 'done',
      });
      expect(await page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['ran'])).toBeUndefined();
      expect(host.requests).toEqual([]);
    });
  }
});

test.describe('another place', () => {
  // The watch knows the usual one only.
  test.use({ isWatched: false });

  test('the site works below any path of a plain static host: page, gallery, a gallery item with its embed, embed', async ({
    page,
  }) => {
    await using site = await copySite();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const playground = new PlaygroundPage(page);
    await page.goto(site.address);
    await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Implicit deny');
    await playground.edit('Trust policy');
    await page.goto(`${site.address}#gallery/06-forgotten-external-id`);
    await expect(playground.requests.locator('[data-decision]').first()).toBeVisible();
    await page.goto(`${site.address}gallery/06-forgotten-external-id.html`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.goto(`${site.address}embed-guide.html`);
    await expect(page.frameLocator('iframe').first().locator('[data-decision]').first()).toBeVisible();
    await page.goto(`${site.address}embed.html?gallery=06-forgotten-external-id`);
    await expect(page.locator('[data-decision]').first()).toBeVisible();
    const outside = requests.filter((url) => !url.startsWith(site.address) && !url.startsWith('blob:'));
    expect(outside).toEqual([]);
  });
});

test('through a whole session nothing is asked for but the site’s own files', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'allow' });
  const asked: string[] = [];
  // Of every page, frame, worker and of the service worker.
  context.on('request', (request) => asked.push(request.url()));
  const watch = new Watch(context, baseURL ?? '');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const playground = new PlaygroundPage(page);

  await playground.open('#gallery/b2-role-with-a-managed-policy');
  await playground.edit('Trust policy');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' ');
  await page.getByRole('button', { name: 'Add request' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await playground.copyLink();
  await page.getByRole('button', { name: 'Open or import' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const path of [
    'gallery.html',
    'gallery/06-forgotten-external-id.html',
    'learn.html',
    'conformance.html',
    'embed-guide.html',
  ]) {
    await page.goto(`./${path}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
  await expect(page.frameLocator('iframe').first().locator('[data-decision]').first()).toBeVisible();
  await page.goto('./embed.html?gallery=06-forgotten-external-id&edit=1');
  await expect(page.locator('[data-decision]').first()).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);

  const own = baseURL ?? '';
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((url) => !url.startsWith(own) && !url.startsWith(`blob:${own}`))).toEqual([]);
  // Addresses of files and of parameters of presentation; never a scenario.
  expect(asked.filter((url) => url.length > own.length + 100 && !url.startsWith('blob:'))).toEqual([]);
  expect(watch.troubles).toEqual([]);
  await context.close();
});
