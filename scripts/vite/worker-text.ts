import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const prefix = 'virtual:worker-text/';
const served = '/@worker-text/';

/** Builds a TypeScript file as one classic script. A module worker in a Blob silently never starts in Chromium. */
export async function buildScript(root: string, entry: string, minify: boolean): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      minify,
      lib: { entry: resolve(root, entry), formats: ['iife'], name: 'worker' },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((part) => ('output' in part ? part.output : []));
  const [script, ...rest] = outputs;
  if (script?.type !== 'chunk' || rest.length > 0) throw new Error(`${entry} must build to exactly one script`);
  return script.code;
}

/**
 * `import address from 'virtual:worker-text/evaluation'` gives the address of that worker's text, hashed in a build.
 * A page that imports it preloads it: the first verdict waits for the worker more than for anything else.
 */
export function workerText(): Plugin {
  let root = '';
  let development = false;
  return {
    name: 'worker-text',
    configResolved(config) {
      root = config.root;
      development = config.command === 'serve';
    },
    resolveId: {
      filter: { id: /^virtual:worker-text\// },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:worker-text\// },
      async handler(id) {
        const name = id.slice(prefix.length + 1);
        if (development) return `export default ${JSON.stringify(`${served}${name}.js`)}`;
        const reference = this.emitFile({
          type: 'asset',
          name: `${name}.js`,
          source: await buildScript(root, `workers/${name}.ts`, true),
        });
        return `export default import.meta.ROLLUP_FILE_URL_${reference}`;
      },
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        if (!path.startsWith(served)) return next();
        buildScript(root, `workers/${path.slice(served.length, -'.js'.length)}.ts`, false)
          .then((text) => response.setHeader('content-type', 'text/javascript').end(text))
          .catch(next);
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const texts = Object.values(bundle ?? {}).filter(
          (file) => file.type === 'asset' && file.names.includes('evaluation.js'),
        );
        return texts.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', href: `./${fileName}`, crossorigin: true },
          injectTo: 'head-prepend' as const,
        }));
      },
    },
  };
}
