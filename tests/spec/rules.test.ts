import { describe, expect, it } from 'vitest';
import { findCitations, readRules, readSources, uncitedRules } from '../../scripts/rules.mjs';
import { groupRules } from '../../src/pages/groups';
import { readings } from '../../src/report/readings';
import uncited from './uncited.json';

const rules = readRules();
const sources = readSources();
const ids = new Set(rules.map(({ id }) => id));

/** The sentence with a word in place of each code in backticks. */
function prose(sentence: string): string {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : 'code'))
    .join('');
}

/** Working notes, abbreviations of ours and words of the code, none of which a reader of the page knows. */
const forbidden: readonly RegExp[] = [
  /[{}[\]|]|->|=>|\.\.\./,
  /\b(?:TODO|TBD|lint|linter|validator|evaluator|simulator|impl|incl|esp|i\.e|e\.g|vs|ctx|eval)\b/i,
  /\bU-like\b|\b(?:pb|sp|id|RBP|IDP|VPCE|SLR|BPA|FAS|SV|MV|SCPs?|RCPs?|AAV|SAR|IdP)\b/,
  /\b(?:T[1-8]|PEDA|CCS|MOTO|SIM|UNCLEAR|ERR|WARN|INFO)\b/,
];

describe('the rules of the conformance page', () => {
  it('have each their own id, in the specification’s form', () => {
    expect(ids.size).toBe(rules.length);
    expect(rules.filter(({ id }) => !/^(?:[A-Z][A-Z3]-\d{2}b?|PL-\d{3}|F-\d{2})$/.test(id))).toEqual([]);
  });

  it('number as many as in the two specifications', () => {
    const count = (name: string) => rules.filter(({ specification }) => specification === name).length;
    expect(count('evaluation')).toBe(210);
    expect(count('policy-language')).toBe(322);
  });

  it.each(rules)('$id is one to three whole sentences in plain words', ({ sentence }) => {
    expect(sentence).toMatch(/^[A-Z`“$]/);
    expect(sentence).toMatch(/[.!?]$/);
    expect(sentence.split('`').length % 2, 'a backtick is not closed').toBe(1);
    expect(sentence.length).toBeLessThanOrEqual(420);
    const text = prose(sentence);
    expect(forbidden.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
    expect(text.match(/\.(?:\s|$)/g)?.length).toBeLessThanOrEqual(3);
    expect(text).not.toMatch(/\s{2}|\s[.,;]|'/);
  });

  it('rest on sources that have a title, at least one each', () => {
    expect(rules.filter(({ source }) => source.length === 0)).toEqual([]);
    const cited = new Set(rules.flatMap(({ source }) => source));
    expect([...cited].filter((code) => !Object.hasOwn(sources, code))).toEqual([]);
    expect(
      Object.keys(sources).filter((code) => !cited.has(code)),
      'sources that no rule cites',
    ).toEqual([]);
  });

  it('stand under one heading of the page each', () => {
    const shown = groupRules(rules.map((rule) => ({ ...rule, tests: [] }))).flatMap((group) => group.rules);
    expect(shown.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('are all that tests cite', () => {
    const prefixes = new Set([...ids].map((id) => id.slice(0, id.indexOf('-'))));
    const cited = [...findCitations().keys()].filter((id) => prefixes.has(id.slice(0, id.indexOf('-'))));
    expect(cited.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('are cited by a test wherever the specification gives one, except for the listed gaps', () => {
    expect(uncitedRules().sort()).toEqual(uncited);
  });
});

describe('the unclear points', () => {
  it('have each their own key', () => {
    expect(new Set(readings.map(({ key }) => key)).size).toBe(readings.length);
  });

  it.each(readings)('$key names a rule, and says what is unclear in words that a verdict can go on with', (reading) => {
    expect(ids.has(reading.rule)).toBe(true);
    for (const text of [reading.point, reading.reading, reading.sources, reading.others ?? '…']) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/[.:]$/);
      expect(text.split('`').length % 2).toBe(1);
      expect(prose(text)).not.toMatch(/[{}]|->|\b(?:lint|flagged|RBP|SV|MV|T\d)\b/);
    }
  });

  it('are as sure as the contradiction that they settle', () => {
    const confidences = new Map(rules.map(({ id, confidence }) => [id, confidence]));
    const unequal = readings.filter(({ key, confidence }) => {
      const rule = confidences.get(key);
      return key.startsWith('CX-') && rule !== confidence;
    });
    expect(unequal).toEqual([]);
  });
});
