import type { Parameters } from '../model/request';
import type { Obstacle, ObstacleCode } from '../trace/nodes';

/** An obstacle of an STS call. */
export function stsObstacle(
  code: ObstacleCode,
  rule: string,
  facts: Readonly<Record<string, string>>,
  decidedBy: Obstacle['decidedBy'] = 'model',
): Obstacle {
  return { decidedBy, code, rule, facts };
}

function outOfRange(parameter: string, value: string, range: string, rule: string): Obstacle {
  return stsObstacle('parameterOutOfRange', rule, { parameter, value, range });
}

/** Parameters of an STS call that are out of AWS's ranges, whatever the role is (ST-10, ST-15, ST-16, ST-19, ST-20). */
export function parameterObstacles(parameters: Parameters): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const { RoleSessionName, ExternalId, SourceIdentity, Tags, PolicyArns, Name, TransitiveTagKeys } = parameters;
  if (RoleSessionName !== undefined && !isName(RoleSessionName, 2, 64)) {
    found.push(outOfRange('RoleSessionName', RoleSessionName, '2 to 64 letters, digits and `_=,.@-+`', 'ST-20'));
  }
  if (Name !== undefined && !isName(Name, 2, 32))
    found.push(outOfRange('Name', Name, '2 to 32 letters, digits and `_=,.@-+`', 'ST-22'));
  if (ExternalId !== undefined && !isExternalId(ExternalId)) {
    found.push(outOfRange('ExternalId', ExternalId, '2 to 1,224 letters, digits and `_+=,.@:/-`', 'ST-10'));
  }
  if (SourceIdentity !== undefined && (!isName(SourceIdentity, 2, 64) || SourceIdentity.startsWith('aws:'))) {
    found.push(
      outOfRange(
        'SourceIdentity',
        SourceIdentity,
        '2 to 64 letters, digits and `_=,.@-+`, not beginning with `aws:`',
        'ST-15',
      ),
    );
  }
  found.push(...tagObstacles(Tags ?? new Map(), TransitiveTagKeys ?? []));
  if (PolicyArns && PolicyArns.length > 10)
    found.push(outOfRange('PolicyArns', `${PolicyArns.length} policies`, 'at most 10', 'ST-19'));
  const policyLength = sessionPolicyLength(parameters);
  if (policyLength > 2048) {
    found.push(stsObstacle('sessionPolicyTooLong', 'ST-19', { length: String(policyLength), limit: '2048' }));
  }
  return found;
}

function tagObstacles(tags: ReadonlyMap<string, string>, transitive: readonly string[]): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (tags.size > 50) found.push(outOfRange('Tags', `${tags.size} tags`, 'at most 50', 'ST-16'));
  const seen = new Set<string>();
  for (const [key, value] of tags) {
    if (key.length < 1 || key.length > 128)
      found.push(outOfRange('Tags', key, 'a key of 1 to 128 characters', 'ST-16'));
    if (value.length > 256) found.push(outOfRange('Tags', key, 'a value of at most 256 characters', 'ST-16'));
    if (seen.has(key.toLowerCase()))
      found.push(outOfRange('Tags', key, 'keys that differ in more than their case', 'ST-16'));
    seen.add(key.toLowerCase());
  }
  for (const key of transitive) {
    if (!seen.has(key.toLowerCase()))
      found.push(outOfRange('TransitiveTagKeys', key, 'keys of the tags that this call passes', 'ST-17'));
  }
  return found;
}

/** ST-19: the inline policy and the ARNs count together, in characters. */
function sessionPolicyLength({ Policy, PolicyArns }: Parameters): number {
  const text = Policy && 'text' in Policy.document ? Policy.document.text.length : 0;
  return (PolicyArns ?? []).reduce((sum, policy) => sum + (policy.arn ?? policy.name).length, text);
}

/** A duration in seconds against its range; undefined when it fits. */
export function durationObstacle(seconds: number, least: number, most: number, rule: string): Obstacle | undefined {
  if (Number.isInteger(seconds) && seconds >= least && seconds <= most) return undefined;
  return stsObstacle('durationOutOfRange', rule, {
    seconds: String(seconds),
    least: String(least),
    most: String(most),
  });
}

function isName(text: string, least: number, most: number): boolean {
  return (
    text.length >= least &&
    text.length <= most &&
    [...text].every((char) => isWordUnit(char) || '=,.@-+'.includes(char))
  );
}

function isExternalId(text: string): boolean {
  return (
    text.length >= 2 && text.length <= 1224 && [...text].every((char) => isWordUnit(char) || '+=,.@:/-'.includes(char))
  );
}

function isWordUnit(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || (char >= '0' && char <= '9') || char === '_';
}
