import { defineConfig, devices } from '@playwright/test';
import { findBrowser, findFirefox } from './scripts/browser.mjs';

const executablePath = process.env['PLAYWRIGHT_CHROMIUM_PATH'] ?? findBrowser();
const firefox = findFirefox();
const port = process.env['IAM_PLAYGROUND_PORT'];

/** The built site in a real Chromium, never the dev server. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  // No test is about time: these only end one that hangs, on the slowest machine too.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // What passes only then is named at the end of `npm test`.
  retries: 1,
  reporter: 'list',
  webServer: {
    command: 'node scripts/serve.mjs --port 0',
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<iam_playground_port>\d+)/ },
  },
  use: {
    ...(port === undefined ? {} : { baseURL: `http://127.0.0.1:${port}/` }),
    trace: 'retain-on-failure',
    // The tests of what works offline allow them; to all others they would be nothing but load.
    serviceWorkers: 'block',
    // A page is looked at in the colours that it has, never on the way to them.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: 'webkit.test.ts',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: [
            '--no-sandbox',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--font-render-hinting=none',
            '--disable-lcd-text',
          ],
        },
      },
    },
    // What has to hold everywhere, where Debian's Firefox and WebKit are there (`scripts/browser.mjs`).
    {
      name: 'firefox',
      testMatch: 'everywhere.test.ts',
      use: {
        ...devices['Desktop Firefox'],
        channel: 'moz-firefox',
        ...(firefox === undefined ? {} : { launchOptions: { executablePath: firefox } }),
      },
    },
    { name: 'webkit', testMatch: 'webkit.test.ts' },
  ],
});
