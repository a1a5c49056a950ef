import type { Findings, GateName } from '../../../src/engine/decide/findings';
import type { DecidedBy } from '../../../src/engine/trace/decision';

/** What the tables T1 to T8 say of one set of findings. */
export interface Expected {
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  readonly decidedBy: DecidedBy;
}

/** What an Allow of the resource's policy skips of the caller's own policies in one account (T4). */
interface Skips {
  readonly identity: boolean;
  readonly ceilings: boolean;
}

/** T4, row by row: caller and the form in which the policy names it. */
const worth: Readonly<Record<string, Skips>> = {
  'user as user': { identity: true, ceilings: true },
  'user as anyone': { identity: true, ceilings: true },
  'roleSession as session': { identity: true, ceilings: true },
  'roleSession as anyone': { identity: true, ceilings: true },
  'roleSession as role': { identity: true, ceilings: false },
  'federatedUser as federatedUser': { identity: true, ceilings: true },
  'federatedUser as anyone': { identity: true, ceilings: true },
  'federatedUser as creator': { identity: true, ceilings: false },
};

/** The order in which a Deny is named (scenario format, `decidedBy`). */
const denials: readonly GateName[] = [
  'serviceControlPolicy',
  'resourceControlPolicy',
  'vpcEndpointPolicy',
  'resource',
  'identityBasedPolicy',
  'permissionsBoundary',
  'sessionPolicy',
];

/** The tables as a closed form, written from the specification and apart from the engine. */
export function expected(findings: Findings): Expected {
  const { caller, verdicts, rule } = findings;
  const typeOf = (gate: GateName): DecidedBy => (gate === 'resource' ? findings.resourceGate : gate);
  if (rule) return { decision: rule.decision, decidedBy: rule.decidedBy };
  const denial = denials.find((gate) => verdicts[gate] === 'deny');
  if (denial) return { decision: 'explicitDeny', decidedBy: typeOf(denial) };

  const isRoot = caller === 'root' || caller === 'assumedRoot';
  const sameAccount = findings.relation === 'sameAccount';
  const isPolicy = findings.resourceSide === 'policy';
  const isNamed = !isPolicy || findings.forms.length > 0;
  const mustAllow = isPolicy && findings.resourceGate !== 'resourceBasedPolicy';
  // XA-02: the shortcuts exist inside one account only; ST-14 closes them where both sides are asked
  const skips = sameAccount && !findings.identityRequired ? grants(findings) : { identity: false, ceilings: false };
  const needs: readonly (readonly [gate: GateName, isMet: boolean])[] = [
    ['serviceControlPolicy', verdicts.serviceControlPolicy !== 'none'],
    ['vpcEndpointPolicy', verdicts.vpcEndpointPolicy !== 'none'],
    ['resource', !mustAllow || isNamed],
    ['identityBasedPolicy', skips.identity || hasIdentity(findings)],
    ['permissionsBoundary', skips.ceilings || verdicts.permissionsBoundary !== 'none'],
    ['sessionPolicy', skips.ceilings || isWithinSession(findings)],
    ['resource', sameAccount || isNamed],
  ];
  const missing = needs.find(([, isMet]) => !isMet);
  if (missing) return { decision: 'implicitDeny', decidedBy: typeOf(missing[0]) };

  if (isRoot && sameAccount && !mustAllow) return { decision: 'allowed', decidedBy: 'rootUser' };
  if (findings.resourceSide === 'notNeeded') return { decision: 'allowed', decidedBy: 'identityBasedPolicy' };
  const suffices = skips.identity || isRoot || findings.relation === 'noAccount';
  const restsOnResource = suffices || (findings.callerAssumed && !sameAccount);
  return { decision: 'allowed', decidedBy: restsOnResource ? findings.resourceGate : 'identityBasedPolicy' };
}

/** EV-21: the strongest of the forms that the policy names. */
function grants({ caller, forms }: Findings): Skips {
  const all = forms.map((form) => worth[`${caller} as ${form}`]);
  return { identity: all.some((one) => one?.identity), ceilings: all.some((one) => one?.ceilings) };
}

/** PR-01, PR-05, PR-07, ST-23: root users need no identity-based policy; services, tokens and anonymous callers have none. */
function hasIdentity({ caller, relation, callerAssumed, verdicts }: Findings): boolean {
  const needsNone = caller === 'root' || caller === 'assumedRoot' || relation === 'noAccount';
  return needsNone || callerAssumed || verdicts.identityBasedPolicy === 'allow';
}

/**
 * EV-05, EV-06: no session policy is no ceiling, but for a federated user it is a closed one. AWS's task policies hold
 * Deny statements only, so an AssumeRoot session is the root user less what they deny (PR-04).
 */
function isWithinSession({ caller, verdicts }: Findings): boolean {
  if (caller === 'assumedRoot') return true;
  return verdicts.sessionPolicy === 'allow' || (verdicts.sessionPolicy === 'absent' && caller !== 'federatedUser');
}
