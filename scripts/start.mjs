// @ts-check
/* npm start: installs what is missing, builds what changed, and serves the site. */
import { buildSite } from './build.mjs';
import { endOnSignal, readPort, serve } from './serve.mjs';
import { setUp } from './setup.mjs';

const first = readPort() ?? 4173;
await setUp();
if (await buildSite()) console.log('Built the site.');

for (let port = first; port < first + 20 && port <= 65535; port++) {
  const serving = await serve({ port });
  if (serving === undefined) {
    console.log(`Port ${port} is taken, trying the next one.`);
    continue;
  }
  console.log(`IAM Playground is at http://127.0.0.1:${serving.port}/  (Ctrl-C ends it)`);
  endOnSignal(serving.server);
  break;
}
