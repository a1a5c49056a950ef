import { formatDocument } from '../format';
import { policyText } from '../document';
import type { StsParameters } from '../types';
import type { JsonView } from './json-view';

/** What a call of STS passed, as its CloudTrail event says it; undefined where it says nothing. */
export function stsParameters(event: JsonView): StsParameters | undefined {
  const given = event.get('requestParameters');
  const policy = given.get('policy').text;
  const seconds = given.get('durationSeconds').wholeNumber;
  const arns = given.get('policyArns').items.flatMap((item) => item.get('arn').text ?? item.text ?? []);
  const tags = given.get('principalTags').node === undefined ? given.get('tags') : given.get('principalTags');
  const pairs = tags.items.flatMap((tag) => {
    const key = tag.get('key').text;
    return key === undefined ? [] : [[key, tag.get('value').text ?? ''] as const];
  });
  const transitive = given.get('transitiveTagKeys').texts;
  const texts = textMembers.flatMap(([member, name]) => {
    const value = given.get(member).text;
    return value === undefined ? [] : [[name, value] as const];
  });
  const parameters: StsParameters = {
    ...Object.fromEntries(texts),
    // STS takes no serial number without the device's code, which CloudTrail hides
    ...(given.get('serialNumber').text !== undefined && { TokenCode: '000000' }),
    ...(seconds !== undefined && { DurationSeconds: seconds }),
    ...(policy !== undefined && { Policy: policyText(formatDocument(policy) ?? policy) }),
    ...(arns.length > 0 && { PolicyArns: arns }),
    ...(pairs.length > 0 && { Tags: Object.fromEntries(pairs) }),
    ...(transitive.length > 0 && { TransitiveTagKeys: transitive }),
  };
  return Object.keys(parameters).length > 0 ? parameters : undefined;
}

const textMembers = [
  ['roleSessionName', 'RoleSessionName'],
  ['externalId', 'ExternalId'],
  ['sourceIdentity', 'SourceIdentity'],
  ['serialNumber', 'SerialNumber'],
  ['name', 'Name'],
] as const satisfies readonly (readonly [string, keyof StsParameters])[];
