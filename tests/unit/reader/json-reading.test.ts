import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '../../../src/engine/json/place';
import { parsePointer, resolvePointer, toPointer } from '../../../src/engine/json/pointer';
import { printJson } from '../../../src/engine/json/print';
import { readJson } from '../../../src/engine/json/read';
import { toValue } from '../../../src/engine/json/to-value';

function stops(text: string): boolean {
  return readJson(text).findings.some((finding) => finding.stops);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function print(text: string): string {
  const { root } = readJson(text);
  if (root === undefined) throw new Error('nothing to print');
  return printJson(root, text);
}

/** JSON with the marks of its structure moved, doubled, dropped or replaced. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(
          '',
          ',',
          '"',
          '”',
          '“',
          "'",
          '{',
          '}',
          '[',
          ']',
          ':',
          '\\',
          '\n',
          '//',
          '/*',
          '#',
          '\u00a0',
          '\u200b',
          '0',
          'x',
          '\ud800',
          '...',
        ),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([json, changes]) =>
    changes.reduce((text, [at, insert]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + insert + text.slice(place + (at % 2));
    }, json),
  );

describe('readJson beside JSON.parse', () => {
  it('PL-370 reads the same value from every JSON text, without a finding', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const { root, findings } = readJson(text);
        expect(findings.filter(({ code }) => code !== 'LONE_SURROGATE')).toEqual([]);
        expect(root && JSON.stringify(toValue(root))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('PL-370 a fault stops exactly where JSON.parse refuses, duplicate keys aside', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const { findings } = readJson(text);
        const faults = findings.filter(({ stops, code }) => stops && code !== 'DUPLICATE_KEY');
        expect(faults.length === 0, JSON.stringify(faults)).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('PL-370 random text is refused by both or by none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        if (!text.startsWith('\ufeff')) expect(stops(text)).toBe(!parses(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('PL-370 spans name the text that was read', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { root } = readJson(text);
        expect(root && text.slice(root.span.from, root.span.to)).toBe(text);
      }),
    );
  });
});

describe('readJson on hostile text', () => {
  const alphabet = fc.constantFrom(
    '"',
    '”',
    "'",
    '’',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\n',
    ' ',
    '/',
    '*',
    '#',
    'a',
    '0',
    '.',
    '…',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\ud83d',
    '=',
    '\r',
    '-',
  );

  it('PL-370 work is linear in the text, and the findings are bounded', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(alphabet, { maxLength: 6 }), fc.nat(300)), { maxLength: 6 }), (parts) => {
        const text = parts.map(([part, times]) => part.join('').repeat(times)).join('');
        const { steps, findings } = readJson(text);
        expect(steps).toBeLessThanOrEqual(12 * text.length + 200);
        expect(findings.length).toBeLessThanOrEqual(101);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    '"',
    '”',
    '"”',
    '"”\n',
    '{"a":',
    '[1,,',
    '/*',
    '//',
    '\\',
    "'”\n",
    '"\\',
    '{:',
    '…',
    '\u00a0',
    '}',
    '{}',
    '"a"',
    '"a"\n',
    '{"a:"',
    'a"',
    '\\"”',
    '{\\"”',
  ])('PL-370 a megabyte of %j takes linear work', (part) => {
    const text = part.repeat(1_000_000 / part.length);
    const { steps } = readJson(text);
    expect(steps).toBeLessThanOrEqual(12 * text.length);
  });

  it('PL-370 measures a word once, however many names are read of it', () => {
    const text = `{${"='".repeat(500_000)}`;
    expect(readJson(text).steps).toBeLessThanOrEqual(12 * text.length);
  });
});

describe('printJson', () => {
  it('lays JSON out as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(print(JSON.stringify(value))).toBe(JSON.stringify(value, undefined, 2));
      }),
    );
  });

  it('PL-019 keeps the spelling of numbers and strings, the order of names, and duplicates', () => {
    expect(print('{"b":1.0e+2,"2":12345678901234567890,"1":"\\u0041\\/","b":[]}')).toBe(
      '{\n  "b": 1.0e+2,\n  "2": 12345678901234567890,\n  "1": "\\u0041\\/",\n  "b": []\n}',
    );
  });

  it('prints JSON whatever was read', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const { root } = readJson(text);
        if (root !== undefined) expect(parses(printJson(root, text)), printJson(root, text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('toValue', () => {
  it('takes __proto__ for a name like any other', () => {
    const { root } = readJson('{"__proto__": {"polluted": 1}, "constructor": 2}');
    const value = root && toValue(root);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('place', () => {
  it.each([
    ['a\nb', 0, '1:1'],
    ['a\nb', 2, '2:1'],
    ['a\r\nbc', 4, '2:2'],
    ['a\rb', 2, '2:1'],
    ['😀x', 2, '1:3'],
    ['ab', 99, '1:3'],
  ])('%j at %i is %s', (text, offset, expected) => {
    const { line, column } = place(text, offset);
    expect(`${String(line)}:${String(column)}`).toBe(expected);
  });
});

describe('JSON pointers', () => {
  it('escape ~ and / as RFC 6901 says', () => {
    expect(toPointer(['accounts', 'a/b~c', 0])).toBe('/accounts/a~1b~0c/0');
    expect(parsePointer('/a~1b~0c/0')).toEqual(['a/b~c', '0']);
    expect(parsePointer('/~01')).toEqual(['~1']);
    expect(parsePointer('')).toEqual([]);
    expect(parsePointer('a')).toBeUndefined();
    expect(parsePointer('/a~2')).toBeUndefined();
  });

  it('survive a round trip', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(parsePointer(toPointer(path))).toEqual(path);
      }),
    );
  });

  it('name nodes, and of duplicate names the last', () => {
    const text = '{"a": [1, {"b/c": 2}], "a": [1, {"b/c": 3}]}';
    const { root } = readJson(text);
    if (root === undefined) throw new Error('unread');
    expect(resolvePointer(root, '/a/1/b~1c')).toMatchObject({ kind: 'number', raw: '3' });
    expect(resolvePointer(root, '')).toBe(root);
    expect(resolvePointer(root, '/a/01')).toBeUndefined();
    expect(resolvePointer(root, '/a/9/x')).toBeUndefined();
  });
});
