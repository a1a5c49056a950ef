import type { ConditionNode, StatementNode } from '../engine/trace/match';
import type { AuthorizationNode, PolicyNode, RequestNode } from '../engine/trace/nodes';
import { assumptionSentence } from './assumptions';
import { gateName, gateSentence, sideNames } from './gates';
import { messageOf } from './message';
import { explanationOf } from './explain';
import { notesOf } from './notes';
import { obstacleSentence } from './obstacles';
import { decidedByName, decisionNames, gatePartNames } from './policy-types';
import { ruleSentence } from './rules';

/** One line of a report: how deep it stands, and its text. Text and Markdown reports print the same lines. */
export interface ReportLine {
  readonly depth: number;
  readonly text: string;
  /** A heading starts a part of the report. */
  readonly heading?: boolean;
}

/** A request's trace as lines, in the order in which AWS decides. */
export function reportLines(node: RequestNode): readonly ReportLine[] {
  const lines: ReportLine[] = [
    { depth: 0, text: `${decisionNames[node.decision]}, decided by ${decidedByName(node.decidedBy)}`, heading: true },
    { depth: 0, text: messageOf(node) },
  ];
  const why = explanationOf(node);
  if (why !== '') lines.push({ depth: 0, text: why });
  for (const obstacle of node.obstacles.slice(1)) lines.push({ depth: 0, text: obstacleSentence(obstacle) });
  for (const authorization of node.authorizations) lines.push(...authorizationLines(authorization));
  for (const assumption of node.assumptions)
    lines.push({ depth: 0, text: `Assumption: ${assumptionSentence(assumption)}` });
  for (const note of notesOf(node))
    lines.push({ depth: 0, text: `Unclear point ${note.key}: ${note.point}; here ${note.reading}.` });
  return lines;
}

function authorizationLines(authorization: AuthorizationNode): readonly ReportLine[] {
  const { action, resource, decision, decidedBy } = authorization;
  const title = `${action} on ${resource}: ${decisionNames[decision]}, decided by ${decidedByName(decidedBy)}`;
  const lines: ReportLine[] = [{ depth: 0, text: title, heading: true }];
  for (const obstacle of authorization.obstacles) lines.push({ depth: 1, text: obstacleSentence(obstacle) });
  if (authorization.rule)
    lines.push({ depth: 1, text: `${ruleSentence(authorization.rule)} [${authorization.rule.rule}]` });
  if (authorization.deny.gates.length > 0) lines.push({ depth: 1, text: 'Deny evaluation' });
  for (const gate of authorization.deny.gates) {
    lines.push({
      depth: 2,
      text: `${gateName({ ...emptyGate, policyType: gate.policyType })}: ${gate.applies ? 'a Deny statement applies' : 'no Deny statement applies'}`,
    });
    for (const policy of gate.policies) lines.push(...policyLines(policy, 3));
  }
  for (const side of authorization.sides) {
    lines.push({
      depth: 1,
      text: side.owner === undefined ? sideNames[side.side] : `${sideNames[side.side]} ${side.owner}`,
    });
    for (const gate of side.gates) {
      lines.push({
        depth: 2,
        text: `${gateName(gate)} (${gatePartNames[gate.part]}): ${gateSentence(gate, authorization)} [${gate.rule}]`,
      });
      for (const policy of gate.policies) lines.push(...policyLines(policy, 3));
      for (const level of gate.levels) {
        lines.push({
          depth: 3,
          text: `${level.level} ${level.name ?? level.id}: ${level.verdict === 'allow' ? 'allows' : 'does not allow'}`,
        });
        for (const policy of level.policies) lines.push(...policyLines(policy, 4));
      }
    }
  }
  for (const { facts, authorization: one } of authorization.alternatives ?? []) {
    const given = facts.map(({ fact, value }) => `${fact} = ${value}`).join(', ');
    lines.push({
      depth: 1,
      text: `With ${given}: ${decisionNames[one.decision]}, decided by ${decidedByName(one.decidedBy)}`,
    });
  }
  return lines;
}

const emptyGate = { kind: 'gate', verdict: 'none', part: 'passes', rule: '', levels: [], policies: [] } as const;

function policyLines(policy: PolicyNode, depth: number): readonly ReportLine[] {
  const group = policy.group === undefined ? '' : ` through group ${policy.group}`;
  const lines: ReportLine[] = [{ depth, text: `${policy.name}${group}` }];
  for (const statement of policy.statements)
    lines.push({ depth: depth + 1, text: statementText(statement) }, ...conditionLines(statement, depth + 2));
  return lines;
}

function statementText(statement: StatementNode): string {
  const name = statement.sid === undefined || statement.sid === '' ? `statement ${statement.index + 1}` : statement.sid;
  const elements = statement.elements.map(
    (element) => `${element.element} ${element.matches ? 'matches' : 'does not match'}`,
  );
  return `${name} (${statement.effect}) ${statement.applies ? 'applies' : 'does not apply'}: ${elements.join(', ')}`;
}

/** The condition table of a statement whose elements match. */
function conditionLines(statement: StatementNode, depth: number): readonly ReportLine[] {
  if (!statement.elements.every((element) => element.matches)) return [];
  return statement.conditions.map((condition) => ({ depth, text: conditionRowText(condition) }));
}

/** Operator, key, policy values, request value or absent, result, rule. */
export function conditionRowText(condition: ConditionNode): string {
  const values = condition.values.map((value) => value.resolved ?? value.text).join(' | ');
  const request =
    condition.request === undefined
      ? 'absent'
      : condition.request.length === 0
        ? 'empty set'
        : condition.request.join(', ');
  return `${condition.operator} ${condition.key} [${values}]: request ${request}: ${condition.matches ? 'matches' : 'does not match'} [${condition.rule}]`;
}
