import type { TextEdit } from '../../engine/finding';
import type { JsonObject } from '../../engine/json/tree';
import type { PolicyType } from '../../engine/policy/policy';
import type { ConditionNode, StatementNode } from '../../engine/trace/match';
import type { AuthorizationNode, PolicyNode, RequestNode } from '../../engine/trace/nodes';
import { textAt } from '../edit';
import type { Scenario } from '../types';
import type { Candidate } from './candidate';
import { statementLabel } from './candidate';
import { documentChange } from './change';
import { hasWildcard, reachOfExemption, reachOfRemoval, reachOfValue } from './reach';
import { requestKeyCandidate } from './request-keys';
import { appendMember, appendValue, memberOf, removeMember, removeValue, statementTree } from './splice';

/** Edits for an Allow statement that fails in one condition only. */
export function conditionCandidates(
  scenario: Scenario,
  node: RequestNode,
  authorization: AuthorizationNode,
  type: PolicyType,
  policy: PolicyNode,
  statement: StatementNode,
  condition: ConditionNode,
): readonly Candidate[] {
  const name = statementLabel(type, policy, statement);
  const found: Candidate[] = [];
  const wanted = condition.values.map((value) => value.resolved ?? value.text).find((value) => !hasWildcard(value));
  if (wanted !== undefined && condition.base !== 'Null') {
    const sent = requestKeyCandidate(scenario, node, authorization, condition.key, wanted);
    if (sent) found.push(sent);
  }
  const text = textAt(scenario, policy.document);
  const block = memberOf(text === undefined ? undefined : statementTree(text, statement.index), 'Condition');
  const operator = memberOf(block, condition.operator);
  const values = memberOf(operator, condition.key);
  if (text === undefined || !values || operator?.kind !== 'object') return found;
  const like = likeOperator(condition);
  if (like !== undefined && block?.kind === 'object') {
    const change = documentChange(scenario, policy.document, ...movedTo(like, text, block, operator, condition));
    if (change)
      found.push({
        label: `use \`${like}\` instead of \`${condition.operator}\` for \`${condition.key}\` in ${name}, so that its wildcards count`,
        change,
        reach: 'wide',
      });
  }
  const other = keyMeant(authorization, condition);
  if (other !== undefined && memberOf(operator, other) === undefined) {
    const key = operator.members.find((member) => member.value === values)?.key;
    const change = documentChange(scenario, policy.document, key && { span: key.span, insert: JSON.stringify(other) });
    if (change)
      found.push({
        label: `use the key \`${other}\` instead of \`${condition.key}\` in ${name}`,
        change,
        reach: reachOfValue(statement),
      });
  }
  const [present] = condition.request ?? [];
  if (present !== undefined && positive(condition)) {
    const change = documentChange(scenario, policy.document, appendValue(text, values, present));
    if (change)
      found.push({
        label: `add \`${present}\` to the values of \`${condition.key}\` in ${name}`,
        change,
        reach: reachOfValue(statement),
      });
  }
  return found;
}

/** The edits that put a condition under another operator: the operator renamed, or the key moved out of it. */
function movedTo(
  like: string,
  text: string,
  block: JsonObject,
  operator: JsonObject,
  { key }: ConditionNode,
): readonly (TextEdit | undefined)[] {
  const name = block.members.find((member) => member.value === operator)?.key;
  const present = memberOf(block, like);
  if (operator.members.length === 1 && !present) return [name && { span: name.span, insert: JSON.stringify(like) }];
  const values = memberOf(operator, key);
  if (!values || operator.members.length === 1) return [undefined];
  const written = text.slice(values.span.from, values.span.to);
  const put =
    present?.kind === 'object'
      ? appendMember(text, present, key, written)
      : appendMember(text, block, like, `{ ${JSON.stringify(key)}: ${written} }`);
  return [removeMember(operator, key), put];
}

/** A key of the same identity provider whose value in the request is what the condition wants. */
function keyMeant({ context }: AuthorizationNode, condition: ConditionNode): string | undefined {
  const wanted = new Set(condition.values.map(({ text, resolved }) => resolved ?? text));
  return context.find(({ key, values }) => {
    const provider = key.slice(0, key.lastIndexOf(':'));
    const isOfProvider = provider.includes('.') && condition.key.includes(provider);
    return isOfProvider && key !== condition.key && values.some((value) => wanted.has(value));
  })?.key;
}

/** Edits that take a request out of the Deny statement that decides. */
export function denyCandidates(
  scenario: Scenario,
  node: RequestNode,
  authorization: AuthorizationNode,
): readonly Candidate[] {
  const gate = authorization.deny.gates.find((one) => one.policyType === authorization.deny.decidedBy);
  const policy = gate?.policies.find((one) => one.applies);
  const statement = policy?.statements.find((one) => one.applies);
  if (!gate || !policy || !statement) return [];
  const found: Candidate[] = [];
  for (const condition of statement.conditions) {
    const value = condition.values.map((one) => one.resolved ?? one.text).find((one) => !hasWildcard(one));
    if (value === undefined || condition.base === 'Null') continue;
    const wanted = condition.base === 'Bool' ? opposite(value) : value;
    const sent = requestKeyCandidate(scenario, node, authorization, condition.key, wanted);
    if (sent) found.push(sent);
  }
  const text = textAt(scenario, policy.document);
  const tree = text === undefined ? undefined : statementTree(text, statement.index);
  if (text === undefined || !tree) return found;
  const name = statementLabel(gate.policyType, policy, statement);
  for (const member of ['Action', 'Resource'] as const) {
    const list = memberOf(tree, member);
    const wanted = member === 'Action' ? authorization.action.toLowerCase() : authorization.resource;
    const index =
      list?.kind === 'array'
        ? list.items.findIndex((item) => item.kind === 'string' && caseOf(member, item.value) === wanted)
        : -1;
    const change = list && index >= 0 ? documentChange(scenario, policy.document, removeValue(list, index)) : undefined;
    if (change) {
      const reach = reachOfRemoval(gate.policyType, statement, member);
      found.push({ label: `take it out of the ${member} of ${name}`, change, reach });
    }
  }
  const arn = authorization.context.find((entry) => entry.key === 'aws:PrincipalArn')?.values[0];
  if (arn !== undefined) {
    const block = memberOf(tree, 'Condition');
    const exemption = { 'aws:PrincipalArn': arn };
    const edit =
      block?.kind === 'object'
        ? memberOf(block, 'ArnNotEquals')
          ? undefined
          : appendMember(text, block, 'ArnNotEquals', JSON.stringify(exemption))
        : appendMember(text, tree, 'Condition', JSON.stringify({ ArnNotEquals: exemption }));
    const change = documentChange(scenario, policy.document, edit);
    if (change) {
      const reach = reachOfExemption(gate.policyType, statement);
      found.push({ label: `exempt \`${arn}\` from ${name}`, change, reach });
    }
  }
  return found;
}

function caseOf(member: 'Action' | 'Resource', value: string): string {
  return member === 'Action' ? value.toLowerCase() : value;
}

function opposite(value: string): string {
  return value.toLowerCase() === 'false' ? 'true' : 'false';
}

function positive(condition: ConditionNode): boolean {
  return !condition.base.includes('Not') && condition.base !== 'Null' && condition.base !== 'Bool';
}

/** The operator that reads wildcards, where the one used does not and a value has one (PL-094). */
function likeOperator(condition: ConditionNode): string | undefined {
  if (condition.base !== 'StringEquals' || !condition.values.some((value) => hasWildcard(value.text))) return undefined;
  return condition.operator.replace('StringEquals', 'StringLike');
}
