import fc from 'fast-check';
import { conditionOperators } from '../../src/engine/policy/policy';

/** Small alphabets, so that random patterns and random texts meet often enough. */

function pieces(all: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...all), { maxLength }).map((some) => some.join(''));
}

export const plain = pieces(['a', 'b', 'B', 'ab', '/', '*', '?', '😀', 'é'], 6);
export const glob = pieces(['a', 'b', 'B', 'ab', '/', '*', '*', '?', '😀', '**', '\ud83d'], 8);

const variables = [
  '${aws:username}',
  '${AWS:UserName}',
  "${aws:PrincipalTag/team, 'a b'}",
  "${aws:PrincipalTag/none, 'b'}",
  "${aws:PrincipalTag/none,'b'}",
  "${aws:PrincipalTag/empty, ''}",
  '${aws:PrincipalTag/star}',
  '${aws:PrincipalTag/arn}',
  '${aws:TagKeys}',
  '${aws:nothing}',
  '${*}',
  '${?}',
  '${$}',
  '${}',
  '${',
  '}',
  '$',
];

/** What the variables above stand for. */
export const variableKeys: Readonly<Record<string, string>> = {
  'aws:username': 'a',
  'aws:PrincipalTag/team': 'b',
  'aws:PrincipalTag/empty': '',
  'aws:PrincipalTag/star': '*',
  'aws:PrincipalTag/arn': '1:role/a',
};
export const multivaluedVariable = { 'aws:TagKeys': ['a'] };

const madeFrom: Readonly<Record<string, string>> = {
  "${aws:PrincipalTag/team, 'a b'}": 'b',
  "${aws:PrincipalTag/none, 'b'}": 'b',
  "${aws:PrincipalTag/empty, ''}": '',
  '${aws:PrincipalTag/star}': '*',
  '${aws:PrincipalTag/arn}': '1:role/a',
  '${*}': '*',
  '${?}': '?',
  '${$}': '$',
};

export const withVariables = pieces(['a', 'b', '*', '?', '/', ...variables], 5);

const field = fc.oneof(
  pieces(['a', 'b', '*', '?'], 3),
  fc.constantFrom('', '*', 'a*', '1', '${aws:username}', variables[7] ?? ''),
);

function arnOf(part: fc.Arbitrary<string>, minimum: number): fc.Arbitrary<string> {
  const heads = fc.array(part, { minLength: minimum, maxLength: 4 });
  const rest = fc.oneof(withVariables, pieces(['role', '/', 'a', 'b', ':', '*', '?', '1'], 6));
  return fc.tuple(heads, rest).map(([all, last]) => ['arn', ...all, last].join(':'));
}

export const arnPattern = fc.oneof(
  { weight: 20, arbitrary: arnOf(field, 4) },
  { weight: 4, arbitrary: arnOf(field, 0) },
  { weight: 1, arbitrary: fc.constantFrom('*', '**', 'arn', 'b/*', 'Arn:a:b:::c') },
);
export const arn = fc.oneof(
  { weight: 10, arbitrary: arnOf(pieces(['a', 'b', '1', '*'], 2), 4) },
  {
    weight: 5,
    arbitrary: fc
      .array(pieces(['a', 'b', '1', '/', 'role'], 2), { minLength: 5, maxLength: 9 })
      .map((all) => `arn:${all.join(':')}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('arn:a', '', 'a:b:c:d:e:f', '*') },
);

/** A pattern and a resource: one made from the pattern, more often than not, so that they nearly match. */
export const resourceCase = fc
  .tuple(
    arnPattern,
    arn,
    fc.array(fc.constantFrom('', 'a', 'b', 'a', '1:a', ':', '/a', 'b:role'), { minLength: 6, maxLength: 6 }),
    fc.nat(3),
  )
  .map(([pattern, other, runs, kind]) => {
    let next = 0;
    const run = () => runs[next++ % runs.length] ?? '';
    const made = pattern.replace(/\$\{[^}]*\}/g, (variable) => madeFrom[variable] ?? 'a').replace(/\*/g, run);
    return { pattern, resource: kind === 0 ? other : made.replace(/\?/g, () => (kind === 1 ? ':' : 'a')) };
  });

const numbers = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '+0',
    '00',
    '2',
    '2.0',
    '+2',
    '02',
    '-2',
    '2.50',
    '2.5',
    '10',
    '9',
    '-10',
    '1e3',
    ' 2',
    '2.',
    '.5',
    '',
    'a',
    '0.1',
    '0.10000000000000000001',
    '123456789012345678901',
    '123456789012345678902',
    '--1',
  ),
  fc
    .tuple(fc.constantFrom('', '-', '+'), fc.nat(30), fc.constantFrom('', '.0', '.5', '.05', '.500'))
    .map((all) => all.join('')),
);

const dates = fc.oneof(
  fc.constantFrom(
    '2026-01-01T00:00:00Z',
    '2025-12-31T19:00:00-05:00',
    '2026-01-01',
    '2026-01',
    '2026',
    '1767225600',
    '1767225600000',
    '2026-01-01t0:00Z',
    '2026-01-01T00:00:00.000000001Z',
    '2026-01-01T00:00:00.0000000001Z',
    '2026-13-01',
    '2026-02-29',
    '2024-02-29',
    '2026-01-01T00:00:00+23',
    '2026-01-01T00:00:00+1',
    '-0001-01-01',
    '-2026',
    '292278993-01-01',
    'sdfdsf',
    '',
    '9223372036854775807',
    '9223372036854775808',
    '-5',
    'T',
    '2026-01T00:00Z',
    '2026-01-01T24:00Z',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00.1.2Z',
    '2026-01-01T',
  ),
  fc
    .tuple(
      fc.integer({ min: 1965, max: 2040 }),
      fc.integer({ min: 1, max: 13 }),
      fc.integer({ min: 0, max: 31 }),
      fc.constantFrom('', 'T00:00Z', 'T00:00:00', 'T23:59:59.5Z', 't1:02:03+01:30', 'T05:00-05'),
    )
    .map(
      ([year, month, day, time]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${time}`,
    ),
  fc.integer({ min: 0, max: 2_000_000_000 }).map(String),
);

const addresses = fc.constantFrom(
  '203.0.113.7',
  '203.0.113.200',
  '203.0.112.7',
  '10.0.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '::',
  '::1',
  '2001:db8::1',
  '2001:DB8:0:0::1',
  '2001:db8:1234:5678:0:0:0:1',
  '::ffff:203.0.113.7',
  '::ffff:cb00:7107',
  '2001:db8::203.0.113.7',
  '1:2:3:4:5:6:7:8',
  '1:2:3:4:5:6:7::',
  '1::2::3',
  '1:2:3:4::5:6:7:8',
  '01.2.3.4',
  '1.2.3',
  '1.2.3.4.5',
  '1.2.3.256',
  '12345::',
  ':1',
  '1:2:3:4:5:6:7:8:9',
  '203.0.113.*',
  '',
  '1.2.3.4:80',
  '::1.2.3.4:1',
  '1.2.3.4::',
  ':::',
);
const ranges = fc.oneof(
  addresses,
  fc
    .tuple(
      addresses,
      fc.constantFrom(
        '/0',
        '/1',
        '/8',
        '/24',
        '/25',
        '/31',
        '/32',
        '/33',
        '/64',
        '/96',
        '/127',
        '/128',
        '/129',
        '/',
        '/a',
        '/024',
        '/0032',
      ),
    )
    .map((all) => all.join('')),
);

const bools = fc.constantFrom(
  'true',
  'false',
  'TRUE',
  'False',
  '1',
  '',
  'yes',
  '${aws:PrincipalTag/bool}',
  '${aws:nothing}',
);
const base64 = fc.constantFrom(
  'QmluYXJ5',
  'QQ==',
  'QR==',
  'QQ',
  'QUI=',
  'QUJD',
  '',
  '====',
  'Q===',
  'a',
  'QUI',
  'Q_-A',
  '+/+/',
);

/** Policy values and request values of an operator's kind, with what is not of the kind. */
export function valuesOf(base: string): {
  readonly policy: fc.Arbitrary<string>;
  readonly request: fc.Arbitrary<string>;
} {
  if (base.startsWith('Numeric')) return { policy: numbers, request: numbers };
  if (base.startsWith('Date')) return { policy: dates, request: dates };
  if (base.startsWith('Arn')) return { policy: arnPattern, request: arn };
  if (base === 'Bool') return { policy: bools, request: fc.constantFrom('true', 'false', 'TRUE', 'no', '') };
  if (base === 'BinaryEquals') return { policy: base64, request: base64 };
  if (base.endsWith('IpAddress')) return { policy: ranges, request: addresses };
  if (base === 'Null') return { policy: fc.constantFrom('true', 'false', 'True', 'x'), request: plain };
  return { policy: fc.oneof(plain, glob, withVariables), request: plain };
}

export const version = fc.constantFrom('2012-10-17' as const, '2012-10-17' as const, '2008-10-17' as const);

/** A row of a Condition and a request for it. */
export const conditionCase = fc.constantFrom(...conditionOperators).chain((base) => {
  const { policy, request } = valuesOf(base);
  return fc.record({
    set: fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
    base: fc.constant(base),
    ifExists: fc.constantFrom('', '', 'IfExists'),
    values: fc.array(policy, { maxLength: 3 }),
    request: fc.option(fc.array(request, { maxLength: 3 }), { nil: undefined, freq: 8 }),
    multivalued: fc.boolean(),
    version,
  });
});
