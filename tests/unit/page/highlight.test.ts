import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight } from '../../../src/editor/highlight';
import type { Finding } from '../../../src/engine/finding';

const joined = (text: string, findings: readonly Finding[] = []) =>
  highlight(text, findings, [])
    .map(({ tokens }) => tokens.map((token) => token.text).join(''))
    .join('\n');

const finding = (from: number, to: number): Finding => ({
  code: 'CURLY_QUOTE',
  severity: 'ERROR',
  rule: 'F-02',
  message: 'curly quote',
  span: { from, to },
  stops: true,
});

describe('static text of a document', () => {
  it('keeps every character, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('"', '\\', '{', '}', ':', ',', 'a', '1', ' ', '\n', '“', '😀'),
          maxLength: 60,
        }),
        (text) => {
          expect(joined(text)).toBe(text);
        },
      ),
    );
  });

  it('keeps every character where findings cut its tokens', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(40), fc.nat(40), (text, a, b) => {
        const [from, to] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        expect(joined(text, [finding(from, to)])).toBe(text);
      }),
    );
  });

  it('tells keys from strings, numbers and literals', () => {
    const kinds = highlight('{"a" : "b", "c": [1, true]}', [], []).flatMap(({ tokens }) =>
      tokens
        .filter(({ kind }) => kind !== 'punctuation' && kind !== 'plain')
        .map(({ kind, text }) => `${kind} ${text}`),
    );
    expect(kinds).toEqual(['key "a"', 'string "b"', 'key "c"', 'number 1', 'literal true']);
  });

  it('marks exactly the place of a finding', () => {
    const tokens = highlight('{“a”: 1}', [finding(1, 2)], []).flatMap((line) => line.tokens);
    expect(tokens.filter((token) => token.finding !== undefined).map(({ text }) => text)).toEqual(['“']);
  });
});
