import type { Action, ResourceType } from './reference';
import { matchTemplate, readTemplate } from './template';

/**
 * The resource types that a concrete ARN belongs to, of those given: the ones whose pattern says most about it. An S3
 * object's ARN fits `${BucketName}` too, but `${BucketName}/${ObjectName}` says more. Empty: none fits.
 */
export function resourceTypesOfArn(types: readonly ResourceType[], arn: string): readonly ResourceType[] {
  let most = 0;
  let best: ResourceType[] = [];
  for (const type of types) {
    const weight = matchArn(type.arn, arn);
    if (weight === undefined || weight < most) continue;
    if (weight > most) best = [];
    most = weight;
    best.push(type);
  }
  return best;
}

/** The pattern's weight where it fits: field by field up to the account, then the rest as a whole (PL-071). */
function matchArn(pattern: string, arn: string): number | undefined {
  const expected = splitArn(pattern);
  const given = splitArn(arn);
  if (expected === undefined || given === undefined) return undefined;
  let weight = 0;
  for (const [index, field] of expected.entries()) {
    const template = readTemplate(field);
    const value = given[index] ?? '';
    // region and account are left out in the ARNs of some global resources
    const isGap = template.pieces.length === 2 && template.weight === 0 && index < 5;
    if (!isGap && !matchTemplate(template, value)) return undefined;
    weight += template.weight;
  }
  return weight;
}

/** The six fields of an ARN; undefined where there are fewer. */
export function splitArn(arn: string): readonly string[] | undefined {
  const fields = arn.split(':');
  return fields.length < 6 ? undefined : [...fields.slice(0, 5), fields.slice(5).join(':')];
}

const resourceTag = 'aws:ResourceTag/${TagKey}';

/**
 * PL-248: whether `aws:ResourceTag` can hold anything when the action meets this resource: the action, its row or the
 * resource's type names the key. undefined: the ARN is of no type that the action takes.
 */
export function carriesTags(action: Action, resource: string): boolean | undefined {
  if (action.conditionKeys.some(({ name }) => name === resourceTag)) return true;
  if (action.resourceTypes.length === 0) return false;
  const types = resourceTypesOfArn(
    action.resourceTypes.map(({ type }) => type),
    resource,
  );
  if (types.length === 0) return undefined;
  return action.resourceTypes
    .filter(({ type }) => types.includes(type))
    .some(({ type, conditionKeys }) =>
      [...conditionKeys, ...type.conditionKeys].some(({ name }) => name === resourceTag),
    );
}
