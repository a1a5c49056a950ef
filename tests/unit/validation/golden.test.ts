import { describe, expect, it } from 'vitest';
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
