import type { Action, Service } from '../../../catalog/reference';
import { resourceTypesOfArn } from '../../../catalog/resource-types';
import { actionMatches } from '../../../engine/match/action';
import { compileGlob, matchGlob, type Glob } from '../../../engine/match/glob';
import type { Statement } from '../../../engine/policy/policy';
import { readPolicy } from '../../../engine/policy/read';

interface Asked {
  /** The action as it was asked for, and what the reference data has of it. */
  readonly name: string;
  readonly action?: Action | undefined;
  readonly service?: Service | undefined;
  /** Texts of the caller's identity-based policies. */
  readonly policies: readonly string[];
}

/** A resource that a policy names: a pattern, and an ARN that it stands for. */
interface Named {
  readonly glob: Glob;
  readonly arn?: string;
  readonly forAction: boolean;
}

/**
 * ARNs for a call, the best first: what the action takes, then what statements of the caller's policies name for this
 * action, then what they name at all. What the action does not take is left out, unless it takes none of them.
 */
export function rankResources(arns: readonly string[], asked: Asked): readonly string[] {
  const named = asked.policies.flatMap((text) =>
    readPolicy(text, 'identityBasedPolicy').statements.flatMap((statement) => namedBy(statement, asked.name)),
  );
  const others = named.flatMap(({ arn, glob }) =>
    arn === undefined || arns.some((known) => matchGlob(glob, known)) ? [] : [arn],
  );
  const all = [...new Set([...arns, ...others])];
  const fitting = all.filter((arn) => isTaken(arn, asked));
  const rank = (arn: string): number => {
    const fits = named.filter(({ glob }) => matchGlob(glob, arn));
    return fits.length === 0 ? 2 : fits.some(({ forAction }) => forAction) ? 0 : 1;
  };
  return (fitting.length > 0 ? fitting : all).toSorted((a, b) => rank(a) - rank(b));
}

function namedBy({ effect, action, resource }: Statement, name: string): readonly Named[] {
  if (effect !== 'Allow' || resource?.element !== 'Resource') return [];
  const forAction = actionMatches(action, name);
  return resource.patterns
    .filter(({ value }) => value.startsWith('arn:'))
    .map(({ value }) => {
      const arn = exampleOf(value);
      return { glob: compileGlob([{ text: value, wildcards: true }]), forAction, ...(arn !== undefined && { arn }) };
    });
}

/** One ARN that a pattern covers; undefined where too little is said of it. */
function exampleOf(pattern: string): string | undefined {
  const owner = pattern.split(':').slice(0, 5).join(':');
  return /[*?]/.test(owner) || pattern.endsWith(':*') || /[?$]/.test(pattern)
    ? undefined
    : pattern.replaceAll('*', 'example');
}

/** The type that says most about the ARN is one of those that the action takes. */
function isTaken(arn: string, { action, service }: Asked): boolean {
  const taken = action?.resourceTypes.map(({ type }) => type) ?? [];
  const all = [...new Set([...taken, ...(service?.resourceTypes ?? [])])];
  return resourceTypesOfArn(all, arn).some((type) => taken.includes(type));
}

/**
 * Whether one call of an action names several resources: it needs resources of several types, or one beside others, or
 * its name has the plural of what it takes.
 */
export function takesSeveral({ name, resourceTypes }: Action): boolean {
  if (resourceTypes.length > 1 && resourceTypes.some(({ required }) => required)) return true;
  if (/^(?:Batch|Transact|CreateTags$|DeleteTags$)/.test(name)) return resourceTypes.length > 0;
  const object = name.toLowerCase();
  return resourceTypes.some(({ type }) => object.endsWith(`${type.name.toLowerCase().replaceAll(/[^a-z]/g, '')}s`));
}
