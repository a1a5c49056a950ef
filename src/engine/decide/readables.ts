import { anyApplies, indexOf, type ActionIndex } from '../match/action-index';
import { applies, matchStatement } from '../match/statement';
import type { Subject } from '../match/subject';
import type { AttachedPolicy } from '../model/world';
import type { Effect, Policy, PolicyType } from '../policy/policy';
import { readPolicy } from '../policy/read';
import type { GateVerdict } from '../trace/decision';
import type { PrincipalForm } from '../trace/match';
import { looksAtOpenFacts } from './open-facts/asked';

/** The policies of one type; `plain` when all of them read and none looks at an open fact. */
export interface Readables {
  readonly policies: readonly Indexed[];
  readonly plain: boolean;
}

interface Indexed {
  readonly policy: Policy;
  readonly index: Readonly<Record<Effect, ActionIndex>>;
}

export function readAll(attached: readonly Pick<AttachedPolicy, 'document'>[], type: PolicyType): Readables {
  const policies: Indexed[] = [];
  let plain = true;
  for (const { document } of attached) {
    if ('missing' in document) return { policies: [], plain: false };
    const policy = readPolicy(document.text, type);
    policies.push({ policy, index: indexOf(policy) });
    plain &&= !policy.stopped && !looksAtOpenFacts(policy);
  }
  return { policies, plain };
}

/** What a policy type says (evaluation, 0.2). */
export function verdictOf({ policies }: Readables, subject: Subject): GateVerdict {
  let allowed = false;
  for (const { policy, index } of policies) {
    if (anyApplies(index.Deny, policy, subject)) return 'deny';
    allowed ||= anyApplies(index.Allow, policy, subject);
  }
  return allowed ? 'allow' : 'none';
}

/** The same of the organization's path: levels are AND-ed (OG-01). */
export function levelsVerdict(levels: readonly Readables[], subject: Subject): GateVerdict {
  const verdicts = levels.map((level) => verdictOf(level, subject));
  if (verdicts.includes('deny')) return 'deny';
  return verdicts.every((verdict) => verdict === 'allow') ? 'allow' : 'none';
}

/** The forms in which the applying Allow statements of a resource's policy name the caller. */
export function formsOfGrant({ policies }: Readables, subject: Subject): readonly PrincipalForm[] {
  return policies.flatMap(({ policy }) =>
    policy.statements.flatMap((statement) =>
      statement.effect === 'Allow' && applies(policy, statement, subject)
        ? (matchStatement(policy, statement, '', subject).forms ?? [])
        : [],
    ),
  );
}
