import { principalAccount } from './context/principal-keys';
import type { Check } from './decide/authorize';
import { resolveResource } from './decide/owner';
import type { QuickAnswer } from './decide/quick';
import { QuickDecider } from './decide/quick';
import type { Principal } from './model/principal';
import type { Request } from './model/request';
import { resolvePrincipal } from './model/resolve';
import type { World } from './model/world';
import { usedEndpoint } from './story';

/**
 * Decides many requests of long-lived principals without their traces; undefined for what only a story can answer:
 * sessions of the story, calls that give credentials, callers that the scenario lacks, several resources.
 */
export function decideMany(world: World, requests: readonly Request[]): readonly (QuickAnswer | undefined)[] {
  const callers = new Map<string, Caller | undefined>();
  return requests.map((request) => {
    const { principal: spec } = request;
    const [resource] = request.resources;
    if (spec.kind !== 'arn' || !resource || request.resources.length > 1) return undefined;
    if (spec.creator !== undefined || request.obstacles || request.action.toLowerCase().startsWith('sts:'))
      return undefined;
    const key = `${spec.arn} ${spec.credentials ?? ''} ${String(spec.mfa)}`;
    let caller = callers.get(key);
    if (!callers.has(key)) {
      const resolved = resolvePrincipal(world, spec, request.pointer);
      caller =
        'principal' in resolved
          ? { principal: resolved.principal, decider: new QuickDecider(world, resolved.principal) }
          : undefined;
      callers.set(key, caller);
    }
    return caller && caller.decider.decide(checkOf(world, request, caller.principal));
  });
}

interface Caller {
  readonly principal: Principal;
  readonly decider: QuickDecider;
}

const noKeys: ReadonlyMap<string, readonly string[]> = new Map();

function checkOf(world: World, request: Request, principal: Principal): Check {
  const [given] = request.resources;
  const spec = given ?? { arn: '*', context: new Map() };
  // RL-01: an action without resource types is authorized on `*`
  const takesNone = spec.arn !== '*' && world.facts.takesResources(request.action) === false;
  const asked = takesNone ? { ...spec, arn: '*' } : spec;
  const endpoint = usedEndpoint(world, request);
  return {
    world,
    request,
    principal,
    action: request.action,
    spec: asked,
    resource: resolveResource(world, request, asked, principalAccount(principal)),
    callKeys: noKeys,
    obstacles: [],
    notes: [],
    ...(endpoint ? { endpoint } : {}),
  };
}
