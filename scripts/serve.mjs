// @ts-check
/* A small static server for dist/, for people (start.mjs) and for the browser tests. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isMain, root } from './run.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Serves a folder on this machine only, texts compressed, as static hosts do. A browser asks again each time and gets 304
 * where nothing changed.
 * @param {{ folder?: string, port: number }} options port 0 takes any that is free
 * @returns {Promise<{ server: import('node:http').Server, port: number } | undefined>} undefined if the port is taken
 */
export function serve({ folder = join(root, 'dist'), port }) {
  const server = createServer((request, response) => {
    answer(folder, request).then(
      ({ status, headers, body }) => {
        response.writeHead(status, headers);
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      (error) => response.destroy(error),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<{ status: number, headers: Record<string, string>, body?: Buffer | string }>}
 */
async function answer(folder, request) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { Allow: 'GET, HEAD' }, body: 'method not allowed' };
  }
  const file = await findFile(folder, request.url ?? '/');
  if (file === undefined) return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'not found' };
  if (file.moved !== undefined) return { status: 301, headers: { Location: file.moved } };
  const type = types[/** @type {keyof typeof types} */ (extname(file.path))] ?? 'application/octet-stream';
  const isPacked = !type.startsWith('image/p') && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const whole = await readFile(file.path);
  const body = isPacked ? gzipSync(whole) : whole;
  const headers = {
    'Content-Type': type,
    ...(isPacked && { 'Content-Encoding': 'gzip' }),
    Vary: 'Accept-Encoding',
    'Cache-Control': 'no-cache',
    ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    'X-Content-Type-Options': 'nosniff',
    // As GitHub Pages does: a sandboxed embed is a stranger to its own site.
    'Access-Control-Allow-Origin': '*',
  };
  if (request.headers['if-none-match'] === headers.ETag) return { status: 304, headers };
  return { status: 200, headers: { ...headers, 'Content-Length': String(body.length) }, body };
}

/**
 * @param {string} folder
 * @param {string} url the request's target as it came
 * @returns {Promise<{ path: string, moved?: string } | undefined>} undefined where it is not a file of the folder
 */
async function findFile(folder, url) {
  const target = url.split('?', 1)[0] ?? '';
  let name;
  try {
    name = decodeURIComponent(target);
  } catch {
    return undefined;
  }
  if (!name.startsWith('/') || name.includes('\0')) return undefined;
  const path = join(folder, name.endsWith('/') ? `${name}index.html` : name);
  if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory() === true) {
    return { path, moved: `./${target.slice(target.lastIndexOf('/') + 1)}/${url.slice(target.length)}` };
  }
  return stats?.isFile() === true ? { path } : undefined;
}

/**
 * The port that the command line (`--port N`) or the environment (`PORT`) asks for.
 * @returns {number | undefined}
 */
export function readPort() {
  const flag = process.argv.indexOf('--port');
  const text = flag >= 0 ? (process.argv[flag + 1] ?? '') : process.env['PORT'];
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  console.error(`\`${text}\` is no port: a port is a whole number from 0 to 65535.`);
  process.exit(1);
}

/** Ends the server, and with it the process, when the terminal says so. */
export function endOnSignal(/** @type {import('node:http').Server} */ server) {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

if (isMain(import.meta.url)) {
  const port = readPort() ?? 4173;
  const serving = await serve({ port });
  if (serving === undefined) {
    console.error(`Port ${port} is taken.`);
    process.exitCode = 1;
  } else {
    console.log(`http://127.0.0.1:${serving.port}/`);
    endOnSignal(serving.server);
  }
}
