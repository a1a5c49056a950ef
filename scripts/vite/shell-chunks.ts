import { join } from 'node:path';
import type { Rollup } from 'vite';

/** What starts by itself beside the playground, and must not bring the playground's shell along. */
const others = [
  'src/pages/script/main.ts',
  'src/editor/live-editor.ts',
  'src/app/documents.ts',
  'src/app/gallery.ts',
  'src/scenario/short-link.ts',
];

/** The method must be called as one. */
interface Modules {
  getModuleInfo(id: string): Pick<Rollup.ModuleInfo, 'importedIds'> | null;
}

/**
 * Names the chunk of what the playground needs before its first verdict: all in one piece, for thirty small files take
 * longer than one, and compress worse. What the embed needs too is a piece of its own, for the sake of its styles.
 */
export function shellChunks(root: string): (id: string, modules: Modules) => string | undefined {
  let closures: readonly ReadonlySet<string>[] | undefined;
  return (id, modules) => {
    closures ??= [['src/playground.ts'], ['src/embed.ts'], others].map((entries) =>
      closureOf(
        entries.map((entry) => join(root, entry)),
        modules,
      ),
    );
    const [playground, embed, apart] = closures;
    if (playground?.has(id) !== true || apart?.has(id) === true || id === join(root, 'src/playground.ts'))
      return undefined;
    return embed?.has(id) === true ? 'common' : 'shell';
  };
}

/** Everything that modules import at once, and themselves. */
function closureOf(entries: readonly string[], modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
