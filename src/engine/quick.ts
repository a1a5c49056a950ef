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
import type { Growing } from './trace/growing';

/**
 * Decides many requests of long-lived principals without their traces; undefined for what only a story can answer:
 * sessions of the story, calls that give credentials, callers that the scenario lacks, several resources.
 */
export function decideMany(world: World, requests: readonly Request[]): readonly (QuickAnswer | undefined)[] {
  const callers = new Map<string, Caller[]>();
  let last: Caller | undefined;
  return requests.map((request) => {
    const { principal: spec } = request;
    const [resource] = request.resources;
    if (spec.kind !== 'arn' || spec.creator !== undefined || !resource || request.resources.length > 1)
      return undefined;
    if (request.obstacles || actionName(request.action).service === 'sts') return undefined;
    if (!last || !isCaller(last, spec)) {
      const named = callers.get(spec.arn) ?? [];
      last = named.find((one) => isCaller(one, spec));
      if (!last) callers.set(spec.arn, [...named, (last = callerOf(world, spec, request.pointer))]);
    }
    const { found } = last;
    return found && found.decider.decide(checkOf(world, request, resource, found.principal));
  });
}

function isCaller({ arn, credentials, mfa }: Caller, spec: Spec): boolean {
  return arn === spec.arn && credentials === spec.credentials && mfa === spec.mfa;
}

type Spec = Extract<Request['principal'], { kind: 'arn' }>;

/** Who an ARN with these credentials is; without `found`, nobody that the scenario has. */
interface Caller extends Pick<Spec, 'arn' | 'credentials' | 'mfa'> {
  readonly found?: { readonly principal: Principal; readonly decider: QuickDecider };
}

function callerOf(world: World, spec: Spec, pointer: string): Caller {
  const { arn, credentials, mfa } = spec;
  const key = { arn, ...(credentials !== undefined && { credentials }), ...(mfa !== undefined && { mfa }) };
  const resolved = resolvePrincipal(world, spec, pointer);
  if (!('principal' in resolved)) return key;
  const { principal } = resolved;
  return { ...key, found: { principal, decider: new QuickDecider(world, principal) } };
}

const none: readonly [] = [];
const noKeys: ReadonlyMap<string, readonly string[]> = new Map();

function checkOf(world: World, request: Request, given: ResourceSpec, principal: Principal): Check {
  // RL-01: an action without resource types is authorized on `*`
  const takesNone = given.arn !== '*' && world.facts.takesResources(request.action) === false;
  const spec = takesNone ? { ...given, arn: '*' } : given;
  const endpoint = usedEndpoint(world, request);
  const check: Growing<Check> = {
    world,
    request,
    principal,
    action: request.action,
    spec,
    resource: resolveResource(world, request, spec, principalAccount(principal)),
    callKeys: noKeys,
    obstacles: none,
    notes: none,
  };
  if (endpoint) check.endpoint = endpoint;
  return check;
}
