import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResourceType } from '../../../src/catalog/reference';
import { resourceTypesOfArn } from '../../../src/catalog/resource-types';
import { globOfTemplate, matchTemplate, readTemplate } from '../../../src/catalog/template';

describe('templates', () => {
  it('match what fills their gaps, with at least one character each', () => {
    const template = readTemplate('a/${x}/b/${y}');
    expect(matchTemplate(template, 'a/1/b/2')).toBe(true);
    expect(matchTemplate(template, 'a//b/2')).toBe(false);
    expect(matchTemplate(template, 'a/1/b/')).toBe(false);
    expect(matchTemplate(template, 'x/1/b/2')).toBe(false);
    expect(globOfTemplate(template)).toBe('a/*/b/*');
  });

  it('an opening without an end is no gap', () => {
    expect(readTemplate('a${b').pieces).toEqual(['a${b']);
    expect(readTemplate('a<b').pieces).toEqual(['a<b']);
  });

  it('match every text that was made from them', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 4 });
    const filled = fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(piece, fc.array(fc.tuple(filled, piece), { maxLength: 3 }), (first, gaps) => {
        const template = readTemplate(first + gaps.map(([, after]) => `\${x}${after}`).join(''));
        expect(matchTemplate(template, first + gaps.map(([value, after]) => value + after).join(''))).toBe(true);
      }),
    );
  });

  it('take linear time on hostile text', () => {
    const template = readTemplate('a'.repeat(5) + '${x}a'.repeat(50) + 'b');
    expect(matchTemplate(template, 'a'.repeat(100_000))).toBe(false);
  });
});

describe('resource types of an ARN', () => {
  const types = [
    'arn:${Partition}:s3:::${BucketName}',
    'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
    'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}',
    'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/index/${IndexName}',
  ].map((arn): ResourceType => ({ name: arn, arn, conditionKeys: [] }));
  const find = (arn: string) => resourceTypesOfArn(types, arn).map((type) => types.indexOf(type));

  it('are those whose pattern says most', () => {
    expect(find('arn:aws:s3:::bucket')).toEqual([0]);
    expect(find('arn:aws:s3:::bucket/key/more')).toEqual([1]);
    expect(find('arn:aws:dynamodb:eu-west-1:111122223333:table/T')).toEqual([2]);
    expect(find('arn:aws-cn:dynamodb:eu-west-1:111122223333:table/T/index/I')).toEqual([3]);
    expect(find('arn:aws:sqs:eu-west-1:111122223333:q')).toEqual([]);
    expect(find('bucket')).toEqual([]);
  });
});
