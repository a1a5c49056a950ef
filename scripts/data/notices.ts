import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.mjs';
import { byText } from './lists';
import { policyPackage, readJson, servicePackage } from './sources';

/** One package whose work the site ships, and its licence's own words. */
export interface Notice {
  readonly package: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

interface PackageJson {
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The packages that the site is built from, with all that they depend on, and the two that its data comes from. */
export function readNotices(): readonly Notice[] {
  const { dependencies = {} } = readJson<PackageJson>(root, 'package.json');
  const seen = new Set([servicePackage, policyPackage]);
  const queue = Object.keys(dependencies);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name) || !existsSync(folderOf(name))) continue;
    seen.add(name);
    const own = readJson<PackageJson>(folderOf(name), 'package.json');
    queue.push(...Object.keys({ ...own.dependencies, ...own.peerDependencies }));
  }
  return [...[...seen].map(readNotice), iconNotice()].sort((one, other) => byText(one.package, other.package));
}

/** The icons are path data of Lucide in `src/ui/icons.ts`, not its package. */
function iconNotice(): Notice {
  const text = readFileSync(join(root, 'src/ui/icons.LICENSE.txt'), 'utf8');
  return { package: 'lucide', version: '1.48.0', licence: 'ISC', text: text.replaceAll('\r\n', '\n').trim() };
}

const folderOf = (name: string): string => join(root, 'node_modules', name);

function readNotice(name: string): Notice {
  const { version, license, author } = readJson<PackageJson>(folderOf(name), 'package.json');
  const file = readdirSync(folderOf(name))
    .sort(byText)
    .find((entry) => /^licen[cs]e/i.test(entry));
  const by = typeof author === 'string' ? author : author?.name;
  const text =
    file === undefined ? [license, by].filter(Boolean).join(', ') : readFileSync(join(folderOf(name), file), 'utf8');
  const licence = license ?? text.split('\n', 1)[0]?.trim() ?? '';
  return { package: name, version, licence, text: text.replaceAll('\r\n', '\n').trim() };
}

/** Writes `static/notices.json` for the notices page and `static/notices.txt` for everyone else. */
export function writeNotices(): void {
  const notices = readNotices();
  writeFileSync(join(root, 'static/notices.json'), `${JSON.stringify(notices, undefined, 1)}\n`);
  const rule = '-'.repeat(80);
  const parts = notices.map(
    (notice) => `${rule}\n${notice.package} ${notice.version} (${notice.licence})\n${rule}\n${notice.text}\n`,
  );
  writeFileSync(join(root, 'static/notices.txt'), parts.join('\n'));
}
