import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/engine/policy/read';
import { rules } from '../../../src/validation/registry';
import { allFindings, documentOf, placesOf, readCases } from './golden-cases';

const cases = readCases();

describe('each code is found where a golden file says, and nowhere else', () => {
  for (const [index, golden] of cases.entries()) {
    const { code, type, words, given, expected } = golden;
    it(`${index + 1} ${code} ${expected === 'none' ? 'is not in' : 'is in'} ${given.slice(0, 100)}`, async () => {
      const text = documentOf(golden);
      expect(placesOf(await allFindings(text, type, words), code, text)).toBe(expected);
    });
  }
});

describe('the golden files', () => {
  it('show every rule once broken and once kept', () => {
    const broken = new Set(cases.filter(({ expected }) => expected !== 'none').map(({ code }) => code));
    const kept = new Set(cases.filter(({ expected }) => expected === 'none').map(({ code }) => code));
    expect(rules.filter(({ code }) => !broken.has(code) || !kept.has(code)).map(({ code }) => code)).toEqual([]);
  });

  it('name the rules of each code in its heading', () => {
    for (const { code, words } of cases) {
      const own = rules.filter((rule) => rule.code === code).map(({ rule }) => rule);
      expect(words, code).toEqual(expect.arrayContaining(own));
    }
  });

  it('hold no finding that weighs more than its rule', async () => {
    const weights = ['SUGGESTION', 'WARNING', 'SECURITY_WARNING', 'ERROR'];
    const gravest = new Map<string, number>();
    for (const { code, severity } of rules)
      gravest.set(code, Math.max(gravest.get(code) ?? 0, weights.indexOf(severity)));
    for (const golden of cases) {
      const text = documentOf(golden);
      const read = readPolicy(text, golden.type).findings;
      for (const finding of await allFindings(text, golden.type, golden.words)) {
        const { code, severity } = finding;
        if (read.includes(finding)) continue;
        expect(weights.indexOf(severity), code).toBeLessThanOrEqual(gravest.get(code) ?? weights.length);
      }
    }
  });

  it('hold a message in our style for every finding that they show', async () => {
    for (const golden of cases) {
      const findings = await allFindings(documentOf(golden), golden.type, golden.words);
      for (const { message, code } of findings) {
        expect(message, code).not.toMatch(/^\p{Lu}(?!\p{Lu})|\.$|\bundefined\b|\[object/u);
        expect(message.length, message).toBeLessThan(400);
      }
    }
  });
});
