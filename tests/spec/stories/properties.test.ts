import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Statement } from '../../unit/decide/story';
import { account, other } from '../../unit/decide/story';
import { seed } from '../seed';
import { accountOf, decisionOf, denyFor, documents, parts, traceOf, type Document, type Parts } from './parts';

const options = { seed, numRuns: 400 };

function holds<T>(name: string, arbitrary: fc.Arbitrary<T>, property: (value: T) => boolean): void {
  it(name, () => {
    fc.assert(fc.property(arbitrary, property), options);
  });
}

/** The parts without one of them. */
function without(of: Parts, document: Document): Parts {
  return Object.fromEntries(Object.entries(of).filter(([name]) => name !== document)) as unknown as Parts;
}

function isAllowed(of: Parts): boolean {
  return decisionOf(of) === 'allowed';
}

/** A part that is there, and a Deny for it. */
const withDeny = fc
  .tuple(parts, fc.constantFrom(...documents))
  .filter(([of, document]) => of[document] !== undefined)
  .chain(([of, document]) => denyFor(document).map((deny) => ({ of, document, deny })));

const shuffled = parts.chain((of) =>
  fc
    .record(
      Object.fromEntries(
        documents.flatMap((name) =>
          of[name] ? [[name, fc.shuffledSubarray([...of[name]], { minLength: of[name].length })]] : [],
        ),
      ),
    )
    .map((changed) => ({ of, changed: { ...of, ...changed } as Parts })),
);

describe('the properties of section 16', () => {
  holds('(a) adding a Deny never turns another outcome into allowed', withDeny, ({ of, document, deny }) => {
    const changed = { ...of, [document]: [...(of[document] ?? []), deny] };
    return isAllowed(of) || !isAllowed(changed);
  });

  holds(
    '(b) removing the boundary never takes an allowed away',
    parts,
    (of) => !isAllowed(of) || isAllowed(without(of, 'boundary')),
  );

  holds(
    '(b) removing the session policy never takes an allowed away, but from a federated user, whom it leaves with nothing',
    parts,
    (of) => {
      const rest = without(of, 'session');
      const isFederated = of.caller === 'federated' || of.caller === 'outsideFederated';
      return isFederated ? of.resource !== undefined || !isAllowed(rest) : !isAllowed(of) || isAllowed(rest);
    },
  );

  const direct = [
    { AWS: `arn:aws:iam::${account}:user/alice` },
    { AWS: `arn:aws:sts::${account}:assumed-role/App/ci` },
    { AWS: `arn:aws:sts::${account}:federated-user/bob` },
    '*',
  ];
  holds(
    '(c) adding a direct grant never takes an allowed away',
    fc.tuple(parts, fc.constantFrom(...direct)),
    ([of, Principal]) => {
      const grant: Statement = { Effect: 'Allow', Principal, Action: '*', Resource: '*' };
      return !isAllowed(of) || isAllowed({ ...of, resource: [...(of.resource ?? []), grant] });
    },
  );

  holds(
    '(d) across accounts an allowed needs the identity-based policies',
    parts.filter(({ caller }) => ['outsideUser', 'outsideSession', 'outsideFederated', 'management'].includes(caller)),
    (of) => {
      const node = traceOf(of);
      const gates = node.authorizations.flatMap(({ sides }) => sides.flatMap((side) => side.gates));
      const identity = gates.find(({ policyType }) => policyType === 'identityBasedPolicy');
      return node.decision !== 'allowed' || identity?.verdict === 'allow';
    },
  );

  holds(
    '(e) neither the management account nor a service-linked role depends on SCPs',
    parts.filter(({ caller }) => caller === 'management' || caller === 'linked'),
    (of) => {
      const free = without(without(of, 'rootScp'), 'accountScp');
      return decisionOf(of) === decisionOf(free);
    },
  );

  holds(
    '(f) actions of services that RCPs do not cover do not depend on RCPs',
    parts.filter(({ action }) => action.startsWith('lambda:')),
    (of) => {
      const closed = { ...of, rcp: [{ Effect: 'Deny', Principal: '*', Action: ['s3:*', 'lambda:*'], Resource: '*' }] };
      return decisionOf(closed) === decisionOf(without(of, 'rcp'));
    },
  );

  holds('(g) the order of statements does not matter', shuffled, ({ of, changed }) => {
    const [before, after] = [traceOf(of), traceOf(changed)];
    return before.decision === after.decision && before.decidedBy === after.decidedBy;
  });

  holds('(h) an account and its root ARN are the same Principal', parts, (of) => {
    const turn = (statements: readonly Statement[] | undefined): Statement[] =>
      (statements ?? []).map((statement) => JSON.parse(JSON.stringify(statement, swapAccount)) as Statement);
    const changed = {
      ...of,
      ...(of.resource && { resource: turn(of.resource) }),
      ...(of.endpoint && { endpoint: turn(of.endpoint) }),
    };
    return decisionOf(of) === decisionOf(changed);
  });

  holds('the owner decides alone for services and anonymous callers: nothing of a caller counts', parts, (of) => {
    if (of.caller !== 'service' && of.caller !== 'anonymous') return true;
    const bare = without(without(without(without(of, 'boundary'), 'session'), 'rootScp'), 'accountScp');
    return decisionOf(of) === decisionOf({ ...bare, identity: [{ Effect: 'Deny', Action: '*', Resource: '*' }] });
  });

  holds('every request has an answer, and an account of its own where its caller has one', parts, (of) => {
    const node = traceOf(of);
    return node.caller.account === undefined || node.caller.account === accountOf(of.caller);
  });
});

function swapAccount(key: string, value: unknown): unknown {
  if (key !== 'AWS' || typeof value !== 'string') return value;
  for (const id of [account, other]) {
    if (value === id) return `arn:aws:iam::${id}:root`;
    if (value === `arn:aws:iam::${id}:root`) return id;
  }
  return value;
}
