import { anyApplies } from '../match/action-index';
import { applies, matchStatement } from '../match/statement';
import type { Subject } from '../match/subject';
import { actionName } from '../model/action';
import type { GateVerdict } from '../trace/decision';
import type { PrincipalForm } from '../trace/match';
import type { Readables } from './readables';

/** What a policy type says (evaluation, 0.2). */
export function verdictOf(readables: Readables, subject: Subject): GateVerdict {
  const { Deny, Allow } = readables.near(actionName(subject.action).service);
  for (const { policy, index } of Deny) if (anyApplies(index, policy, subject)) return 'deny';
  for (const { policy, index } of Allow) if (anyApplies(index, policy, subject)) return 'allow';
  return 'none';
}

/** The same of the organization's path: levels are AND-ed (OG-01). */
export function levelsVerdict(levels: readonly Readables[], subject: Subject): GateVerdict {
  const verdicts = levels.map((level) => verdictOf(level, subject));
  if (verdicts.includes('deny')) return 'deny';
  return verdicts.every((verdict) => verdict === 'allow') ? 'allow' : 'none';
}

/** The forms in which the applying Allow statements of a resource's policy name the caller. */
export function formsOfGrant({ policies }: Readables, subject: Subject): readonly PrincipalForm[] {
  return policies.flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      statement.effect === 'Allow' && applies(policy, statement, subject)
        ? (matchStatement(policy, statement, '', subject).forms ?? [])
        : [],
    ),
  );
}

/** S3-09: a Deny that does not count for this caller. */
export function grantVerdict(
  granting: Readables,
  subject: Subject,
  forms: readonly PrincipalForm[],
  denyIgnored: boolean,
): GateVerdict {
  const verdict = verdictOf(granting, subject);
  if (verdict !== 'deny' || !denyIgnored) return verdict;
  return forms.length > 0 ? 'allow' : 'none';
}

/** OG-12: RCPFullAWSAccess is attached everywhere. */
export function standingVerdict(verdict: GateVerdict): GateVerdict {
  return verdict === 'deny' ? 'deny' : 'allow';
}
