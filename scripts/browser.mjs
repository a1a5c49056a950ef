// @ts-check
/* Finds a Chromium for the browser tests, or gets one. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isMain, run, runPackage } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The Chromium of this machine: PLAYWRIGHT_CHROMIUM_PATH, else one on the PATH; undefined if there is none. */
export function findBrowser() {
  const given = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  if (given !== undefined && given !== '') return given;
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const file = join(folder, name);
      if (folder !== '' && existsSync(file) && starts(file)) return realpathSync(file);
    }
  }
  return undefined;
}

/** Like `findBrowser`, and where there is none: Playwright's own, downloaded if need be; as root, Debian's package. */
export async function getBrowser() {
  const found = findBrowser() ?? (await playwrightBrowser());
  if (found !== undefined) return found;
  console.error('Looking for a Chromium: there is none here, so Playwright downloads its own …');
  await runPackage('@playwright/test/cli.js', ['install', 'chromium'], {
    quiet: true,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
  const downloaded = await playwrightBrowser();
  if (downloaded !== undefined) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Playwright cannot download it; installing Debian’s chromium …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { quiet: true, env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true, env });
  }
  return findBrowser();
}

/** What to tell a person who has no Chromium. */
export const noBrowser =
  'No Chromium was found, and none could be installed: install Chromium or Google Chrome, or say where it is in PLAYWRIGHT_CHROMIUM_PATH.';

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) && starts(file) ? file : undefined;
}

/** A browser that lacks a system library is there, but does not start. */
function starts(/** @type {string} */ file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;
}

if (isMain(import.meta.url)) {
  const browser = await getBrowser();
  if (browser === undefined) {
    console.error(noBrowser);
    process.exitCode = 1;
  } else {
    console.log(browser);
  }
}
