import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sfntOf } from './woff';

const require = createRequire(import.meta.url);
const renderer = '@resvg/resvg-wasm';
const fonts = [
  '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff',
  '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff',
  '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff',
];

/**
 * Draws SVG pictures as PNG, the only kind that every social network shows. Renderer and fonts come out of packages, so
 * that a picture is the same on every machine; what was drawn once is kept in `folder` under the hash of what made it.
 */
export async function drawPictures(svgs: readonly string[], folder: string): Promise<readonly Uint8Array[]> {
  mkdirSync(folder, { recursive: true });
  const tools = [`${renderer}/index_bg.wasm`, ...fonts].map((path) => readFileSync(require.resolve(path)));
  const toolsHash = hashOf(...tools);
  const files = svgs.map((svg) => join(folder, `${hashOf(toolsHash, svg)}.png`));
  if (!files.every((file) => existsSync(file))) {
    const draw = await startRenderer(tools);
    files.forEach((file, index) => {
      if (!existsSync(file)) writeFileSync(file, draw(svgs[index] ?? ''));
    });
  }
  return files.map((file) => readFileSync(file));
}

let started: Promise<void> | undefined;

async function startRenderer([wasm, ...woffs]: readonly Buffer[]): Promise<(svg: string) => Uint8Array> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  // Once for a process: it refuses to be started again.
  started ??= initWasm(new Uint8Array(wasm ?? []));
  await started;
  const fontBuffers = woffs.map(sfntOf);
  return (svg) => {
    const picture = new Resvg(svg, { font: { fontBuffers, loadSystemFonts: false } });
    const png = picture.render().asPng();
    picture.free();
    return png;
  };
}

function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 32);
}
