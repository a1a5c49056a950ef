import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/engine/decide/findings';
import { decide } from '../../../src/engine/decide/flow';
import type { GateVerdict } from '../../../src/engine/trace/decision';
import type { PrincipalForm } from '../../../src/engine/trace/match';

type Kind = 'user' | 'roleSession' | 'federatedUser';

/** A caller in the resource's account: identity-based policies, boundary, session policy, and the forms that the resource's policy grants. */
function inAccount(
  caller: Kind,
  forms: readonly PrincipalForm[],
  identity: GateVerdict,
  boundary: GateVerdict,
  session: GateVerdict,
): Findings {
  return {
    caller,
    relation: 'sameAccount',
    resourceGate: 'resourceBasedPolicy',
    verdicts: {
      serviceControlPolicy: 'absent',
      resourceControlPolicy: 'absent',
      vpcEndpointPolicy: 'absent',
      resource: forms.length > 0 ? 'allow' : 'absent',
      identityBasedPolicy: identity,
      permissionsBoundary: boundary,
      sessionPolicy: session,
    },
    forms,
    callerAssumed: false,
    resourceSide: 'policy',
  };
}

type Row = readonly [id: string, findings: Findings, decision: string, decidedBy: string];

const rows: readonly Row[] = [
  [
    'EV-10 a grant to the user’s ARN skips identity and boundary',
    inAccount('user', ['user'], 'none', 'none', 'absent'),
    'allowed',
    'resourceBasedPolicy',
  ],
  [
    'EV-11 CX-19 a grant to everyone skips a user’s boundary too',
    inAccount('user', ['anyone'], 'none', 'none', 'absent'),
    'allowed',
    'resourceBasedPolicy',
  ],
  [
    'EV-12 a grant to the account needs the identity-based allow',
    inAccount('user', ['account'], 'none', 'absent', 'absent'),
    'implicitDeny',
    'identityBasedPolicy',
  ],
  [
    'EV-12 a grant to the account with the identity-based allow',
    inAccount('user', ['account'], 'allow', 'absent', 'absent'),
    'allowed',
    'identityBasedPolicy',
  ],
  [
    'EV-13 CX-02 a grant to the session’s ARN skips the session policy',
    inAccount('roleSession', ['session'], 'none', 'none', 'none'),
    'allowed',
    'resourceBasedPolicy',
  ],
  [
    'EV-14 a grant to everyone skips all three',
    inAccount('roleSession', ['anyone'], 'none', 'none', 'none'),
    'allowed',
    'resourceBasedPolicy',
  ],
  [
    'EV-15 CX-04 a grant to the role’s ARN does not pass the boundary',
    inAccount('roleSession', ['role'], 'none', 'none', 'absent'),
    'implicitDeny',
    'permissionsBoundary',
  ],
  [
    'EV-15 nor the session policy',
    inAccount('roleSession', ['role'], 'none', 'allow', 'none'),
    'implicitDeny',
    'sessionPolicy',
  ],
  [
    'EV-16 a grant to the federated session needs no session policy',
    inAccount('federatedUser', ['federatedUser'], 'none', 'none', 'absent'),
    'allowed',
    'resourceBasedPolicy',
  ],
  [
    'EV-17 nor does a grant to everyone',
    inAccount('federatedUser', ['anyone'], 'none', 'none', 'absent'),
    'allowed',
    'resourceBasedPolicy',
  ],
  [
    'EV-18 a grant to the creator passes through a session policy',
    inAccount('federatedUser', ['creator'], 'none', 'absent', 'allow'),
    'allowed',
    'resourceBasedPolicy',
  ],
  [
    'EV-18 CX-03 and ends where none was passed',
    inAccount('federatedUser', ['creator'], 'none', 'absent', 'absent'),
    'implicitDeny',
    'sessionPolicy',
  ],
  [
    'CX-03 a role session without a session policy passes',
    inAccount('roleSession', [], 'allow', 'absent', 'absent'),
    'allowed',
    'identityBasedPolicy',
  ],
  [
    'CX-05 a type that is absent never blocks',
    inAccount('user', [], 'allow', 'absent', 'absent'),
    'allowed',
    'identityBasedPolicy',
  ],
];

describe('the rows of T1 to T3', () => {
  it.each(rows)('%s', (id, findings, decision, decidedBy) => {
    const flow = decide(findings);
    expect([flow.decision, flow.decidedBy]).toEqual([decision, decidedBy]);
    const rule = id.slice(0, 5);
    if (rule.startsWith('EV') && decision === 'allowed') {
      expect(Object.values(flow.parts).find(({ part }) => part === 'decides')?.rule).toBe(rule);
    }
  });
});
