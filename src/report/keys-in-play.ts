import type { StatementNode } from '../engine/trace/match';
import type { RequestNode } from '../engine/trace/nodes';
import { policiesIn } from './policies';

/** A condition that looks at a key, in a statement that is about this request otherwise. */
export interface LookingCondition {
  readonly operator: string;
  readonly values: readonly string[];
  readonly matches: boolean;
  readonly effect: StatementNode['effect'];
  /** The policy, and its statement by Sid or number. */
  readonly where: string;
}

/** A condition key that the policies in play look at. */
export interface KeyInPlay {
  readonly key: string;
  /** The request's values; undefined where the key is absent. */
  readonly request: readonly string[] | undefined;
  readonly conditions: readonly LookingCondition[];
}

/**
 * The condition keys at which the policies in play look: those of statements whose other elements match the request.
 * Keys that are absent or do not match come first, since they are what a form has to offer.
 */
export function keysInPlay(trace: RequestNode): readonly KeyInPlay[] {
  const found = new Map<string, KeyInPlay & { conditions: LookingCondition[] }>();
  const seen = new Set<string>();
  for (const policy of trace.authorizations.flatMap(policiesIn)) {
    for (const { document, index, sid, effect, elements, conditions } of policy.statements) {
      if (!elements.every(({ matches }) => matches)) continue;
      for (const { key, operator, values, request, matches, span } of conditions) {
        const id = key.toLowerCase();
        const known = found.get(id) ?? { key, request, conditions: [] };
        found.set(id, known);
        // A statement stands once per authorization.
        const place = `${document}#${index}#${span.from}`;
        if (seen.has(place)) continue;
        seen.add(place);
        const where = `${policy.name}, ${sid ?? `statement ${index + 1}`}`;
        known.conditions.push({ operator, values: values.map(({ text }) => text), matches, effect, where });
      }
    }
  }
  const rank = ({ request, conditions }: KeyInPlay): number =>
    (request === undefined ? 0 : 2) + (conditions.every(({ matches }) => matches) ? 1 : 0);
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b));
}
