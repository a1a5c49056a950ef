// @ts-check
/* Finds the browsers for the browser tests, or gets them: a Chromium for all of them, Firefox and WebKit for the main ones. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isMain, run, runPackage } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The Chromium of this machine: PLAYWRIGHT_CHROMIUM_PATH, else one on the PATH; undefined if there is none. */
export function findBrowser() {
  const given = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  if (given !== undefined && given !== '') return given;
  const file = findProgram(names, starts);
  return file === undefined ? undefined : realpathSync(file);
}

/** Debian's Firefox, which is the one that the tests are known to drive; undefined if there is none. */
export function findFirefox() {
  return findProgram(['firefox-esr'], starts);
}

/** What drives Debian's WebKit, and the screen that it needs; undefined if one of them is missing. */
export function findWebKit() {
  const driver = findProgram(['WebKitWebDriver']);
  const screen = findProgram(['Xvfb']);
  return driver === undefined || screen === undefined ? undefined : { driver, screen };
}

/** Like `findFirefox` and `findWebKit`, and as root on Debian it installs what is missing, if that takes no longer than some minutes. */
export async function getOtherBrowsers() {
  const missing = [
    ...(findFirefox() === undefined ? ['firefox-esr'] : []),
    ...(findWebKit() === undefined ? ['webkit2gtk-driver', 'xvfb'] : []),
  ];
  if (missing.length > 0 && isDebianRoot()) {
    console.error(`Installing ${missing.join(', ')} for the browser tests …`);
    await install(missing);
  }
  return { firefox: findFirefox(), webkit: findWebKit() };
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
  if (isDebianRoot()) {
    console.error('Playwright cannot download it; installing Debian’s chromium …');
    await install(['chromium']);
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

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian's packages; what does not succeed within some minutes is left. */
async function install(/** @type {readonly string[]} */ packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('timeout', ['120', 'apt-get', 'update'], { quiet: true, env });
  await run('timeout', ['600', 'apt-get', 'install', '-y', '--no-install-recommends', ...packages], {
    quiet: true,
    env,
  });
}

/**
 * A program on the PATH.
 * @param {readonly string[]} list names, the first that is there
 * @param {(file: string) => boolean} [works]
 */
function findProgram(list, works = () => true) {
  for (const name of list) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const file = join(folder, name);
      if (folder !== '' && existsSync(file) && works(file)) return file;
    }
  }
  return undefined;
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
