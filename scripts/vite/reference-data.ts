import type { Plugin } from 'vite';
import { compileData, dataFolder } from '../data.mjs';

const id = 'virtual:reference-data';

/**
 * Compiles AWS's reference data into `static/data/`, and gives the page its place: `import address from
 * 'virtual:reference-data'` is the absolute address of the folder, with a slash at its end, wherever the site is hosted.
 * The folder is named after its content, so that what is cached under it never grows old.
 */
export function referenceData(): Plugin {
  let toRoot = '';
  let development = false;
  return {
    name: 'reference-data',
    async config() {
      await compileData();
    },
    configResolved({ command, base, build }) {
      development = command === 'serve';
      toRoot = development ? base : '../'.repeat(build.assetsDir.split('/').filter(Boolean).length);
    },
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(module) {
      if (module !== `\0${id}`) return undefined;
      // In a variable, for Vite takes `new URL('…', import.meta.url)` with a literal for an asset of its own.
      return `const folder = ${JSON.stringify(toRoot + dataFolder())};\nexport default new URL(folder, import.meta.url).href;\n`;
    },
  };
}
