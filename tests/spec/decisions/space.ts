import type { Findings, GateName, ResourceGate } from '../../../src/engine/decide/findings';
import type { Principal } from '../../../src/engine/model/principal';
import type { GateVerdict } from '../../../src/engine/trace/decision';
import type { PrincipalForm } from '../../../src/engine/trace/match';

type Caller = Principal['kind'];
type ResourceVerdict = readonly [verdict: GateVerdict, forms: readonly PrincipalForm[]];

/** Every caller with the forms in which a policy can name it, and the policy types that it can have. */
const callers: Readonly<
  Record<Caller, { readonly forms: readonly PrincipalForm[]; readonly has: readonly GateName[] }>
> = {
  user: { forms: ['user', 'account', 'anyone'], has: ['identityBasedPolicy', 'permissionsBoundary'] },
  roleSession: {
    forms: ['session', 'role', 'account', 'anyone'],
    has: ['identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy'],
  },
  federatedUser: {
    forms: ['federatedUser', 'creator', 'account', 'anyone'],
    has: ['identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy'],
  },
  root: { forms: ['root', 'anyone'], has: [] },
  assumedRoot: { forms: ['root', 'anyone'], has: ['sessionPolicy'] },
  service: { forms: ['service', 'anyone'], has: [] },
  webIdentity: { forms: ['federated', 'anyone'], has: [] },
  saml: { forms: ['federated', 'anyone'], has: [] },
  anonymous: { forms: ['anyone'], has: [] },
};
export const callerKinds = Object.keys(callers) as readonly Caller[];

const every: readonly GateVerdict[] = ['absent', 'none', 'allow', 'deny'];
// CX-18: an RCP's implicit deny cannot occur
const withoutNone: readonly GateVerdict[] = ['absent', 'allow', 'deny'];
const absent: readonly GateVerdict[] = ['absent'];
const gates: readonly ResourceGate[] = ['resourceBasedPolicy', 'trustPolicy', 'keyPolicy'];

/** All findings that matching can come to for one kind of caller. */
export function* findingsOf(caller: Caller): Generator<Findings> {
  const { forms, has } = callers[caller];
  const hasAccount = has.length > 0 || caller === 'root';
  const relations = hasAccount ? (['sameAccount', 'crossAccount'] as const) : (['noAccount'] as const);
  const of = (gate: GateName, isAssumed: boolean) => {
    const isModelled = !isAssumed || (gate === 'sessionPolicy' && caller === 'federatedUser');
    return has.includes(gate) && isModelled ? every : absent;
  };
  for (const callerAssumed of hasAccount ? [false, true] : [false]) {
    for (const relation of relations) {
      for (const [resourceGate, resourceSide, [resource, named]] of resources(caller, forms)) {
        for (const serviceControlPolicy of hasAccount ? every : absent) {
          for (const resourceControlPolicy of withoutNone) {
            for (const vpcEndpointPolicy of every) {
              for (const identityBasedPolicy of of('identityBasedPolicy', callerAssumed)) {
                for (const permissionsBoundary of of('permissionsBoundary', callerAssumed)) {
                  for (const sessionPolicy of of('sessionPolicy', callerAssumed)) {
                    const verdicts = {
                      serviceControlPolicy,
                      resourceControlPolicy,
                      vpcEndpointPolicy,
                      resource,
                      identityBasedPolicy,
                      permissionsBoundary,
                      sessionPolicy,
                    };
                    const findings = {
                      caller,
                      relation,
                      resourceGate,
                      verdicts,
                      forms: named,
                      callerAssumed,
                      resourceSide,
                    };
                    yield findings;
                    if (resourceGate === 'trustPolicy' && relation !== 'noAccount')
                      yield { ...findings, identityRequired: 'ST-14' };
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

function* resources(
  caller: Caller,
  forms: readonly PrincipalForm[],
): Generator<readonly [ResourceGate, Findings['resourceSide'], ResourceVerdict]> {
  const subsets = forms.reduce<readonly (readonly PrincipalForm[])[]>(
    (all, form) => [...all, ...all.map((some) => [...some, form])],
    [[]],
  );
  const verdicts: readonly ResourceVerdict[] = [
    ['absent', []],
    ['none', []],
    ...subsets.filter((some) => some.length > 0).map((some): ResourceVerdict => ['allow', some]),
    ...subsets.map((some): ResourceVerdict => ['deny', some]),
  ];
  for (const gate of gates) {
    for (const verdict of verdicts) yield [gate, 'policy', verdict];
    yield [gate, 'assumed', ['absent', []]];
  }
  // PR-04: nobody else reaches the policies of an AssumeRoot call
  if (caller === 'user' || caller === 'roleSession') yield ['resourceBasedPolicy', 'notNeeded', ['absent', []]];
}
