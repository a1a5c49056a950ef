import type { RequestDocument, Scenario } from '../types';
import { followOf } from './follow';
import { mapReferences } from './references';
import { thingAt } from './thing';

/** A place that means a thing. */
export interface Use {
  readonly kind: 'attachment' | 'boundary' | 'membership' | 'document' | 'request' | 'organization';
  /** The reference, the document, or the request. */
  readonly pointer: string;
}

/** Every place outside of a thing that means it, in the scenario's order; requests with the sessions that they need. */
export function usesOf(scenario: Scenario, pointer: string): readonly Use[] {
  const thing = thingAt(scenario, pointer);
  if (!thing) return [];
  // What would follow a rename is what means the thing: a name that nothing has shows it.
  const visit = followOf(scenario, thing, { name: '\u0000' });
  const uses = new Map<string, Use>();
  mapReferences(scenario, (reference) => {
    const next = visit(reference);
    const isInside = reference.pointer === pointer || reference.pointer.startsWith(`${pointer}/`);
    if (next !== reference.text && !isInside) {
      const use = useOf(reference.kind, reference.pointer);
      uses.set(use.pointer, use);
    }
    return next;
  });
  return [...uses.values(), ...dependants(scenario, uses)];
}

function useOf(kind: string, pointer: string): Use {
  const request = /^\/requests\/\d+/.exec(pointer)?.[0];
  if (request !== undefined) return { kind: 'request', pointer: request };
  if (kind === 'policy') return { kind: pointer.endsWith('/permissionsBoundary') ? 'boundary' : 'attachment', pointer };
  if (kind === 'group') return { kind: 'membership', pointer };
  const isOrganization = pointer.startsWith('/organization/') && !pointer.endsWith('/document');
  return { kind: isOrganization ? 'organization' : 'document', pointer };
}

/** Requests with credentials that a listed request obtains. */
function dependants({ requests = [] }: Scenario, uses: ReadonlyMap<string, Use>): readonly Use[] {
  const lost = new Set<string>();
  return requests.flatMap((request, index): readonly Use[] => {
    const pointer = `/requests/${String(index)}`;
    const isUse = uses.has(pointer);
    const needs = sessionOf(request);
    if (!isUse && (needs === undefined || !lost.has(needs))) return [];
    if (request.session !== undefined) lost.add(request.session);
    return isUse ? [] : [{ kind: 'request', pointer }];
  });
}

function sessionOf({ principal }: RequestDocument): string | undefined {
  return typeof principal === 'object' && 'session' in principal ? principal.session : undefined;
}
