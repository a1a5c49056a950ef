import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin } from 'vite';
import type { Notice, PageData, RenderedPage } from '../../src/pages/types';
import { findCitations, readRules, readSources } from '../rules.mjs';
import { pagePolicy } from './content-security-policy';

const styles = ['src/styles/tokens.css', 'src/styles/elements.css', 'src/pages/pages.css'];

/** Renders `src/pages` to HTML files that need no JavaScript, under the same policy as the page itself. */
export function prerender(): Plugin {
  let root = '';
  return {
    name: 'prerender',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      const source = styles.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
      const reference = this.emitFile({ type: 'asset', name: 'pages.css', source });
      const { renderPages } = await loadRenderer(root);
      const citations = findCitations();
      const rules = readRules().map((rule) => ({ ...rule, tests: citations.get(rule.id) ?? [] }));
      const stylesheet = this.getFileName(reference);
      const pages = renderPages({ stylesheet, rules, sources: readSources(), notices: readNotices(root) });
      for (const page of pages) {
        this.emitFile({ type: 'asset', fileName: page.path, source: toHtml(page) });
      }
    },
  };
}

interface Renderer {
  renderPages(data: PageData): readonly RenderedPage[];
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
      rolldownOptions: { output: { entryFileNames: 'render.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return (await import(`${pathToFileURL(join(outDir, 'render.mjs')).href}?${Date.now()}`)) as Renderer;
}

function readNotices(root: string): readonly Notice[] {
  const path = join(root, 'static/notices.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Notice[]) : [];
}

function toHtml({ head, body }: RenderedPage): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta http-equiv="Content-Security-Policy" content="${pagePolicy}" />
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    ${head}
  </head>
  <body>${body}</body>
</html>
`;
}
