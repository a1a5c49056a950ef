import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;

/** One wrong import each: the file, what it says, and the rule that has to say no. */
const wrong: readonly (readonly [string, string, string])[] = [
  ['src/engine/up.ts', `import { x } from '../report/x';`, 'engine-arrows'],
  ['src/engine/up-type.ts', `import type { X } from '../scenario/x';`, 'engine-arrows'],
  ['src/engine/package.ts', `import { x } from 'lz-string';`, 'engine-is-alone'],
  ['src/engine/core.ts', `import { readFileSync } from 'node:fs';`, 'engine-is-alone'],
  ['src/catalog/side.ts', `import { x } from '../validation/x';`, 'catalog-arrows'],
  ['src/validation/side.ts', `import { x } from '../report/x';`, 'validation-arrows'],
  ['src/report/side.ts', `import { x } from '../scenario/x';`, 'report-arrows'],
  ['src/scenario/side.ts', `import { x } from '../catalog/x';`, 'scenario-arrows'],
  ['src/scenario/core.ts', `import { x } from 'node:zlib';`, 'no-node-in-the-site'],
  ['src/service/up.ts', `import { x } from '../app/x';`, 'service-arrows'],
  ['src/app/engine.ts', `import { x } from '../engine/x';`, 'app-types-only'],
  ['src/app/inner.ts', `import { x } from '../service/x';`, 'app-arrows'],
  ['src/app/comlink.ts', `import { wrap } from 'comlink';`, 'comlink-at-the-boundary'],
  ['src/app/codemirror.ts', `import { EditorState } from '@codemirror/state';`, 'codemirror-in-editor'],
  ['src/app/up.ts', `import { x } from '../ui/x';`, 'app-arrows'],
  ['src/editor/engine.ts', `import { x } from '../engine/x';`, 'editor-types-only'],
  ['src/editor/app.ts', `import type { X } from '../app/x';`, 'editor-arrows'],
  ['src/editor/svelte.ts', `import { mount } from 'svelte';`, 'components-in-ui'],
  ['src/ui/engine.svelte', `<script lang="ts">import { x } from '../engine/x'; x;</script>`, 'ui-types-only'],
  ['src/ui/permalink.ts', `import { compress } from 'lz-string';`, 'codecs-in-scenario'],
  ['src/ui/checker.ts', `import { x } from '../checker/x';`, 'ui-arrows'],
  ['src/scenario/test.ts', `import { expect } from 'vitest';`, 'no-development-packages'],
  ['src/scenario/nowhere.ts', `import { x } from './nowhere-at-all';`, 'resolvable'],
  ['src/report/one.ts', `import { two } from './two';\nexport const one = two;`, 'no-cycles'],
  ['workers/thick.ts', `import { x } from '../src/engine/x';`, 'workers-are-thin'],
];

const right: readonly (readonly [string, string])[] = [
  ['src/validation/right.ts', `import { x } from '../catalog/x';\nimport { y } from '../engine/x';`],
  ['src/service/right.ts', `import { expose } from 'comlink';\nimport { x } from '../scenario/x';`],
  ['src/app/right.ts', `import type { X } from '../engine/x';\nimport { x } from '../scenario/x';`],
  ['src/app/right-client.ts', `import { c } from '../service/client';\nimport type { P } from '../service/protocol';`],
  ['src/editor/right.ts', `import { EditorState } from '@codemirror/state';\nimport type { X } from '../engine/x';`],
  ['src/ui/right.ts', `import { x } from '../app/x';\nimport type { X } from '../engine/x';`],
  [
    'src/ui/right.svelte',
    `<script lang="ts">import { x } from '../report/x'; import type { X } from '../engine/x'; const y: X = x; y;</script>`,
  ],
  ['src/checker/right.ts', `import { readFileSync } from 'node:fs';\nimport { x } from '../scenario/x';`],
  ['src/playground.ts', `import { mount } from 'svelte';\nimport { x } from './ui/x';`],
  ['workers/right.ts', `import { x } from '../src/service/x';`],
];

const layers = ['engine', 'catalog', 'validation', 'report', 'scenario', 'service', 'app', 'ui', 'checker'];
const targets: readonly (readonly [string, string])[] = [
  ...layers.map((layer) => [`src/${layer}/x.ts`, 'export type X = number; export const x: X = 1;'] as const),
  ['src/service/client.ts', 'export const c = 1;'],
  ['src/service/protocol.ts', 'export type P = number;'],
  ['src/report/two.ts', `import { one } from './one';\nexport const two = () => one;`],
];

// Inside the project, so that its packages resolve.
mkdirSync(join(root, '.cache'), { recursive: true });
const folder = mkdtempSync(join(root, '.cache/arrows-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function findViolations(): Promise<readonly { from: string; rule: string }[]> {
  for (const [file, text] of [...targets, ...wrong, ...right]) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { doNotFollow, tsPreCompilationDeps, enhancedResolveOptions } = config.options ?? {};
  const options = {
    doNotFollow,
    tsPreCompilationDeps,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    baseDir: folder,
  };
  const { output } = await cruise(['src', 'workers'], options as ICruiseOptions, enhancedResolveOptions as never);
  return (output as ICruiseResult).summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}

describe('the arrows between the folders of src', async () => {
  const violations = await findViolations();
  const rulesOf = (file: string) => violations.filter(({ from }) => from === file).map(({ rule }) => rule);

  it.each(wrong)('%s may not say %s: %s', (file, _text, rule) => {
    expect(rulesOf(file)).toContain(rule);
  });

  it.each(right)('%s may say %s', (file) => {
    expect(rulesOf(file)).toEqual([]);
  });
});
