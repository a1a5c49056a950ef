import { principalAccount } from './context/principal-keys';
import type { Check } from './decide/authorize';
import { resolveResource } from './decide/owner';
import type { QuickAnswer } from './decide/quick';
import { QuickDecider } from './decide/quick';
import { actionName } from './model/action';
import type { Principal } from './model/principal';
import type { Request, ResourceSpec } from './model/request';
import { resolvePrincipal } from './model/resolve';
import type { World } from './model/world';
import { usedEndpoint } from './story';

/**
 * Decides many requests of long-lived principals without their traces; undefined for what only a story can answer:
 * sessions of the story, calls that give credentials, callers that the scenario lacks, several resources.
 */
export function decideMany(world: World, requests: readonly Request[]): readonly (QuickAnswer | undefined)[] {
  const callers = new Map<string, Caller[]>();
  return requests.map((request) => {
    const { principal: spec } = request;
    const [resource] = request.resources;
    if (spec.kind !== 'arn' || spec.creator !== undefined || !resource || request.resources.length > 1)
      return undefined;
    if (request.obstacles || actionName(request.action).service === 'sts') return undefined;
    const named = callers.get(spec.arn) ?? [];
    let caller = named.find((one) => one.credentials === spec.credentials && one.mfa === spec.mfa);
    if (!caller) {
      caller = callerOf(world, spec, request.pointer);
      callers.set(spec.arn, [...named, caller]);
    }
    const { found } = caller;
    return found && found.decider.decide(checkOf(world, request, resource, found.principal));
  });
}

type Spec = Extract<Request['principal'], { kind: 'arn' }>;

/** Who an ARN with these credentials is; without `found`, nobody that the scenario has. */
interface Caller extends Pick<Spec, 'credentials' | 'mfa'> {
  readonly found?: { readonly principal: Principal; readonly decider: QuickDecider };
}

function callerOf(world: World, spec: Spec, pointer: string): Caller {
  const { credentials, mfa } = spec;
  const key = { ...(credentials !== undefined && { credentials }), ...(mfa !== undefined && { mfa }) };
  const resolved = resolvePrincipal(world, spec, pointer);
  if (!('principal' in resolved)) return key;
  const { principal } = resolved;
  return { ...key, found: { principal, decider: new QuickDecider(world, principal) } };
}

const noKeys: ReadonlyMap<string, readonly string[]> = new Map();

function checkOf(world: World, request: Request, given: ResourceSpec, principal: Principal): Check {
  // RL-01: an action without resource types is authorized on `*`
  const takesNone = given.arn !== '*' && world.facts.takesResources(request.action) === false;
  const spec = takesNone ? { ...given, arn: '*' } : given;
  const endpoint = usedEndpoint(world, request);
  return {
    world,
    request,
    principal,
    action: request.action,
    spec,
    resource: resolveResource(world, request, spec, principalAccount(principal)),
    callKeys: noKeys,
    obstacles: [],
    notes: [],
    ...(endpoint ? { endpoint } : {}),
  };
}
