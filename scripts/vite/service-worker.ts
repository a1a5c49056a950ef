import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Release } from '../../src/offline/release';
import { dataFolder } from '../data.mjs';
import { buildScript } from './worker-text';

/** What nobody needs without a network: pictures for other sites, and what only programs read. */
const online = /^(?:data\/|sw\.js$|card\.png$|playground\.png$|notices\.json$|robots\.txt$|sitemap\.xml$|.*\.map$)/;
const before = '<meta charset="utf-8" />';

/**
 * Writes `sw.js`: the service worker with the list of this version's files. Every page names its version, so that the
 * service worker knows which of them are still open.
 */
export function serviceWorker(): Plugin {
  let root = '';
  let outDir = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      outDir = resolve(root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      async handler() {
        const paths = listFiles(outDir).filter((path) => !online.test(path));
        const version = hashOf(paths.map((path) => [path, readFileSync(join(outDir, path))]));
        for (const path of paths.filter((each) => each.endsWith('.html'))) nameVersion(join(outDir, path), version);
        const release: Release = {
          version,
          data: dataFolder(),
          files: Object.fromEntries(paths.map((path) => [path, integrityOf(readFileSync(join(outDir, path)))])),
        };
        const code = await buildScript(root, 'src/offline/service-worker.ts', true);
        writeFileSync(join(outDir, 'sw.js'), `const release=${JSON.stringify(release)};\n${code}`);
      },
    },
  };
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function hashOf(files: readonly (readonly [path: string, content: Buffer])[]): string {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 16);
}

function integrityOf(content: Buffer): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function nameVersion(file: string, version: string): void {
  const html = readFileSync(file, 'utf8');
  if (html.split(before).length !== 2) throw new Error(`${file} must say \`${before}\` once`);
  writeFileSync(file, html.replace(before, `${before}\n    <meta name="version" content="${version}" />`));
}
