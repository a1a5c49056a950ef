import { lastSegment } from '../../engine/model/arn';
import type { PolicyType } from '../../engine/policy/policy';
import type { StatementNode } from '../../engine/trace/match';
import type { AuthorizationNode, CallerSummary, GateNode, PolicyNode, RequestNode } from '../../engine/trace/nodes';
import { textAt } from '../edit';
import { below } from '../pointer';
import type { Scenario } from '../types';
import type { Candidate } from './candidate';
import { policyLabel, statementLabel } from './candidate';
import { documentChange } from './change';
import { conditionCandidates, denyCandidates } from './conditions';
import { callerPointer } from './request-keys';
import { reachOfValue, type Reach } from './reach';
import { appendMember, appendStatement, appendValue, memberOf, statementTree } from './splice';

/** Narrow edits around the place that decides a denial, each made when it is asked for. Never a wildcard. */
export function* findCandidates(scenario: Scenario, node: RequestNode): Generator<Candidate, void> {
  const authorization = node.speaker === undefined ? undefined : node.authorizations[node.speaker];
  if (!authorization || authorization.rule) return;
  if (authorization.decision === 'explicitDeny') yield* denyCandidates(scenario, node, authorization);
  if (authorization.decision !== 'implicitDeny') return;
  const gate = authorization.sides.flatMap((side) => side.gates).find((one) => one.part === 'decides');
  if (!gate) return;
  const policies = policiesOf(gate);
  for (const policy of policies) {
    for (const statement of policy.statements)
      yield* statementCandidates(scenario, node, authorization, gate.policyType, policy, statement);
  }
  // a statement of its own would go round the conditions that the author has set
  if (policies.some(({ statements }) => statements.some(isGuarded))) return;
  yield* newStatements(scenario, node.caller, authorization, gate, policies);
}

/** An Allow statement that names caller, action and resource, and whose conditions alone are not met. */
function isGuarded({ effect, elements, conditions }: StatementNode): boolean {
  return effect === 'Allow' && elements.every(({ matches }) => matches) && conditions.some(({ matches }) => !matches);
}

/** Of an organization's gate, the policies of the first level that does not allow. */
function policiesOf(gate: GateNode): readonly PolicyNode[] {
  if (gate.levels.length === 0) return gate.policies;
  return gate.levels.find((level) => level.verdict !== 'allow')?.policies ?? [];
}

/** Edits of an Allow statement that fails in exactly one place. */
function statementCandidates(
  scenario: Scenario,
  node: RequestNode,
  authorization: AuthorizationNode,
  type: PolicyType,
  policy: PolicyNode,
  statement: StatementNode,
): readonly Candidate[] {
  const failing = statement.elements.filter((element) => !element.matches);
  const unmet = statement.conditions.filter((condition) => !condition.matches);
  // a long policy's statement about other services is no place for this action
  const otherService = statement.elements.length === 1 && failing.length === 1;
  if (failing.length + unmet.length !== 1 || otherService) return [];
  const [condition] = unmet;
  if (condition) return conditionCandidates(scenario, node, authorization, type, policy, statement, condition);
  const [element] = failing;
  const text = textAt(scenario, policy.document);
  const tree = text === undefined ? undefined : statementTree(text, statement.index);
  if (!element || text === undefined || !tree) return [];
  const name = statementLabel(type, policy, statement);
  const add = (member: 'Action' | 'Resource', value: string): readonly Candidate[] => {
    const list = memberOf(tree, member);
    const change = documentChange(scenario, policy.document, list && appendValue(text, list, value));
    return change
      ? [{ label: `add \`${value}\` to the ${member} of ${name}`, change, reach: reachOfValue(statement, member) }]
      : [];
  };
  switch (element.element) {
    case 'Action':
      return isTooWide(type, authorization, statement) ? [] : add('Action', authorization.action);
    case 'Resource':
      return authorization.resource === '*' ? [] : add('Resource', authorization.resource);
    case 'Principal':
      return isWholeService(statement)
        ? []
        : principalCandidate(
            scenario,
            node.caller,
            policy.document,
            text,
            tree,
            name,
            reachOfValue(statement, 'Principal'),
          );
    case 'NotAction':
    case 'NotResource':
    case 'NotPrincipal':
      return [];
  }
}

/** Whether an action more would be granted on everything, where the request names one resource. Ceilings grant nothing. */
function isTooWide(type: PolicyType, { resource }: AuthorizationNode, { elements }: StatementNode): boolean {
  const patterns = elements.find(({ element }) => element === 'Resource')?.patterns ?? [];
  return type === 'identityBasedPolicy' && resource !== '*' && patterns.some(({ text }) => text === '*');
}

/** Whether a principal more would be granted every action of a service. */
function isWholeService({ elements }: StatementNode): boolean {
  const patterns = elements.find(({ element }) => element === 'Action')?.patterns ?? [];
  return patterns.some(({ text }) => text === '*' || text.endsWith(':*'));
}

function principalCandidate(
  scenario: Scenario,
  caller: CallerSummary,
  document: string,
  text: string,
  tree: ReturnType<typeof statementTree>,
  name: string,
  reach: Reach,
): readonly Candidate[] {
  const entry = principalEntry(caller);
  const principal = memberOf(tree, 'Principal');
  if (!entry || principal?.kind !== 'object') return [];
  const list = memberOf(principal, entry.type);
  const edit = list
    ? appendValue(text, list, entry.value)
    : appendMember(text, principal, entry.type, JSON.stringify(entry.value));
  const change = documentChange(scenario, document, edit);
  return change ? [{ label: `add \`${entry.value}\` to the Principal of ${name}`, change, reach }] : [];
}

/** How a policy names a caller; a role session by its role. */
function principalEntry(
  caller: CallerSummary,
): { readonly type: 'AWS' | 'Service' | 'Federated'; readonly value: string } | undefined {
  switch (caller.kind) {
    case 'service':
      return { type: 'Service', value: caller.name };
    case 'user':
    case 'root':
    case 'federatedUser':
      return { type: 'AWS', value: caller.name };
    case 'roleSession': {
      const [, role] = caller.name.split('/');
      return caller.account === undefined || role === undefined
        ? undefined
        : { type: 'AWS', value: `arn:aws:iam::${caller.account}:role/${role}` };
    }
    case 'saml':
      return { type: 'Federated', value: caller.name };
    case 'webIdentity':
    case 'assumedRoot':
    case 'anonymous':
    case 'unknown':
      return undefined;
  }
}

/** A new Allow statement for exactly this action on exactly this resource. */
function newStatements(
  scenario: Scenario,
  caller: CallerSummary,
  authorization: AuthorizationNode,
  gate: GateNode,
  policies: readonly PolicyNode[],
): readonly Candidate[] {
  const statement = statementFor(gate.policyType, caller, authorization);
  if (!statement) return [];
  const found = policies.flatMap((policy): readonly Candidate[] => {
    const text = textAt(scenario, policy.document);
    const edit = text === undefined ? undefined : appendStatement(text, statement);
    const change = documentChange(scenario, policy.document, edit);
    return change
      ? [
          {
            label: `add a statement to ${policyLabel(gate.policyType, policy)} that allows ${whatOf(authorization, policy.name)}`,
            change,
            reach: 'exact',
          },
        ]
      : [];
  });
  if (found.length > 0 || gate.policyType !== 'identityBasedPolicy') return found;
  const owner = callerPointer(caller);
  if (owner === undefined) return [];
  const name = `Allow${lastSegment(authorization.action.replace(':', '/'))}`;
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2);
  return [
    {
      label: `give ${owner.label} an inline policy that allows ${whatOf(authorization, '')}`,
      change: { kind: 'policy', pointer: below(owner.pointer, 'policies'), name, text },
      reach: 'exact',
    },
  ];
}

/** An action with its resource, unless there is none or the policy is the resource's own. */
function whatOf({ action, resource }: AuthorizationNode, policy: string): string {
  const isNamed = resource === '*' || resource === policy || resource.endsWith(`:role/${policy}`);
  return isNamed ? `\`${action}\`` : `\`${action}\` on \`${resource}\``;
}

function statementFor(
  type: PolicyType,
  caller: CallerSummary,
  { action, resource }: AuthorizationNode,
): object | undefined {
  if (type === 'resourceControlPolicy') return undefined;
  const entry = principalEntry(caller);
  const named =
    type === 'trustPolicy' || type === 'resourceBasedPolicy' || type === 'keyPolicy' || type === 'vpcEndpointPolicy';
  if (named && !entry) return undefined;
  return {
    Effect: 'Allow',
    ...(named && entry ? { Principal: { [entry.type]: entry.value } } : {}),
    Action: action,
    ...(type === 'trustPolicy' ? {} : { Resource: resource }),
  };
}
