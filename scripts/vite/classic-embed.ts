import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rollup } from 'vite';
import { dataFolder } from '../data.mjs';

/** What an embed fetches only when it is wanted: modules of the main build, which need the host's permission in a sandbox. */
const wanted = [
  'src/editor/live-editor.ts',
  'src/app/documents.ts',
  'src/app/gallery.ts',
  'src/scenario/short-link.ts',
];
const marker = 'iam-playground:';

/**
 * Makes the built `embed.html` start from one classic script with the worker's text inside. In a frame with
 * `sandbox="allow-scripts"` the page is a stranger to its own site: module scripts and `fetch` then need
 * `Access-Control-Allow-Origin`, which not every host sends, while a classic script and a Blob worker need nothing.
 */
export function classicEmbed(): Plugin {
  let root = '';
  let references: ReadonlyMap<string, string> = new Map();
  return {
    name: 'classic-embed',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    buildStart() {
      references = new Map(
        wanted.map((id) => [id, this.emitFile({ type: 'chunk', id: join(root, id), preserveSignature: 'strict' })]),
      );
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const html = bundle['embed.html'];
        const worker = Object.values(bundle).find(
          (file) => file.type === 'asset' && file.names.includes('evaluation.js'),
        );
        if (html?.type !== 'asset' || worker?.type !== 'asset')
          this.error('the build has no embed, or no worker for it');
        const files = new Map([...references].map(([id, reference]) => [id, this.getFileName(reference)]));
        const source = await buildScript(root, textOf(worker), files);
        const script = this.getFileName(this.emitFile({ type: 'asset', name: 'embed.js', source }));
        html.source = startFrom(script, textOf(html));
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk' && file.isEntry && file.facadeModuleId === join(root, 'embed.html'))
            delete bundle[file.fileName];
        }
      },
    },
  };
}

async function buildScript(root: string, worker: string, files: ReadonlyMap<string, string>): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [inside(root, worker), svelte({ configFile: false })],
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: join(root, 'src/embed.ts'), formats: ['iife'], name: 'embed' },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((part) => ('output' in part ? part.output : []));
  const chunks = outputs.filter((output) => output.type === 'chunk');
  const [script] = chunks;
  if (script === undefined || chunks.length > 1) throw new Error('the embed must build to exactly one script');
  // A classic script of another origin has no base address of its own.
  let code = script.code;
  for (const [id, file] of files) {
    const importing = new RegExp(`import\\((["'\`])${marker}${id}\\1\\)`, 'g');
    if (!importing.test(code)) throw new Error(`the embed must import ${id} when it is wanted`);
    code = code.replaceAll(importing, `import(folder+${JSON.stringify(file.slice(file.lastIndexOf('/') + 1))})`);
  }
  return `(()=>{const folder=new URL('.',document.currentScript.src).href;${code}})();\n`;
}

/** What stands in the script itself, and what stays outside. */
function inside(root: string, worker: string): Plugin {
  const data = 'virtual:reference-data';
  return {
    name: 'classic-embed-inside',
    enforce: 'pre',
    resolveId(source) {
      return source === data ? `\0${data}` : undefined;
    },
    async resolveDynamicImport(specifier, importer) {
      if (typeof specifier !== 'string') return undefined;
      const resolved = await this.resolve(specifier, importer);
      const id = wanted.find((path) => join(root, path) === resolved?.id);
      return id === undefined ? undefined : { id: marker + id, external: true };
    },
    load(id) {
      if (id === `\0${data}`) return `export default new URL(${JSON.stringify(`../${dataFolder()}`)}, folder).href;`;
      if (id === join(root, 'src/embed-worker.ts'))
        return `export const workerScript = { text: () => Promise.resolve(${JSON.stringify(worker)}) };`;
      return undefined;
    },
  };
}

/** The page with the one script in place of its modules and preloads; styles are asked for as by any stranger. */
function startFrom(script: string, html: string): string {
  const kept = html
    .split('\n')
    .filter((line) => !/<script type="module"|rel="(?:modulepreload|preload)"/.test(line))
    .map((line) => (line.includes('rel="stylesheet"') ? line.replace(' crossorigin', '') : line))
    .join('\n');
  return kept.replace('</head>', `  <script defer src="./${script}"></script>\n  </head>`);
}

function textOf({ source }: Rollup.OutputAsset): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
