import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog';
import { linkLimits, readScenario } from '../../src/scenario/read';
import { neededFacts } from '../../src/scenario/needed-facts';
import { printScenario } from '../../src/scenario/write';
import { runScenario } from '../../src/service/run';
import { fuzz } from './fuzz';

const texts = readdirSync('src/gallery').map((name) => readFileSync(`src/gallery/${name}/scenario.json`, 'utf8'));
const facts = await createCatalog(() => Promise.reject(new Error('no data here'))).factsFor(
  neededFacts({ version: 1 }),
);

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom(
    '"__proto__":{"x":1},',
    '"constructor":',
    '"toString"',
    '[[[[[[[[',
    '{"a":{"a":{"a":',
    '1e999999',
    '-0',
    '123456789012345678901234567890',
    '0.1e-400',
    'null',
    'true',
    '\u202e',
    '\ud800',
    '\u0000',
    '*'.repeat(50),
    '${aws:username}',
    '"',
    '\\u',
    '}',
    ']',
    ',',
    ':',
  ),
);

const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 40 }), pieces), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([text, cuts]) =>
    cuts.reduce((now, [where, length, piece]) => {
      const at = Math.floor(where * now.length);
      return now.slice(0, at) + piece + now.slice(at + length);
    }, text),
  );

/** Names of the format in wrong places, with values of every kind, a thousand deep where it so happens. */
const names = [...new Set(texts.flatMap((text) => [...text.matchAll(/"(\w+)":/g)].map(([, name]) => name ?? '')))];
const shaped = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom<unknown>(
        null,
        true,
        7,
        -1e300,
        '',
        '*',
        '111122223333',
        's3:GetObject',
        'arn:aws:iam::111122223333:root',
        '2026-02-30T99:00:00Z',
      ),
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .uniqueArray(fc.tuple(fc.constantFrom(...names, '__proto__', 'constructor', '111122223333'), tie('value')), {
          maxLength: 6,
          selector: ([name]) => name,
        })
        .map((entries) => Object.fromEntries(entries)),
    ),
  }))
  .value.map((value) => JSON.stringify({ version: 1, ...(typeof value === 'object' ? value : { accounts: value }) }));

/** Reads, writes, reads again and evaluates; how much comes of it is bounded by what went in. */
function use(text: string): void {
  const { scenario, problems } = readScenario(text, linkLimits);
  expect(problems.length).toBeLessThanOrEqual(1000);
  for (const { from, to, message } of problems) {
    expect(from).toBeLessThanOrEqual(to);
    expect(to).toBeLessThanOrEqual(text.length);
    expect(message.length).toBeLessThan(1000);
  }
  if (scenario === undefined) {
    expect(problems).not.toEqual([]);
    return;
  }
  const printed = printScenario(scenario);
  expect(printed.length).toBeLessThan(20 * text.length + 2000);
  expect(printScenario(readScenario(printed).scenario ?? { version: 1 })).toBe(printed);
  const { results } = runScenario(scenario, facts);
  expect(results).toHaveLength(scenario.requests?.length ?? 0);
}

describe('any scenario file', () => {
  it('is read and evaluated, or refused with its problems: mutated files', async () => {
    await fuzz('scenario files, mutated', mutated, use);
  });

  it('is read and evaluated, or refused with its problems: files of wrong shapes', async () => {
    await fuzz('scenario files, shaped like a scenario', shaped, use);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['objects', '{"accounts":'.repeat(20_000)],
    ['a number', `{"version":1,"requests":[{"context":{"a":${'9'.repeat(200_000)}}}]}`],
    ['an exponent', `{"version":1,"now":1e${'9'.repeat(100_000)}}`],
    ['a name', `{"version":1,"${'a'.repeat(200_000)}":1}`],
    ['names', `{"version":1,${Array.from({ length: 20_000 }, (_, index) => `"a${index}":1`).join(',')}}`],
    ['one name many times', `{"version":1${',"accounts":{}'.repeat(15_000)}}`],
    ['escapes', `{"version":1,"title":"${'\\u202e'.repeat(40_000)}"}`],
  ])('comes to an end with hostile %s', (_, text) => {
    use(text);
  });
});
