import { parseArn } from '../../engine/model/arn';
import { below } from '../pointer';
import type { Scenario } from '../types';
import { followOf } from './follow';
import { mapReferences } from './references';
import { thingAt } from './thing';

/** A place that means a thing. */
export interface Use {
  readonly kind: 'attachment' | 'boundary' | 'membership' | 'document' | 'request' | 'organization';
  /** The reference, the document, or the request. */
  readonly pointer: string;
}

/** Every place outside of a thing that means it, in the scenario's order. */
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
  return [...uses.values()];
}

function useOf(kind: string, pointer: string): Use {
  const request = /^\/requests\/\d+/.exec(pointer)?.[0];
  if (request !== undefined) return { kind: 'request', pointer: request };
  if (kind === 'policy') return { kind: pointer.endsWith('/permissionsBoundary') ? 'boundary' : 'attachment', pointer };
  if (kind === 'group') return { kind: 'membership', pointer };
  const isOrganization = pointer.startsWith('/organization/') && !pointer.endsWith('/document');
  return { kind: isOrganization ? 'organization' : 'document', pointer };
}

/** A place of the world; what requests name is told by their verdicts. */
export interface WorldUse extends Use {
  readonly kind: Exclude<Use['kind'], 'request'>;
}

/**
 * What of the world still means a thing that is gone; for an account also what means its buckets, whose ARNs do not name
 * it.
 */
export function leftNaming(scenario: Scenario, pointer: string): readonly WorldUse[] {
  const thing = thingAt(scenario, pointer);
  const inside = thing?.kind === 'account' ? Object.keys(scenario.accounts?.[thing.name]?.resources ?? {}) : [];
  const buckets = inside.filter((arn) => parseArn(arn)?.account === '');
  const uses = [
    ...usesOf(scenario, pointer),
    ...buckets.flatMap((arn) => usesOf(scenario, below(pointer, 'resources', arn))),
  ].filter((use): use is WorldUse => use.kind !== 'request' && !use.pointer.startsWith(`${pointer}/`));
  return [...new Map(uses.map((use) => [use.pointer, use])).values()];
}
