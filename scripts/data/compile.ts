import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../run.mjs';
import { count, readCounts, type Counts } from './counts';
import { encode } from './encode';
import { checkSources } from './guards';
import { checkRoundTrip } from './round-trip';
import { readSources, type SourcePackage, type Sources } from './sources';

/** `static/data/manifest.json`: what the data is. The page gets the folder's name at build time and never loads this. */
export interface Manifest {
  /** The folder of the files beside the manifest, named after their content. */
  readonly folder: string;
  /** The older of the data's dates. */
  readonly date: string;
  readonly sources: readonly SourcePackage[];
  readonly counts: Counts;
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly integrity: string }>>;
}

export type Compilation =
  | { readonly kind: 'compiled'; readonly manifest: Manifest; readonly files: ReadonlyMap<string, string> }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Sources to files; refused, with the reasons, where a guard says no. Writes nothing. */
export function compile(sources: Sources, accepted: Counts): Compilation {
  const wrong = checkSources(sources, accepted);
  if (wrong.length > 0) return { kind: 'refused', reasons: wrong };
  const files = encode(sources);
  const differing = checkRoundTrip(sources, files);
  if (differing.length > 0) return { kind: 'refused', reasons: differing };
  return { kind: 'compiled', manifest: describe(sources, files), files };
}

function describe(sources: Sources, files: ReadonlyMap<string, string>): Manifest {
  const { services, policies } = sources.packages;
  const entries = [...files].map(([path, text]) => {
    return [path, { bytes: Buffer.byteLength(text), integrity: `sha256-${sha256(text).toString('base64')}` }] as const;
  });
  return {
    folder: sha256(JSON.stringify(entries)).toString('hex').slice(0, 16),
    date: services.date < policies.date ? services.date : policies.date,
    sources: [services, policies],
    counts: count(sources),
    files: Object.fromEntries(entries),
  };
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

export const dataFolder = join(root, 'static/data');

/** Compiles the installed packages into `static/data/`, in place of what was there. */
export function compileInstalled(): Compilation {
  const compilation = compile(readSources(), readCounts());
  if (compilation.kind === 'compiled') write(compilation.manifest, compilation.files);
  return compilation;
}

/** All appears whole, by renaming, for others may compile or read at the same time: files first, then what names them. */
function write(manifest: Manifest, files: ReadonlyMap<string, string>): void {
  mkdirSync(join(root, '.cache'), { recursive: true });
  mkdirSync(dataFolder, { recursive: true });
  const unfinished = mkdtempSync(join(root, '.cache/data-'));
  const contents = new Map([
    ...[...files].map(([path, text]) => [join(manifest.folder, path), text] as const),
    ['manifest.json', `${JSON.stringify(manifest, undefined, 1)}\n`] as const,
  ]);
  for (const [path, text] of contents) {
    mkdirSync(dirname(join(unfinished, path)), { recursive: true });
    writeFileSync(join(unfinished, path), text);
  }
  moveFolder(join(unfinished, manifest.folder), join(dataFolder, manifest.folder));
  renameSync(join(unfinished, 'manifest.json'), join(dataFolder, 'manifest.json'));
  rmSync(unfinished, { recursive: true });
  for (const name of readdirSync(dataFolder)) {
    const isCurrent = name === manifest.folder || name === 'manifest.json';
    if (!isCurrent) rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
}

/** A folder that is already there has the same name, so the same content. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}
