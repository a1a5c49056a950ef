import type { PolicyType } from '../engine/policy/policy';
import type { ConditionNode, StatementNode } from '../engine/trace/match';
import type { AuthorizationNode, RequestNode } from '../engine/trace/nodes';
import type { Deciding } from './deciding';
import { findDeciding, speaking } from './deciding';
import { alternativesOf, suppositionOf } from './open-facts';
import { decidedByName, policyTypeNames, policyTypePlurals } from './policy-types';

/** Plain words beside AWS's message: the deciding document and the kind of reason, and what comes nearest. */
export function explanationOf(node: RequestNode): string {
  const authorization = speaking(node);
  if (!authorization || authorization.decision === 'error') return '';
  if (authorization.decision === 'undetermined') return alternativesText(authorization);
  if (authorization.rule) return `The policies are not asked (rule ${authorization.rule.rule}).`;
  const deciding = findDeciding(authorization);
  const check =
    node.authorizations.length > 1 ? `For ${code(authorization.action)} on ${code(authorization.resource)}: ` : '';
  if (authorization.decision === 'allowed') return allowedText(authorization, deciding);
  if (authorization.decision === 'explicitDeny')
    return `${check}Explicit deny: ${statementName(deciding, authorization.deny.decidedBy)} applies, and a Deny always wins.`;
  return `${check}${implicitText(authorization, deciding)}`;
}

function allowedText(authorization: AuthorizationNode, deciding: Deciding): string {
  if (authorization.decidedBy === 'rootUser') return 'The root user of the owning account needs no policy.';
  const bypassed = authorization.sides
    .flatMap((side) => side.gates)
    .filter((gate) => gate.part === 'bypassed' && gate.policyType !== 'resourceBasedPolicy');
  const skipped = bypassed.map((gate) => `the ${policyTypeNames[gate.policyType]}`);
  const last = skipped.at(-1) ?? '';
  const missing = skipped.length > 1 ? `${skipped.slice(0, -1).join(', ')} and ${last}` : last;
  const more =
    skipped.length === 0 ? '' : ` It names the caller directly, so the missing allow of ${missing} does not count.`;
  if (!deciding.statement) return `Allowed by ${decidedByName(authorization.decidedBy)}, and nothing denies it.`;
  return `${capital(statementName(deciding, deciding.gate?.policyType))} allows it, and nothing denies it.${more}`;
}

function implicitText(authorization: AuthorizationNode, deciding: Deciding): string {
  const { gate, policy, statement } = deciding;
  if (!gate) return `No allow: ${decidedByName(authorization.decidedBy)} does not allow it.`;
  const level = gate.levels.find((one) => one.verdict !== 'allow');
  const where = level ? ` at ${level.level} ${code(level.name ?? level.id)}` : '';
  if (gate.verdict === 'absent') return `No allow: there is no ${policyTypeNames[gate.policyType]} that allows it.`;
  if (!policy) {
    return gate.policyType === 'identityBasedPolicy'
      ? 'No allow: the caller has no identity-based policy.'
      : `No allow: no ${policyTypeNames[gate.policyType]}${where} allows it.`;
  }
  const kind = `the ${policyTypePlurals[gate.policyType]}${where}`;
  if (!statement || deciding.kind === 'none')
    return `No allow: none of the Allow statements of ${kind} names ${code(authorization.action)}.`;
  const nearest = capital(statementName(deciding, gate.policyType));
  return `No allow: no statement of ${kind} applies. ${nearest} comes nearest: ${failure(statement, authorization)}.`;
}

/** The first thing that keeps a statement from applying. */
function failure(statement: StatementNode, authorization: AuthorizationNode): string {
  const element = statement.elements.find((one) => !one.matches);
  if (element) {
    switch (element.element) {
      case 'Principal':
        return 'its Principal does not name the caller';
      case 'NotPrincipal':
        return 'its NotPrincipal exempts the caller';
      case 'Action':
      case 'NotAction':
        return `its ${element.element} does not cover ${code(authorization.action)}`;
      case 'Resource':
      case 'NotResource':
        return `its ${element.element} does not cover ${code(authorization.resource)}`;
    }
  }
  const condition = statement.conditions.find((one) => !one.matches);
  return condition ? conditionText(condition) : 'it does not apply';
}

/** A failed row of the condition table in words. */
export function conditionText(condition: ConditionNode): string {
  const key = code(condition.key);
  const values = condition.values.map((value) => code(value.resolved ?? value.text)).join(' or ');
  if (condition.request === undefined)
    return `the condition ${code(condition.operator)} looks at ${key}, which is absent from the request`;
  const present = condition.request.length === 0 ? 'an empty set' : condition.request.map(code).join(', ');
  return `the condition ${code(condition.operator)} on ${key} is not met: it is ${present}, the policy says ${values === '' ? 'nothing' : values}`;
}

function alternativesText(authorization: AuthorizationNode): string {
  const parts = alternativesOf(authorization).map((one) => {
    const answer = one.authorization.decision === 'allowed' ? 'allowed' : 'denied';
    return `${answer} by ${decidedByName(one.authorization.decidedBy)} if ${suppositionOf(one)}`;
  });
  return parts.length === 0 ? '' : `${capital(parts.join(', '))}.`;
}

function statementName({ policy, statement }: Deciding, type: PolicyType | undefined): string {
  if (!policy) return 'a statement';
  const which =
    statement?.sid !== undefined && statement.sid !== ''
      ? `statement ${code(statement.sid)}`
      : `statement ${(statement?.index ?? 0) + 1}`;
  const group = policy.group === undefined ? '' : ` (through the group ${code(policy.group)})`;
  return `${which} of ${policyName(policy.name, type)}${group}`;
}

/** A policy in a sentence: one that has no name of its own is called by what it belongs to. */
function policyName(name: string, type: PolicyType | undefined): string {
  if (type === undefined) return code(name);
  const words = `the ${policyTypeNames[type]}`;
  if (type === 'sessionPolicy' && name === 'Policy') return words;
  return belonging.has(type) ? `${words} of ${code(name)}` : `${words} ${code(name)}`;
}

const belonging: ReadonlySet<PolicyType> = new Set([
  'trustPolicy',
  'keyPolicy',
  'resourceBasedPolicy',
  'vpcEndpointPolicy',
]);

function code(text: string): string {
  return `\`${text}\``;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
