import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { findWebKit } from '../../scripts/browser.mjs';

/** One window of Debian's WebKit, by the WebDriver protocol. */
export class WebDriver implements AsyncDisposable {
  readonly #address: string;
  readonly #processes: readonly ChildProcess[];

  private constructor(address: string, processes: readonly ChildProcess[]) {
    this.#address = address;
    this.#processes = processes;
  }

  static async start({ driver, screen }: NonNullable<ReturnType<typeof findWebKit>>): Promise<WebDriver> {
    const display = `:${100 + (process.pid % 400)}`;
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: display,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    };
    const processes = [
      spawn(screen, [display, '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: 'ignore' }),
      spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }),
    ];
    const root = `http://127.0.0.1:${port}/session`;
    const options = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args: ['--automation'] } };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { sessionId } = (await send('POST', root, { capabilities: { alwaysMatch: options } })) as {
          readonly sessionId: string;
        };
        return new WebDriver(`${root}/${sessionId}`, processes);
      } catch (error) {
        if (attempt < 40) await pause();
        else throw error;
      }
    }
  }

  async open(url: string): Promise<void> {
    await send('POST', `${this.#address}/url`, { url });
  }

  /** Runs the body of a function in the page. */
  run(script: string, ...args: readonly unknown[]): Promise<unknown> {
    return send('POST', `${this.#address}/execute/sync`, { script, args });
  }

  /** Types into what has the focus. */
  async type(...keys: readonly string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await send('POST', `${this.#address}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Clicks the first element that a selector finds. */
  async click(selector: string): Promise<void> {
    const found = (await send('POST', `${this.#address}/element`, {
      using: 'css selector',
      value: selector,
    })) as object;
    await send('POST', `${this.#address}/element/${String(Object.values(found)[0])}/click`, {});
  }

  async enterFrame(): Promise<void> {
    await send('POST', `${this.#address}/frame`, { id: 0 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await send('DELETE', this.#address).catch(() => undefined);
    for (const child of this.#processes.toReversed()) child.kill();
  }
}

async function send(method: string, address: string, body?: unknown): Promise<unknown> {
  const response = await fetch(address, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (!response.ok) throw new Error(`${method} ${address}: ${JSON.stringify(value)}`);
  return value;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 250));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
