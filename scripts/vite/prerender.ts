import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type HtmlTagDescriptor, type Plugin } from 'vite';
import type { BenchResults, Notice, PageData, RenderedPage, Site } from '../../src/pages/types';
import { findCitations, readRules, readSources } from '../rules.mjs';
import { drawPictures } from './cards';
import { framePolicy, pagePolicy } from './content-security-policy';

const styles = ['tokens', 'elements', 'controls', 'fields', 'document'].map((name) => `src/styles/${name}.css`);

/**
 * Renders `src/pages` to HTML files that need no JavaScript, under the same policy as the page itself. `SITE_URL` is
 * the site's address, for what has to be absolute: without it there is no site map and no picture for social networks.
 */
export function prerender(): Plugin {
  let root = '';
  let script = '';
  return {
    name: 'prerender',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    buildStart() {
      script = this.emitFile({ type: 'chunk', id: join(root, 'src/pages/script/main.ts'), name: 'pages' });
    },
    transformIndexHtml: (_html, { filename }) => (filename.endsWith('index.html') ? absoluteTags() : []),
    async generateBundle() {
      const { renderSite, css } = await loadRenderer(root);
      const source = [...styles.map((path) => readFileSync(join(root, path), 'utf8')), css].join('\n');
      const reference = this.emitFile({ type: 'asset', name: 'pages.css', source });
      const citations = findCitations();
      const { pages, files, cards } = await renderSite({
        folder: root,
        stylesheet: this.getFileName(reference),
        ...siteAddress(),
        rules: readRules().map((rule) => ({ ...rule, tests: citations.get(rule.id) ?? [] })),
        sources: readSources(),
        notices: readNotices(root),
        benchmarks: JSON.parse(readFileSync(join(root, 'tests/bench/results.json'), 'utf8')) as BenchResults,
      });
      for (const page of pages) {
        this.emitFile({ type: 'asset', fileName: page.path, source: toHtml(page, this.getFileName(script)) });
      }
      for (const { path, text } of files) this.emitFile({ type: 'asset', fileName: path, source: text });
      const pictures = await drawPictures(
        cards.map(({ svg }) => svg),
        join(root, '.cache/cards'),
      );
      cards.forEach(({ path }, index) => {
        const source = pictures[index];
        if (source) this.emitFile({ type: 'asset', fileName: path, source });
      });
    },
  };
}

function siteAddress(): Pick<PageData, 'site'> {
  const site = process.env['SITE_URL'];
  if (site === undefined || site === '') return {};
  return { site: site.endsWith('/') ? site : `${site}/` };
}

/** What social networks show of a link to the playground, where the site's address is known. */
function absoluteTags(): HtmlTagDescriptor[] {
  const { site } = siteAddress();
  if (site === undefined) return [];
  return [
    { tag: 'meta', attrs: { property: 'og:url', content: site } },
    { tag: 'meta', attrs: { property: 'og:image', content: `${site}card.png` } },
    { tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' } },
  ];
}

interface Renderer {
  renderSite(data: PageData): Promise<Site>;
  /** The styles of the components. */
  readonly css: string;
}

/** Bundles the pages for Node and loads them. */
async function loadRenderer(root: string): Promise<Renderer> {
  const outDir = join(root, '.cache/pages');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: {
      ssr: 'src/pages/render.ts',
      outDir,
      emptyOutDir: true,
      ssrEmitAssets: true,
      cssCodeSplit: false,
      rolldownOptions: { output: { entryFileNames: 'render.mjs', assetFileNames: '[name][extname]' } },
    },
    ssr: { noExternal: true },
  });
  const address = `${pathToFileURL(join(outDir, 'render.mjs')).href}?${Date.now()}`;
  const { renderSite } = (await import(address)) as Pick<Renderer, 'renderSite'>;
  return { renderSite, css: readFileSync(join(outDir, 'style.css'), 'utf8') };
}

function readNotices(root: string): readonly Notice[] {
  const path = join(root, 'static/notices.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Notice[]) : [];
}

function toHtml({ path, head, body, frames }: RenderedPage, script: string): string {
  const toRoot = '../'.repeat(path.split('/').length - 1) || './';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta http-equiv="Content-Security-Policy" content="${frames ? framePolicy : pagePolicy}" />
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <script src="${toRoot}before-paint.js"></script>
    ${withoutComments(head)}
    <script type="module" src="${toRoot}${script}"></script>${frames ? `\n    <script src="${toRoot}embed.js" async></script>` : ''}
  </head>
  <body>${withoutComments(body)}</body>
</html>
`;
}

/** Svelte marks its blocks by comments, to bring them to life again; nothing does that here. In texts, `<` is escaped. */
function withoutComments(html: string): string {
  return html.replaceAll(/<!--.*?-->/gs, '');
}
