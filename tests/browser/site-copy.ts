import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';

/** The built site in a folder of its own, deep below the root of a plain static host. */
export interface SiteCopy extends AsyncDisposable {
  /** Where the site is, with a slash at its end. */
  readonly address: string;
  readonly folder: string;
  /** Puts another version of the site there: every page and every script differ, and scripts have other names. */
  update(): void;
  /** Takes everything away, or brings it back; as a host that is down. */
  isDown: boolean;
}

const place = 'some/sub/path';

export async function copySite(): Promise<SiteCopy> {
  const host = mkdtempSync(join(tmpdir(), 'site-'));
  const folder = join(host, place);
  cpSync('dist', folder, { recursive: true });
  const serving = await serve({ folder: host, port: 0 });
  if (!serving) throw new Error('no port is free');
  const { server, port } = serving;
  let isDown = false;
  // Before the server's own listener: nothing is answered.
  server.prependListener('request', (request, response) => {
    if (isDown) request.socket.destroy();
    else void response;
  });
  return {
    address: `http://127.0.0.1:${port}/${place}/`,
    folder,
    get isDown() {
      return isDown;
    },
    set isDown(value) {
      isDown = value;
    },
    update: () => {
      makeNext(folder);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(host, { recursive: true, force: true });
    },
  };
}

/**
 * Makes the next version of a built site as a build does: scripts that changed have new names, pages name them, and the
 * service worker lists them.
 */
function makeNext(folder: string): void {
  const assets = join(folder, 'assets');
  const renamed = new Map<string, string>();
  for (const name of readdirSync(assets)) if (name.endsWith('.js')) renamed.set(name, name.replace(/\.js$/, '_.js'));
  const replaceAll = (text: string): string => {
    let next = text;
    for (const [from, to] of renamed) next = next.replaceAll(from, to);
    return next;
  };
  for (const [from, to] of renamed) {
    writeFileSync(join(assets, to), replaceAll(readFileSync(join(assets, from), 'utf8')));
    rmSync(join(assets, from));
  }
  const files: Record<string, string> = {};
  const script = readFileSync(join(folder, 'sw.js'), 'utf8');
  const line = script.slice(0, script.indexOf('\n'));
  const release = JSON.parse(line.slice('const release='.length, -1)) as {
    version: string;
    files: Readonly<Record<string, string>>;
  };
  for (const path of Object.keys(release.files)) {
    const next = replaceAll(path);
    const file = join(folder, next);
    if (next.endsWith('.html')) {
      const html = replaceAll(readFileSync(file, 'utf8')).replace(release.version, `${release.version}-next`);
      writeFileSync(file, html.replace('</head>', '<meta name="generation" content="next"></head>'));
    }
    files[next] = `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
  }
  const next = { ...release, version: `${release.version}-next`, files };
  writeFileSync(join(folder, 'sw.js'), `const release=${JSON.stringify(next)};\n${script.slice(line.length + 1)}`);
}
