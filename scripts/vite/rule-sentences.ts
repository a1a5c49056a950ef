import type { Plugin } from 'vite';
import { readRules } from '../rules.mjs';

const id = 'virtual:rule-sentences';

/**
 * What each rule of the specification says, in the first sentence of `tests/spec/rules.json`: the conformance page has
 * the rest. `import sentences from 'virtual:rule-sentences'` is an object by rule id.
 */
export function ruleSentences(): Plugin {
  return {
    name: 'rule-sentences',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(module) {
      if (module !== `\0${id}`) return undefined;
      const sentences = Object.fromEntries(readRules().map(({ id: rule, sentence }) => [rule, firstOf(sentence)]));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(sentences))});\n`;
    },
  };
}

function firstOf(text: string): string {
  return text.split(/(?<=[.”)]) (?=[A-Z`“])/, 1)[0] ?? text;
}
