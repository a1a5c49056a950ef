import type { ResolvedResource } from '../decide/owner';
import type { Principal } from '../model/principal';
import type { ContextSpec, Request } from '../model/request';
import type { VpcEndpoint, World } from '../model/world';
import type { OpenFact } from '../trace/nodes';
import type { RequestContext } from './context';
import { endpointKeys } from './network-keys';
import { principalKeys } from './principal-keys';
import type { Contradiction } from './request-context';
import { ContextBuilder } from './request-context';
import { followingKeys, requestKeys } from './request-keys';
import { resourceKeys } from './resource-keys';

/** Everything that a request context is derived from. */
export interface ContextSource {
  readonly world: World;
  readonly request: Request;
  readonly action: string;
  readonly principal: Principal;
  readonly resource: ResolvedResource;
  readonly endpoint?: VpcEndpoint;
  /** Keys of this resource only. */
  readonly resourceContext: ContextSpec;
  /** Keys that an STS call brings: external id, session tags, claims. */
  readonly callKeys: ReadonlyMap<string, readonly string[]>;
  /** Values tried for open facts. */
  readonly open: ReadonlyMap<OpenFact, string>;
}

export interface DerivedContext {
  readonly context: RequestContext;
  readonly contradictions: readonly Contradiction[];
  /** Open facts that this context leaves open: keys that AWS always sends but only the caller knows. */
  readonly openKeys: readonly OpenFact[];
}

/** PL-275: principal, session, network, resource, request; then what the scenario gives wins. */
export function deriveContext(source: ContextSource): DerivedContext {
  const { world, request, principal } = source;
  const builder = new ContextBuilder(world.facts);
  principalKeys(builder, world, principal, request.calledVia.length > 0);
  if (source.endpoint) endpointKeys(builder, world, source.endpoint, source.action);
  resourceKeys(builder, world, source.resource, source.action);
  requestKeys(builder, request, principal, source.resource.arn);
  for (const [key, values] of source.callKeys) builder.setList(key, values);
  for (const [key, value] of request.context) builder.give(key, value);
  for (const [key, value] of source.resourceContext) builder.give(key, value);
  followingKeys(builder, world, principal);
  const openKeys = findOpenKeys(source, builder);
  for (const [fact, value] of source.open) {
    if (fact !== 'roleSessionName' && !builder.has(fact)) builder.set(fact, value);
  }
  if (source.endpoint) builder.expectAbsent('aws:SourceIp');
  if (principal.kind !== 'user') builder.expectAbsent('aws:username');
  return { context: builder.build(), contradictions: builder.contradictions, openKeys };
}

function findOpenKeys(source: ContextSource, builder: ContextBuilder): readonly OpenFact[] {
  const { principal, request, endpoint } = source;
  const open: OpenFact[] = [];
  // a call that entered through an endpoint carries no public address, forwarded or not (PR-10)
  const direct = endpoint === undefined && request.vpcEndpoint === undefined && principal.kind !== 'service';
  if (direct && !builder.isGiven('aws:SourceIp')) open.push('aws:SourceIp');
  if (!builder.isGiven('aws:UserAgent')) open.push('aws:UserAgent');
  const unknownId =
    (principal.kind === 'user' && principal.id === undefined) ||
    (principal.kind === 'roleSession' && principal.roleId === undefined);
  if (unknownId && !builder.isGiven('aws:userid')) open.push('aws:userid');
  return open;
}
