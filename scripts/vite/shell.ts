import { join } from 'node:path';
import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

const page = 'src/playground.ts';

const first = 'src/main.ts';

/** What starts beside the playground, and must not bring its shell along. */
const others = [
  'src/pages/script/main.ts',
  'src/editor/live-editor.ts',
  'src/app/documents.ts',
  'src/app/gallery.ts',
  'src/scenario/short-link.ts',
];

/** What the page asks for as soon as the first verdict is painted. */
const soon = [
  'src/ui/rest.ts',
  'src/ui/story/RequestTools.svelte',
  'src/ui/story/StoryMenu.svelte',
  'src/ui/verdict/Grounds.svelte',
  'src/ui/open/DropZone.svelte',
  'src/ui/print/PrintReport.svelte',
  'src/app/work.ts',
  'src/app/documents.ts',
  'src/app/hidden-fields.ts',
  'src/app/offline.ts',
];

/**
 * What of Svelte the first verdict does without: every component names Svelte's whole index, so nobody sees it from the
 * imports. Whoever needs a part of it after all brings it along.
 */
const later =
  /\/svelte\/src\/(?:reactivity\/(?:map|set|date|url|url-search-params)|internal\/client\/dom\/(?:blocks\/svelte-element|elements\/bindings\/(?:input|media|navigator|props|size|universal|window)))\.js$/;

/**
 * Makes few pieces of what the playground needs before its first verdict, for thirty small files take longer and compress
 * worse: what starts the worker; the little that others need too; what an embed needs too, for the sake of its styles; and
 * the rest. The page names all of them, so that they come while the first one starts the worker. What it asks for right
 * after that verdict comes in three more: what others need too (`tools`), what embeds draw (`views`), and `rest`.
 */
export function shell(): Plugin {
  let root = '';
  return {
    name: 'shell',
    apply: 'build',
    config(config) {
      root = config.root ?? process.cwd();
      const groups = [{ name: pieces(root) }];
      return {
        build: {
          rolldownOptions: {
            output: { codeSplitting: { includeDependenciesRecursively: false, groups } },
            // They only declare: who does not use them need not wait for them.
            treeshake: { moduleSideEffects: [{ test: later, sideEffects: false }] },
          },
        },
      };
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { filename, bundle = {} }) =>
        filename === join(root, 'index.html') ? tags(root, html, bundle) : [],
    },
  };
}

/** The method must be called as one. */
interface Modules {
  getModuleInfo(id: string): Pick<Rollup.ModuleInfo, 'importedIds'> | null;
}

function pieces(root: string): (id: string, modules: Modules) => string | undefined {
  let closures: readonly ReadonlySet<string>[] | undefined;
  return (id, modules) => {
    closures ??= [[first], [page], ['src/embed.ts'], others, soon].map((entries) =>
      closureOf(
        entries.map((entry) => join(root, entry)),
        (each) => modules.getModuleInfo(each)?.importedIds ?? [],
      ),
    );
    const [beginning, playground, embed, apart, rest] = closures;
    if (id === join(root, first) || id === join(root, page)) return undefined;
    const isEarly = beginning?.has(id) === true;
    if (!isEarly && playground?.has(id) !== true) {
      if (rest?.has(id) !== true) return undefined;
      if (apart?.has(id) === true) return 'tools';
      return embed?.has(id) === true ? 'views' : 'rest';
    }
    if (later.test(id)) return 'later';
    if (apart?.has(id) === true) return 'basics';
    if (isEarly) return 'beginning';
    return embed?.has(id) === true ? 'common' : 'shell';
  };
}

/** Preloads of the page's scripts and styles, where the document has none yet. */
function tags(root: string, html: string, bundle: Rollup.OutputBundle): HtmlTagDescriptor[] {
  const chunks = new Map(
    Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
  );
  const entry = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId === join(root, page));
  if (entry === undefined) throw new Error(`the build has no chunk for ${page}`);
  const scripts = [...closureOf([entry.fileName], (name) => chunks.get(name)?.imports ?? [])];
  const styles = new Set(scripts.flatMap((name) => [...(chunks.get(name)?.viteMetadata?.importedCss ?? [])]));
  const tag = (rel: string, file: string): HtmlTagDescriptor => ({
    tag: 'link',
    attrs: { rel, crossorigin: true, href: `./${file}` },
    injectTo: 'head',
  });
  return [
    ...[...styles].map((file) => tag('stylesheet', file)),
    ...scripts.map((file) => tag('modulepreload', file)),
  ].filter(({ attrs }) => !html.includes(`"${String(attrs?.['href'])}"`));
}

/** Everything that is reached from some beginnings, and themselves. */
function closureOf(beginnings: readonly string[], next: (one: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...beginnings];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    waiting.push(...next(one));
  }
  return found;
}
