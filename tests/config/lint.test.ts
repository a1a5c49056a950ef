import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: join(import.meta.dirname, '../..') });

/** The rules that a text breaks, as a file that needs no type information. */
async function findRules(text: string, file: string): Promise<readonly (string | null)[]> {
  const results = await eslint.lintText(text, { filePath: file });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

const runes = 'src/app/example.svelte.ts';
const component = 'src/ui/Example.svelte';

describe('what lint refuses', () => {
  it.each([
    ['a regular expression from text', 'export const f = (s: string) => new RegExp(s);', runes, 'no-restricted-syntax'],
    ['the same without new', 'export const f = (s: string) => RegExp(`^${s}`);', runes, 'no-restricted-syntax'],
    ['eval', 'export const f = (s: string): unknown => eval(s);', runes, 'no-eval'],
    ['code from text', 'export const f = (s: string) => new Function(s);', runes, 'no-new-func'],
    ['any', 'export const f = (s: any): unknown => s;', runes, '@typescript-eslint/no-explicit-any'],
    ['a silenced type error', '// @ts-ignore\nexport const x = 1;', runes, '@typescript-eslint/ban-ts-comment'],
    ['a file of over 300 lines', 'export {};\n'.repeat(301), runes, 'max-lines'],
    ['talk in the console', 'console.log(1);', runes, 'no-console'],
    [
      'HTML from text',
      '<script lang="ts">let { a }: { a: string } = $props();</script>{@html a}',
      component,
      'svelte/no-at-html-tags',
    ],
    ['a list without keys', '{#each [1, 2] as n}{n}{/each}', component, 'svelte/require-each-key'],
  ])('%s', async (_name, text, file, rule) => {
    expect(await findRules(text, file)).toContain(rule);
  });

  it('not a regular expression that is written out', async () => {
    expect(
      await findRules("export const f = (s: string) => /^a$/.test(s) || new RegExp('^b$').test(s);", runes),
    ).toEqual([]);
  });
});
