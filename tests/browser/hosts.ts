import { createServer, type Server } from 'node:http';

/** Something that listens on a port of its own, which makes it another origin than the site. */
export interface Host extends AsyncDisposable {
  /** With a slash at its end. */
  readonly address: string;
  /** What it was asked for. */
  readonly requests: readonly string[];
}

/** A page of another origin, as somebody's docs would be. */
export async function hostPage(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Host> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Docs</title><body>${body}</body></html>`;
  return listen(
    createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html);
    }),
    // Another site than 127.0.0.1, not only another origin.
    'localhost',
  );
}

/** The site as a host serves it that sends no `Access-Control-Allow-Origin`. */
export async function mirrorWithoutCors(site: string): Promise<Host> {
  return listen(
    createServer((request, response) => {
      void fetch(new URL(request.url ?? '/', site)).then(async (answer) => {
        response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' });
        response.end(Buffer.from(await answer.arrayBuffer()));
      });
    }),
    '127.0.0.1',
  );
}

function listen(server: Server, name: string): Promise<Host> {
  return new Promise((resolve) => {
    const requests: string[] = [];
    server.prependListener('request', ({ method = '', url = '' }) => requests.push(`${method} ${url}`));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        address: `http://${name}:${port}/`,
        requests,
        async [Symbol.asyncDispose]() {
          server.closeAllConnections();
          await new Promise((closed) => server.close(closed));
        },
      });
    });
  });
}
