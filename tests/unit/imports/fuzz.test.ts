import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiAliases } from '../../../src/catalog/aliases';
import { importText } from '../../../src/scenario/imports/import-text';
import type { Imported } from '../../../src/scenario/imports/imported';
import { mergeScenario } from '../../../src/scenario/imports/merge';
import { attachmentPlaces } from '../../../src/scenario/imports/places';
import { readScenario } from '../../../src/scenario/read';
import { printScenario } from '../../../src/scenario/write';
import { fuzz } from '../../fuzz/fuzz';
import { account, accountDetails, alice, assumeEvent, bucketPolicy, decoded, deniedEvent, trust } from './samples';

const seeds = [
  deniedEvent,
  { Records: [deniedEvent, assumeEvent] },
  assumeEvent,
  decoded,
  accountDetails,
  { Role: accountDetails.RoleDetailList[0] },
  { Policy: JSON.stringify(bucketPolicy) },
  trust,
  { version: 1, accounts: { [account]: {} } },
]
  .map((seed) => JSON.stringify(seed))
  .concat(
    `An error occurred (AccessDenied) when calling the GetObject operation: User: ${alice} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::amzn-s3-demo-bucket/a" with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSDenyAll`,
    '#1.NoXSA',
  );

const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '__proto__',
    'constructor',
    'null',
    '%7B',
    '```\n',
    '#1.',
    'arn:',
    '\ud800',
  ),
);

/** Text with pieces cut out, put in twice, or replaced by noise. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 30 }), noise, fc.nat({ max: 2 })), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([seed, cuts]) =>
    cuts.reduce((text, [where, length, put, how]) => {
      const at = Math.floor(where * text.length);
      const tail = text.slice(how === 1 ? at : at + length);
      return how === 2
        ? text.slice(0, at) + text.slice(at, at + length) + put + text.slice(at)
        : text.slice(0, at) + put + tail;
    }, seed),
  );

/** JSON whose values are swapped for others: everything in it is of the wrong kind somewhere. */
const names = [...new Set(seeds.flatMap((seed) => [...seed.matchAll(/"(\w+)":/g)].map(([, name]) => name ?? '')))];
const shaped = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom<unknown>(
        null,
        true,
        'true',
        7,
        '',
        alice,
        account,
        's3.amazonaws.com',
        'AWSService',
        'AssumedRole',
      ),
      fc.array(tie('value'), { maxLength: 3 }),
      fc
        .uniqueArray(fc.tuple(fc.constantFrom(...names, '__proto__'), tie('value')), {
          maxLength: 6,
          selector: ([name]) => name,
        })
        .map((entries) => Object.fromEntries(entries)),
    ),
  }))
  .value.map((value) => JSON.stringify(value));

const roots = fc
  .tuple(
    fc.constantFrom(
      'userIdentity',
      'requestParameters',
      'resources',
      'UserDetailList',
      'Role',
      'context',
      'Policy',
      'Records',
    ),
    shaped,
    fc.constantFrom(...seeds.filter((seed) => seed.startsWith('{'))),
  )
  .map(([name, value, seed]) => `${seed.slice(0, -1)},${JSON.stringify(name)}:${value}}`);

const open = { version: 1, accounts: { [account]: { roles: { App: {} } } }, requests: [] } as const;

function importAndUse(text: string): void {
  use(importText(text, { open, aliases: apiAliases }));
}

function use(imported: Imported): void {
  switch (imported.kind) {
    case 'message':
    case 'decodedMessage':
    case 'events':
    case 'accountDetails':
    case 'answer': {
      const printed = printScenario(imported.scenario);
      expect(readScenario(printed).scenario).toBeDefined();
      mergeScenario(open, imported.scenario);
      for (const { message, commands } of imported.missing) {
        expect(message).not.toMatch(/^[A-Z]|[.]$/);
        for (const command of commands) expect(command).toMatch(/^aws [\w+=,.@:/ -]+$/);
      }
      return;
    }
    case 'policy':
      attachmentPlaces(open, imported);
      return;
    case 'scenario':
    case 'link':
      return;
    case 'nothing':
      expect(imported.reason).not.toBe('');
  }
}

describe('importText', () => {
  it.each([
    ['imports, mutated', mutated],
    ['imports, shaped like what is known', shaped],
    ['imports with a member of the wrong kind', roots],
    ['imports, random', fc.string({ unit: 'binary', maxLength: 200 })],
  ] as const)('never throws, and what it makes can be written, read and merged: %s', async (name, texts) => {
    let count = 0;
    await fuzz(name, texts, (text) => {
      const imported = importText(text, { open, aliases: apiAliases });
      count += 1;
      // writing, reading and merging take most of the time
      if (count % 5 === 0) use(imported);
    });
  });

  it('knows no prototype: a name like `__proto__` is a name', () => {
    const user = {
      UserName: '__proto__',
      UserId: 'AIDACKCEVSQ6C2EXAMPLE',
      Arn: `arn:aws:iam::${account}:user/__proto__`,
    };
    const imported = importText(JSON.stringify({ User: user }));
    if (imported.kind !== 'answer') expect.fail(imported.kind);
    expect(Object.keys(imported.scenario.accounts?.[account]?.users ?? {})).toEqual(['__proto__']);
    const { scenario } = mergeScenario(open, imported.scenario);
    expect(Object.keys(scenario.accounts?.[account]?.users ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['id']).toBeUndefined();
  });

  it.each([
    ['brackets', '['.repeat(300_000)],
    ['objects', '{"Records":'.repeat(50_000)],
    ['quotes', '"\\'.repeat(200_000)],
    ['messages', 'User: is not authorized to perform: '.repeat(20_000)],
    ['wrappers', 'An error occurred ('.repeat(40_000)],
    ['code blocks', '```\n'.repeat(100_000)],
    ['markup', '<a'.repeat(300_000)],
    ['events', `[${'{"eventSource":"s3","eventName":"GetObject"},'.repeat(15_000)}]`],
    ['members', `{"eventSource":"s3","eventName":"X","requestParameters":{${'"a":1,'.repeat(100_000)}"b":2}}`],
    ['hashes', '#1.'.repeat(20_000)],
    ['addresses', `https://${'a#'.repeat(30_000)}`],
  ])('comes to an end with hostile %s', (_, text) => {
    importAndUse(text);
  });
});
