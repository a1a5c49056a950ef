import type { RequestContext } from '../../context/context';
import { actionMatches } from '../../match/action';
import { conditionHolds } from '../../match/condition/condition';
import { resourceMatches } from '../../match/resource';
import type { Principal } from '../../model/principal';
import type { ConditionRow, Policy, Statement, TextValue } from '../../policy/policy';
import type { OpenFact } from '../../trace/nodes';

/** A question that a policy asks of an open fact, with its answer for one context. */
export interface Question {
  readonly fact: OpenFact;
  /** The row of a Condition whose key is the fact; its values are what the fact is compared with. */
  readonly row?: ConditionRow;
  readonly version: Policy['version'];
  /** A pattern with the fact as a variable, and what it is held against: a resource, or another key's values. */
  readonly variable?: { readonly pattern: string; readonly targets: (context: RequestContext) => readonly string[] };
  /** The name of a session of the caller's role, as Principal or NotPrincipal has it. */
  readonly session?: string;
  readonly holds: (context: RequestContext, principal: Principal) => boolean;
}

const factKeys: Readonly<Record<string, OpenFact>> = {
  'aws:sourceip': 'aws:SourceIp',
  'aws:useragent': 'aws:UserAgent',
  'aws:userid': 'aws:userid',
};

const known = new WeakMap<Policy, readonly Statement[]>();

/** Whether any statement of a policy looks at a fact that a scenario may leave open. */
export function looksAtOpenFacts(policy: Policy): boolean {
  return askingStatements(policy).length > 0;
}

/** The statements of a policy that look at a fact which a scenario may leave open; found once per policy. */
function askingStatements(policy: Policy): readonly Statement[] {
  const before = known.get(policy);
  if (before) return before;
  const found = policy.statements.filter(asks);
  known.set(policy, found);
  return found;
}

function asks({ conditions, resource, principal }: Statement): boolean {
  const names = ({ value }: TextValue): boolean => variablesOf(value).length > 0;
  const asksCondition = conditions.some(({ key, values }) => factOfKey(key.value) !== undefined || values.some(names));
  if (asksCondition || resource?.patterns.some(names) === true) return true;
  return principal?.entries.some(({ value }) => value.includes(':assumed-role/')) === true;
}

function factOfKey(key: string): OpenFact | undefined {
  const lower = key.toLowerCase();
  return Object.hasOwn(factKeys, lower) ? factKeys[lower] : undefined;
}

function variablesOf(text: string): readonly OpenFact[] {
  if (!text.includes('${')) return [];
  const lower = text.toLowerCase();
  return Object.entries(factKeys).flatMap(([key, fact]) => (lower.includes(`\${${key}`) ? [fact] : []));
}

/** What policies ask of open facts, in statements about this action. */
export function questionsOf(
  policies: readonly Policy[],
  action: string,
  resource: string,
  caller: Principal,
): readonly Question[] {
  return policies.flatMap((policy) =>
    askingStatements(policy)
      .filter((statement) => actionMatches(statement.action, action))
      .flatMap((statement) => questionsOfStatement(policy, statement, action, resource, caller)),
  );
}

function questionsOfStatement(
  policy: Policy,
  statement: Statement,
  action: string,
  resource: string,
  caller: Principal,
): readonly Question[] {
  const { version, type: policyType } = policy;
  const questions: Question[] = [];
  for (const row of statement.conditions) {
    const holds = (context: RequestContext): boolean => conditionHolds(row, version, context);
    const fact = factOfKey(row.key.value);
    if (fact) questions.push({ fact, row, version, holds });
    const targets = (context: RequestContext): readonly string[] => context.get(row.key.value)?.values ?? [];
    for (const { value: pattern } of row.values) {
      for (const named of variablesOf(pattern))
        questions.push({ fact: named, version, variable: { pattern, targets }, holds });
    }
  }
  for (const { value: pattern } of statement.resource?.patterns ?? []) {
    const holds = (context: RequestContext, principal: Principal): boolean =>
      resourceMatches(policy, statement, { action, resource, principal, context, policyType });
    for (const fact of variablesOf(pattern)) {
      questions.push({ fact, version, variable: { pattern, targets: () => [resource] }, holds });
    }
  }
  for (const session of sessionsOf(statement, caller)) {
    const holds = (_context: RequestContext, principal: Principal): boolean =>
      principal.kind === 'roleSession' && principal.sessionName === session;
    questions.push({ fact: 'roleSessionName', version, session, holds });
  }
  return questions;
}

/** EV-22: names of sessions of the caller's role that Principal or NotPrincipal lists. */
function sessionsOf({ principal }: Statement, caller: Principal): readonly string[] {
  if (caller.kind !== 'roleSession') return [];
  const start = `:sts::${caller.account}:assumed-role/${caller.roleName}/`;
  return (principal?.entries ?? []).flatMap(({ value }) => {
    const at = value.indexOf(start);
    return at < 0 ? [] : [value.slice(at + start.length)];
  });
}
