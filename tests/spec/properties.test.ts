import fc from 'fast-check';
import { describe, it } from 'vitest';
import { conditionHolds } from '../../src/engine/match/condition/condition';
import { applies, matchStatement } from '../../src/engine/match/statement';
import type { Principal } from '../../src/engine/model/principal';
import { policyTypes, type ConditionOperator } from '../../src/engine/policy/policy';
import {
  account,
  alice,
  buildContext,
  buildPolicy,
  buildRow,
  buildSubject,
  deploySession,
  type Values,
} from '../unit/match/build';
import { conditionCase, resourceCase, valuesOf } from './arbitraries';
import { seed } from './seed';

const options = { seed, numRuns: 2_000 };
const version = '2012-10-17';

function holds(
  operator: string,
  key: string,
  values: string | readonly string[],
  request: Values,
  multivalued = false,
) {
  return conditionHolds(buildRow(operator, key, values), version, buildContext(request, multivalued ? ['k'] : []));
}

/** A condition with the value of its key, if it has one. */
const whole = conditionCase.map((one) => ({
  ...one,
  operator: `${one.set}${one.base}${one.ifExists}`,
  request: (one.request ? { k: one.request } : {}) as Values,
}));

/** A negated operator with its positive one, and values for both. */
const negatedPair = fc
  .constantFrom(
    'StringNotEquals',
    'StringNotEqualsIgnoreCase',
    'StringNotLike',
    'NumericNotEquals',
    'DateNotEquals',
    'NotIpAddress',
    'ArnNotEquals',
    'ArnNotLike',
  )
  .chain((negated) => {
    const { policy, request } = valuesOf(negated);
    const values = fc.array(policy, { maxLength: 3 });
    return fc.record({
      negated: fc.constant(negated),
      values,
      request: fc.array(request, { minLength: 1, maxLength: 3 }),
    });
  });

describe('properties of section 13.8', () => {
  it('one value and a list of that one value mean the same (PL-017)', () => {
    fc.assert(
      fc.property(
        whole,
        fc.constantFrom('a', '2', 'true', ''),
        ({ operator, request, multivalued }, value) =>
          holds(operator, 'k', value, request, multivalued) === holds(operator, 'k', [value], request, multivalued),
      ),
      options,
    );
  });

  it('the case of a condition key does not matter (PL-034)', () => {
    fc.assert(
      fc.property(
        whole,
        ({ operator, values, request, multivalued }) =>
          holds(operator, 'k', values, request, multivalued) === holds(operator, 'K', values, request, multivalued),
      ),
      options,
    );
  });

  it('the order of policy values and of request values does not matter (PL-130)', () => {
    fc.assert(
      fc.property(whole, ({ operator, values, request, multivalued }) => {
        const turned = Object.fromEntries(Object.entries(request).map(([key, all]) => [key, [...all].reverse()]));
        return (
          holds(operator, 'k', values, request, multivalued) ===
          holds(operator, 'k', [...values].reverse(), turned, multivalued)
        );
      }),
      options,
    );
  });

  it('a negated operator is the opposite of its positive one where the key is present (PL-131)', () => {
    fc.assert(
      fc.property(
        negatedPair,
        ({ negated, values, request }) =>
          holds(negated, 'k', values, { k: request }) !==
          holds(negated.replace('Not', ''), 'k', values, { k: request }),
      ),
      options,
    );
  });

  it('a further Null of false never lets more through, and closes ForAllValues on an absent key (PL-141)', () => {
    fc.assert(
      fc.property(whole, ({ operator, base, values, request, multivalued }) => {
        const context = buildContext(request, multivalued ? ['k'] : []);
        const decide = (Condition: Readonly<Record<string, Values>>) => {
          const { policy, statement } = buildPolicy({ Resource: '*', Condition });
          return applies(policy, statement, buildSubject({ context }));
        };
        const without = decide({ [operator]: { k: values } });
        const withNull = decide({ [operator]: { k: values }, ...(base === 'Null' ? {} : { Null: { k: 'false' } }) });
        const isAbsent = (request['k'] ?? []).length === 0;
        return (without || !withNull) && !(isAbsent && withNull && base !== 'Null');
      }),
      options,
    );
  });

  it('ForAnyValue holds only where the key is present (PL-142)', () => {
    fc.assert(
      fc.property(whole, ({ base, ifExists, values, request }) => {
        const isPresent = (request['k'] ?? []).length > 0;
        return isPresent || !holds(`ForAnyValue:${base}${ifExists}`, 'k', values, request, true);
      }),
      options,
    );
  });

  it('a variable without a value never makes a positive operator true (PL-110), and never stops a negated one (PL-112)', () => {
    const bases: readonly ConditionOperator[] = [
      'StringEquals',
      'StringEqualsIgnoreCase',
      'StringLike',
      'ArnLike',
      'Bool',
    ];
    const around = fc.constantFrom('', '*', 'a', '?', 'arn:aws:iam::1:role/');
    fc.assert(
      fc.property(fc.constantFrom(...bases), around, around, fc.string(), (base, before, after, text) => {
        const value = `${before}\${aws:nothing}${after}`;
        const negated =
          base.startsWith('String') && holds(base.replace('String', 'StringNot'), 'k', value, { k: text });
        return !holds(base, 'k', value, { k: text }) && (negated || !base.startsWith('String'));
      }),
      options,
    );
  });
});

const principals: readonly Principal[] = [
  alice,
  deploySession,
  { kind: 'root', account, arn: `arn:aws:iam::${account}:root`, credentials: 'longTerm' },
  {
    kind: 'federatedUser',
    account,
    arn: `arn:aws:sts::${account}:federated-user/bob`,
    name: 'bob',
    creator: alice,
    sessionTags: new Map(),
  },
  { kind: 'service', service: 's3.amazonaws.com' },
  { kind: 'webIdentity', provider: 'accounts.google.com', claims: new Map() },
  { kind: 'anonymous' },
];
const entries = fc.oneof(
  fc.constant('*' as const),
  fc.record({
    AWS: fc.subarray([
      '*',
      account,
      `arn:aws:iam::${account}:root`,
      alice.arn,
      deploySession.roleArn,
      `arn:aws:sts::${account}:assumed-role/Deploy/ci`,
      `arn:aws:sts::${account}:federated-user/bob`,
      'AIDAALICE',
      'x',
    ]),
    Service: fc.subarray(['s3.amazonaws.com']),
    Federated: fc.subarray(['accounts.google.com']),
  }),
);

describe('the short road', () => {
  it('applies says what matchStatement says', () => {
    const actions = fc.subarray(['*', 's3:*', 's3:Get*', 'S3:PUTOBJECT', 'sqs:*', '*:Get?bject'], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.record({
          types: fc.constantFrom(...policyTypes),
          effect: fc.constantFrom('Allow' as const, 'Deny' as const),
          principal: fc.constantFrom(...principals),
          who: fc.oneof(
            entries.map((Principal) => ({ Principal })),
            entries.map((NotPrincipal) => ({ NotPrincipal })),
            fc.constant({}),
          ),
          what: fc.oneof(
            actions.map((Action) => ({ Action })),
            actions.map((NotAction) => ({ NotAction })),
          ),
          on: fc.option(resourceCase, { freq: 9 }),
          not: fc.boolean(),
          condition: fc.option(whole, { freq: 1 }),
          flags: fc.record({ gateway: fc.boolean(), hasBoundary: fc.boolean() }),
        }),
        ({ types, effect, principal, who, what, on, not, condition, flags }) => {
          const resource = on ? (not ? { NotResource: on.pattern } : { Resource: on.pattern }) : {};
          const block = condition ? { Condition: { [condition.operator]: { k: condition.values } } } : {};
          const { policy, statement } = buildPolicy({ Effect: effect, ...who, ...what, ...resource, ...block }, types);
          const context = buildContext(condition?.request ?? {}, condition?.multivalued ? ['k'] : []);
          const subject = buildSubject({
            principal,
            context,
            policyType: types,
            resource: on?.resource ?? '*',
            ...flags,
          });
          const node = matchStatement(policy, statement, '', subject);
          return node.applies === applies(policy, statement, subject);
        },
      ),
      { seed, numRuns: 6_000 },
    );
  });
});
