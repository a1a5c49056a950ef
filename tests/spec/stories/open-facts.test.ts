import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { RequestNode } from '../../../src/engine/trace/nodes';
import { account, bucket, policy, trace, type Statement } from '../../unit/decide/story';
import { seed } from '../seed';

const options = { seed, numRuns: 250 };

const text = fc
  .array(fc.constantFrom('a', 'b', 'A', 'ab', '/', 'ci'), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(''));
const pattern = fc
  .array(fc.constantFrom('a', 'b', 'A', '*', '*', '?', 'ci', '${aws:PrincipalTag/t}'), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(''));
const idText = fc
  .tuple(
    fc.constantFrom('AROAB', 'AROAC', 'AIDAB', '*', 'AROA?', '*B'),
    fc.constantFrom('', ':ci', ':a*', ':*', ':*b', '*ci', ':c?'),
  )
  .map((all) => all.join(''));
const octet = fc.constantFrom(0, 1, 8, 127, 128, 203, 255);
const address = fc.tuple(fc.constantFrom(8, 9, 52, 203), octet, octet, octet).map((all) => all.join('.'));
const range = fc.oneof(
  fc
    .tuple(address, fc.constantFrom('', '/0', '/1', '/6', '/8', '/9', '/16', '/24', '/31', '/32'))
    .map((all) => all.join('')),
  fc.constantFrom('10.0.0.0/8', '::/0', '2001:db8::/32', '2001:db8::1', '8.8.*', '203.0.113.*'),
);
const few = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: 1, maxLength: 2 });

const textOperators = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'StringLike',
  'StringNotLike',
  'ForAllValues:StringLike',
  'StringLikeIfExists',
);
const rows = fc.oneof(
  fc.record({ operator: textOperators, key: fc.constant('aws:UserAgent'), values: few(fc.oneof(text, pattern)) }),
  fc.record({ operator: textOperators, key: fc.constantFrom('aws:userid', 'AWS:UserId'), values: few(idText) }),
  fc.record({
    operator: fc.constantFrom('IpAddress', 'NotIpAddress', 'IpAddressIfExists'),
    key: fc.constant('aws:SourceIp'),
    values: few(range),
  }),
  fc.record({
    operator: fc.constantFrom('StringLike', 'StringNotLike'),
    key: fc.constant('aws:SourceIp'),
    values: few(fc.oneof(address, fc.constantFrom('8.8.*', '203.*', '*'))),
  }),
  fc.record({
    operator: fc.constant('Null'),
    key: fc.constantFrom('aws:SourceIp', 'aws:UserAgent'),
    values: few(fc.constantFrom('true', 'false')),
  }),
  fc.record({
    operator: fc.constantFrom('StringEquals', 'StringNotLike'),
    key: fc.constant('s3:prefix'),
    values: few(fc.constantFrom('${aws:UserAgent}', '${aws:userid}/*', '*${aws:SourceIp}')),
  }),
);
const condition = fc.array(rows, { minLength: 1, maxLength: 3 }).map((all) => {
  const block: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, values } of all) block[operator] = { [key]: values };
  return block;
});
const effects = fc.constantFrom('Allow', 'Allow', 'Deny');
const where = fc.constantFrom(
  '*',
  '*',
  `${bucket}/\${aws:userid}/*`,
  `${bucket}/*\${aws:UserAgent}*`,
  `${bucket}/\${aws:SourceIp}`,
);
const statement = fc.record({ Effect: effects, Action: fc.constant('*'), Resource: where, Condition: condition });
const sessionArn = (name: string): string => `arn:aws:sts::${account}:assumed-role/App/${name}`;
const named = fc
  .record({
    Effect: effects,
    element: fc.constantFrom('Principal', 'Principal', 'NotPrincipal'),
    names: few(fc.constantFrom('ci', 'ab', 'cc')),
  })
  .map(({ Effect, element, names }): Statement => {
    const listed = names.map(sessionArn);
    const spared = [...listed, `arn:aws:iam::${account}:role/App`, account];
    const who =
      element === 'NotPrincipal' && Effect === 'Deny'
        ? { NotPrincipal: { AWS: spared } }
        : { Principal: { AWS: listed } };
    return { Effect, ...who, Action: 's3:*', Resource: `${bucket}/*` };
  });

interface Case {
  readonly caller: 'user' | 'role' | 'session';
  readonly statements: readonly object[];
  readonly bucketPolicy: readonly Statement[];
  readonly resource: string;
  readonly prefix: string;
  readonly knowsRole: boolean;
}
const cases: fc.Arbitrary<Case> = fc.record({
  caller: fc.constantFrom('user', 'role', 'role', 'session'),
  statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
  bucketPolicy: fc.array(named, { maxLength: 2 }),
  resource: fc.constantFrom(`${bucket}/AROAB:ci/k`, `${bucket}/AIDAB/k`, `${bucket}/8.8.8.8`, `${bucket}/a/b`),
  prefix: fc.constantFrom('ab', 'AROAB:ci/x', 'b8.8.8.8'),
  knowsRole: fc.boolean(),
});

/** What a scenario may leave open. */
interface Facts {
  readonly name?: string;
  readonly id?: string;
  readonly agent?: string;
  readonly address?: string;
}

function evaluate({ caller, statements, bucketPolicy, resource, prefix, knowsRole }: Case, facts: Facts): RequestNode {
  const own = {
    tags: { t: 'ab' },
    policies: [{ name: 'inline', document: { Version: '2012-10-17', Statement: statements } }],
  };
  const id = facts.id ?? (knowsRole ? 'AROAB' : undefined);
  const accounts = {
    [account]: {
      users: { alice: { ...own, ...(facts.id === undefined ? {} : { id: facts.id }) } },
      roles: { App: { ...own, ...(id === undefined ? {} : { id }) } },
      resources: { [bucket]: bucketPolicy.length > 0 ? { policy: policy(...bucketPolicy) } : {} },
    },
  };
  const name = facts.name ?? (caller === 'session' ? 'ci' : undefined);
  const principal =
    caller === 'user'
      ? `arn:aws:iam::${account}:user/alice`
      : name === undefined
        ? `arn:aws:iam::${account}:role/App`
        : sessionArn(name);
  const context = {
    's3:prefix': prefix,
    ...(facts.agent === undefined ? {} : { 'aws:UserAgent': facts.agent }),
    ...(facts.address === undefined ? {} : { 'aws:SourceIp': facts.address }),
  };
  return trace(accounts, { principal, action: 's3:GetObject', resource, context });
}

const publicAddress = fc.oneof(
  address,
  fc.constantFrom('8.8.8.8', '203.0.113.7', '192.0.2.77', '2001:db8:0:0:0:0:0:1', '2600:0:0:0:0:0:0:1'),
);
const values = fc.record({
  name: fc.constantFrom('ci', 'ab', 'cc', 'aXb', 'zz', 'ci-ci'),
  role: fc.constantFrom('AROAB', 'AROAC', 'AROAZZ'),
  user: fc.constantFrom('AIDAB', 'AIDAZZ'),
  agent: fc.oneof(text, fc.constantFrom('Z', 'abZ', 'aZb', '8.8.8.8')),
  address: publicAddress,
});

function given(
  { caller, knowsRole }: Case,
  all: {
    readonly name: string;
    readonly role: string;
    readonly user: string;
    readonly agent: string;
    readonly address: string;
  },
): Facts {
  const { agent, address: from } = all;
  if (caller === 'user') return { id: all.user, agent, address: from };
  return { ...(caller === 'role' ? { name: all.name } : {}), id: knowsRole ? 'AROAB' : all.role, agent, address: from };
}

describe('open facts', () => {
  it('a determined outcome is the outcome for whatever the facts are', () => {
    fc.assert(
      fc.property(cases, fc.array(values, { minLength: 12, maxLength: 12 }), (one, facts) => {
        const { decision } = evaluate(one, {});
        return (
          decision === 'undetermined' || facts.every((some) => evaluate(one, given(one, some)).decision === decision)
        );
      }),
      options,
    );
  });

  it('an undetermined outcome comes with facts that make it one and the other', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const node = evaluate(one, {});
        const alternatives = node.authorizations[0]?.alternatives ?? [];
        const told = alternatives.every(({ facts, authorization }) => {
          const value = new Map(facts.map(({ fact, value }) => [fact, value]));
          const id = value.get('aws:userid');
          const name = value.get('roleSessionName');
          const agent = value.get('aws:UserAgent');
          const from = value.get('aws:SourceIp');
          const again = evaluate(one, {
            ...(id === undefined ? {} : { id: one.caller === 'user' ? id : id.slice(0, id.indexOf(':')) }),
            ...(name === undefined ? {} : { name }),
            ...(agent === undefined ? {} : { agent }),
            ...(from === undefined ? {} : { address: from }),
          });
          return again.decision === authorization.decision;
        });
        return told && (node.decision === 'undetermined') === alternatives.length > 1;
      }),
      options,
    );
  });
});
