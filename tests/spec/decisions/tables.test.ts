import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/engine/decide/findings';
import { decide } from '../../../src/engine/decide/flow';
import { callerKinds, findingsOf } from './space';
import { expected } from './tables';

describe('the decision is what the tables T1 to T8 say, whatever the policies found', () => {
  it.each(callerKinds)('caller %s', (caller) => {
    let count = 0;
    for (const findings of findingsOf(caller)) {
      count += 1;
      const { decision, decidedBy } = decide(findings);
      const wanted = expected(findings);
      if (decision !== wanted.decision || decidedBy !== wanted.decidedBy) {
        expect({ findings, decision, decidedBy }).toEqual({ findings, ...wanted });
      }
    }
    expect(count).toBeGreaterThan(200);
  });

  it('a rule that settles the request speaks before every policy (ST-21, ST-40)', () => {
    for (const rule of [
      { decidedBy: 'serviceRule', decision: 'allowed', rule: 'ST-40', code: 'callerIdentityAlwaysAllowed', facts: {} },
      { decidedBy: 'credentials', decision: 'implicitDeny', rule: 'ST-21', code: 'roleSessionCannotCall', facts: {} },
    ] as const) {
      for (const findings of findingsOf('user')) {
        const ruled: Findings = { ...findings, rule };
        const { decision, decidedBy } = decide(ruled);
        if (decision !== rule.decision || decidedBy !== rule.decidedBy)
          expect({ ruled, decision, decidedBy }).toEqual(rule);
      }
    }
  });

  it('at most one gate of each side decides, and every gate has a part', () => {
    const sides = [
      ['resourceControlPolicy', 'serviceControlPolicy'],
      ['vpcEndpointPolicy', 'identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy'],
      ['resource'],
    ] as const;
    for (const findings of findingsOf('roleSession')) {
      const { parts } = decide(findings);
      const deciders = sides.map((side) => side.filter((gate) => parts[gate].part === 'decides').length);
      const isSound = Object.keys(parts).length === 7 && deciders.every((count) => count <= 1);
      if (!isSound) expect({ findings, parts }).toBe('at most one decider a side');
    }
  });
});
