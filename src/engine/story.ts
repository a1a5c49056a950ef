import { principalAccount } from './context/principal-keys';
import type { Check } from './decide/authorize';
import { resolveResource, type ResolvedResource } from './decide/owner';
import { authorizeOpen } from './decide/open';
import { actionName } from './model/action';
import { parseArn } from './model/arn';
import type { Principal } from './model/principal';
import type { Request, ResourceSpec } from './model/request';
import { resolvePrincipal } from './model/resolve';
import type { VpcEndpoint, World } from './model/world';
import { checkObstacles, requestObstacles } from './obstacles';
import type { Issued } from './sessions';
import { SessionTable } from './sessions';
import { changesSourceIdentity } from './sts/assume-role';
import type { StsPlan } from './sts/call';
import { planSts } from './sts/plan';
import { requestNode } from './trace/build';
import { callerSummary } from './trace/caller';
import type { Growing } from './trace/growing';
import type { AppliedRule, AuthorizationNode, Obstacle, RequestNode } from './trace/nodes';

/**
 * Evaluates the requests of a story in order: what one obtains, later ones use. One trace per request that is not
 * disabled, undefined for the others.
 */
export function evaluateStory(world: World, requests: readonly Request[]): readonly (RequestNode | undefined)[] {
  return answerStory(world, requests).map((answer) => answer?.node);
}

/** What a request came to, and what it obtained for those after it. */
export interface Answer {
  readonly node: RequestNode;
  readonly issued?: Issued;
}

/** The same with what was obtained; requests that have an answer in `kept`, by position, are not evaluated again. */
export function answerStory(
  world: World,
  requests: readonly Request[],
  kept: readonly (Answer | undefined)[] = [],
): readonly (Answer | undefined)[] {
  const sessions = new SessionTable(requests);
  return requests.map((request, index) => {
    if (request.disabled) return undefined;
    const answer = kept[index] ?? evaluateRequest(world, request, sessions);
    sessions.record(request, answer.node, answer.issued);
    return answer;
  });
}

function evaluateRequest(world: World, request: Request, sessions: SessionTable): Answer {
  if (request.obstacles) return { node: stopped(request, request.obstacles) };
  const resolved =
    request.principal.kind === 'session'
      ? sessions.principal(request, request.principal)
      : resolvePrincipal(world, request.principal, `${request.pointer}/principal`);
  if ('obstacle' in resolved) return { node: stopped(request, [resolved.obstacle]) };
  const { principal } = resolved;
  const obstacles = requestObstacles(world, request, principal, sessions);
  if (obstacles.length > 0) return { node: stopped(request, obstacles, principal) };

  const endpoint = usedEndpoint(world, request);
  const callerAccount = principalAccount(principal);
  const named = namedResource(request, principal);
  const first = resolveResource(world, request, named, callerAccount);
  const plan = planSts({ world, request, principal, resource: first });
  const ofResource = checkObstacles(world, request, principal, first);
  const early = plan ? [...ofResource, ...plan.obstacles] : ofResource;
  if (early.length > 0) return { node: stopped(request, early, principal) };

  const authorizations = request.resources.flatMap((given) => {
    const isNamed = request.resources.length === 1;
    const spec = isNamed ? named : given;
    const resource = isNamed ? first : resolveResource(world, request, given, callerAccount);
    return authorizeAll(world, request, principal, spec, resource, plan, endpoint);
  });
  const caller = callerSummary(principal, request.principal.kind === 'session' ? request.principal.session : undefined);
  const node = requestNode({
    index: request.index,
    authorizations,
    obstacles: none,
    assumptions: distinctAssumptions(authorizations),
    notes: distinctNotes(plan?.notes ?? none, authorizations),
    caller,
    session: plan && {
      name: request.session ?? '',
      arn: plan.arn,
      issuedAt: request.at,
      expiresAt: plan.expiresAt,
    },
  });
  if (!plan) return { node };
  return { node, issued: plan.issue ? { principal: plan.issue } : { unmodelled: plan.arn } };
}

/** The action itself and what the call needs besides (ST-13), on one resource. */
function authorizeAll(
  world: World,
  request: Request,
  principal: Principal,
  spec: ResourceSpec,
  given: ResolvedResource,
  plan: StsPlan | undefined,
  endpoint: VpcEndpoint | undefined,
): readonly AuthorizationNode[] {
  // RL-01: an action without resource types is authorized on `*`
  const takesNone = world.facts.takesResources(request.action) === false && spec.arn !== '*';
  const asked: ResourceSpec = takesNone ? { ...spec, arn: '*' } : spec;
  const resource = takesNone ? resolveResource(world, request, asked, principalAccount(principal)) : given;
  const check: Growing<Check> = {
    world,
    request,
    principal,
    action: request.action,
    spec: asked,
    resource,
    callKeys: plan?.callKeys ?? noKeys,
    obstacles: checkObstacles(world, request, principal, resource),
    notes: takesNone ? withoutResource : none,
  };
  if (endpoint) check.endpoint = endpoint;
  if (!plan) return [authorizeOpen(check)];
  const changed = changesSourceIdentity(principal, request.parameters);
  const extra = plan.extraChecks.map((one) => {
    const refusal = changed && one.action === 'sts:SetSourceIdentity' ? { refusal: sourceIdentityFixed(changed) } : {};
    return authorizeOpen({ ...check, ...one, ...refusal });
  });
  return [authorizeOpen(check), ...extra];
}

const none: readonly [] = [];
const withoutResource = ['RL-01'];
const noKeys: Check['callKeys'] = new Map();

/** ST-15: STS refuses another source identity whatever the policies say. */
function sourceIdentityFixed(facts: { readonly from: string; readonly to: string }): AppliedRule {
  return { decidedBy: 'serviceRule', decision: 'implicitDeny', rule: 'ST-15', code: 'sourceIdentityFixed', facts };
}

/** The resource as the call names it: a federation token's is its session's ARN (ST-22). */
function namedResource(request: Request, principal: Principal): ResourceSpec {
  const [spec] = request.resources;
  const given = spec ?? { arn: '*', context: new Map() };
  if (given.arn !== '*' || actionName(request.action).text !== 'sts:getfederationtoken') return given;
  const account = principalAccount(principal) ?? '';
  const partition = ('arn' in principal ? parseArn(principal.arn)?.partition : undefined) ?? 'aws';
  return { ...given, arn: `arn:${partition}:sts::${account}:federated-user/${request.parameters.Name ?? ''}` };
}

/** PR-10: the endpoint of the first hop is not asked again for a forwarded call. */
export function usedEndpoint(world: World, request: Request): VpcEndpoint | undefined {
  if (request.vpcEndpoint === undefined || request.calledVia.length > 0) return undefined;
  for (const account of world.accounts.values()) {
    const found = account.vpcEndpoints.get(request.vpcEndpoint);
    if (found) return found;
  }
  return undefined;
}

function stopped(request: Request, obstacles: readonly Obstacle[], principal?: Principal): RequestNode {
  const caller = principal
    ? callerSummary(principal, request.principal.kind === 'session' ? request.principal.session : undefined)
    : unknownCaller(request);
  return requestNode({ index: request.index, authorizations: [], obstacles, assumptions: [], notes: [], caller });
}

function unknownCaller({ principal }: Request): RequestNode['caller'] {
  if (principal.kind === 'session') return { kind: 'unknown', name: principal.session, session: principal.session };
  if (principal.kind === 'arn') return { kind: 'unknown', name: principal.arn };
  return { kind: 'unknown', name: principal.kind === 'unreadable' ? principal.text : principal.kind };
}

function distinctNotes(own: readonly string[], authorizations: readonly AuthorizationNode[]): RequestNode['notes'] {
  const [first] = authorizations;
  if (own.length === 0 && authorizations.length === 1 && first) return first.notes;
  return [...new Set([...own, ...authorizations.flatMap((one) => one.notes)])];
}

function distinctAssumptions(authorizations: readonly AuthorizationNode[]): RequestNode['assumptions'] {
  const [first] = authorizations;
  if (authorizations.length === 1 && first && first.assumptions.length < 2) return first.assumptions;
  const seen = new Map(authorizations.flatMap((one) => one.assumptions).map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
}
