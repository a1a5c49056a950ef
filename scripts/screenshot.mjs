// @ts-check
/*
 * node scripts/screenshot.mjs: draws static/playground.png, the picture of the page in the README, from dist/. Build first.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { getBrowser, noBrowser } from './browser.mjs';
import { root } from './run.mjs';

const executablePath = await getBrowser();
if (executablePath === undefined) {
  console.error(noBrowser);
  process.exit(1);
}
const server = spawn(process.execPath, [join(root, 'scripts/serve.mjs'), '--port', '0']);
/** @type {Promise<string>} */
const served = new Promise((resolve) => {
  server.stdout.on('data', (text) => {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text)) ?? [];
    if (address !== undefined) resolve(address);
  });
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await page.goto(await served);
  // A denial says most: its sentence, its path, and the statement that almost applies.
  await page.getByRole('button', { name: 'The app may not write' }).first().click();
  await page.getByRole('list', { name: 'Nearest misses' }).waitFor();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(root, 'static/playground.png') });
} finally {
  await browser.close();
  server.kill();
}
