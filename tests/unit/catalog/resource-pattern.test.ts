import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/catalog/reference';
import { resourceTypesOfPattern } from '../../../src/catalog/resource-pattern';
import { openCounting } from './compiled';

const { catalog } = openCounting();

async function typesOf(action: string, pattern: string): Promise<readonly string[]> {
  const answer = await catalog.action(action);
  const { resourceTypes }: Pick<Action, 'resourceTypes'> =
    answer.kind === 'found' ? answer.value : { resourceTypes: [] };
  const types = resourceTypes.map(({ type }) => type);
  return resourceTypesOfPattern(types, pattern).map(({ name }) => name);
}

describe('F-37 what a resource pattern covers of an action’s resource types', () => {
  it.each([
    ['s3:GetObject', 'arn:aws:s3:::reports', []],
    ['s3:GetObject', 'arn:aws:s3:::reports/*', ['object']],
    ['s3:GetObject', 'arn:aws:s3:::reports/2026/${aws:username}/a', ['object']],
    ['s3:GetObject', 'arn:aws:s3:::reports*', ['object']],
    ['s3:ListBucket', 'arn:aws:s3:::reports', ['bucket']],
    ['s3:ListBucket', 'arn:aws:s3:::reports/*', []],
    ['iam:PassRole', 'arn:aws:iam::111122223333:role/service-role/a/b', ['role']],
    ['iam:PassRole', 'arn:aws:iam::*:role/*', ['role']],
    ['iam:PassRole', 'arn:aws:iam::111122223333:user/alice', []],
    ['dynamodb:Query', 'arn:aws:dynamodb:*:*:table/T', ['table']],
    ['dynamodb:Query', 'arn:aws:dynamodb:*:*:table/T/index/*', ['index']],
    ['lambda:InvokeFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:f', ['function']],
    ['lambda:InvokeFunction', '*', ['function']],
    ['sqs:SendMessage', 'arn:aws:sns:*:*:*', []],
    ['ssm:GetParameter', 'arn:aws:ssm:*::parameter/aws/service/*', ['parameter']],
    ['lambda:InvokeFunction', 'arn:aws:lambda', ['function']],
  ])('%s on %s', async (action, pattern, expected) => {
    expect(await typesOf(action, pattern)).toEqual(expected);
  });

  it('takes pattern × template steps on hostile patterns', async () => {
    expect(await typesOf('iam:PassRole', `arn:aws:iam::${'*a'.repeat(2000)}`)).toEqual(['role']);
  });

  it('never misses a type that shares a text with the pattern', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '/', ':'), { minLength: 1, maxLength: 8 });
    const holes = fc.array(fc.nat({ max: 5 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(text, holes, holes, (characters, inPattern, inTemplate) => {
        const pattern = characters.map((character, at) => ['*', '?', '**'][inPattern[at] ?? 9] ?? character).join('');
        const rest = characters.map((character, at) => (inTemplate[at] === 0 ? '${Gap}' : character)).join('');
        const type = { name: 'x', arn: `arn:\${Partition}:x:\${Region}:\${Account}:x${rest}`, conditionKeys: [] };
        expect(resourceTypesOfPattern([type], `arn:aws:x:r:1:x${pattern}`)).toEqual([type]);
      }),
    );
  });
});
