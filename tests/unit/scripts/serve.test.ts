import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../../scripts/serve.mjs';

const around = mkdtempSync(join(tmpdir(), 'serve-'));
const folder = join(around, 'dist');
let port = 0;
let close = () => {};

beforeAll(async () => {
  mkdirSync(join(folder, 'gallery'), { recursive: true });
  mkdirSync(join(around, 'dist-secret'));
  writeFileSync(join(folder, 'index.html'), '<p>the page');
  writeFileSync(join(folder, 'gallery/index.html'), '<p>the gallery');
  writeFileSync(join(folder, 'a b.json'), '{}');
  writeFileSync(join(around, 'dist-secret/key'), 'secret');
  writeFileSync(join(around, 'key'), 'secret');
  const serving = await serve({ folder, port: 0 });
  if (serving === undefined) throw new Error('no free port');
  port = serving.port;
  close = () => serving.server.close();
});
afterAll(() => {
  close();
  rmSync(around, { recursive: true });
});

/** Sends the target exactly as it stands; `fetch` would normalize it. */
function get(path: string, headers = {}, method = 'GET') {
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

it.each([
  ['/', '<p>the page', 'text/html; charset=utf-8'],
  ['/index.html?theme=dark', '<p>the page', 'text/html; charset=utf-8'],
  ['/gallery/', '<p>the gallery', 'text/html; charset=utf-8'],
  ['/a%20b.json', '{}', 'application/json; charset=utf-8'],
])('serves %s', async (path, body, type) => {
  const answer = await get(path);
  expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([200, body, type]);
});

it.each([
  '/missing',
  '/index.html/',
  '/../key',
  '/..%2fkey',
  '/%2e%2e/key',
  '/..%5ckey',
  '/../dist-secret/key',
  '//etc/hostname',
  '/%00',
  '/%E0',
  '*',
])('has nothing at %s', async (path) => {
  const answer = await get(path);
  expect([answer.status, answer.body]).toEqual([404, 'not found']);
});

it('sends a folder without its slash to the folder, with the query', async () => {
  const answer = await get('/gallery?theme=dark');
  expect([answer.status, answer.headers.location]).toEqual([301, './gallery/?theme=dark']);
});

it('sends no body again that the browser has', async () => {
  const first = await get('/');
  const again = await get('/', { 'If-None-Match': first.headers.etag });
  expect([again.status, again.body]).toEqual([304, '']);
  expect(first.headers['cache-control']).toBe('no-cache');
});

it('answers HEAD without a body and refuses to be written to', async () => {
  expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(await get('/', {}, 'PUT')).toMatchObject({ status: 405 });
});

it('says when a port is taken', async () => {
  expect(await serve({ folder, port })).toBeUndefined();
});

it('compresses texts for whoever reads that, and answers 304 by what was sent', async () => {
  const { headers, body } = await get('/', { 'accept-encoding': 'br, gzip' });
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(body).not.toContain('the page');
  expect((await get('/')).headers['content-encoding']).toBeUndefined();
  expect((await get('/', { 'accept-encoding': 'gzip', 'if-none-match': headers.etag })).status).toBe(304);
  expect((await get('/', { 'if-none-match': headers.etag })).status).toBe(200);
});
