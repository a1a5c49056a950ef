import { describe, expect, it } from 'vitest';
import { actionMatches, matchAction } from '../../../src/engine/match/action';
import { buildPolicy } from './build';

function act(pattern: string | readonly string[], action: string): boolean {
  return actionMatches(buildPolicy({ Action: pattern }).statement.action, action);
}

describe('Action and NotAction', () => {
  it.each([
    ['PL-060', 'iam:*AccessKey*', 'iam:UpdateAccessKey', true],
    ['PL-060', 's3:Get?bject', 's3:GetObject', true],
    ['PL-060', 's3:Get?', 's3:Get', false],
    ['PL-060', '*', 's3:GetObject', true],
    ['PL-060', 's3:*', 'sqs:SendMessage', false],
    ['1.1', 'S3:getobject', 's3:GetObject', true],
    ['1.1', 's3:GETOBJECT', 'S3:GetObject', true],
    ['PL-061', 'GetObject', 's3:GetObject', false],
    ['PL-061', 's3:Get:Object', 's3:GetObject', false],
    ['PL-062', 's*:GetObject', 's3:GetObject', false],
    ['PL-062', '*:Get*', 's3:GetObject', true],
    ['PL-062', '*:*', 's3:GetObject', true],
    ['PL-063', 's3:GetObject ', 's3:GetObject', false],
    ['PL-063', 's3:GetObject,PutObject', 's3:GetObject', false],
    ['PL-063', 's3:', 's3:GetObject', false],
    ['PL-066', 's3:${*}', 's3:GetObject', false],
  ])('%s `%s` and %s: %s', (_, pattern, action, expected) => {
    expect(act(pattern, action)).toBe(expected);
    expect(act([pattern, 'x:y'], action)).toBe(expected);
    expect(actionMatches(buildPolicy({ NotAction: pattern }).statement.action, action)).toBe(!expected);
  });

  it('PL-024 an empty list matches nothing', () => {
    expect(act([], 's3:GetObject')).toBe(false);
  });

  it('lists what matches and the nearest that do not, in source order, and counts the rest', () => {
    const others = Array.from({ length: 500 }, (_, index) => `ec2:Action${index}`);
    const near = ['s3:GetBucket', 's3:GetObjectAcl', 's3:PutObject', 's3:ListA', 's3:ListB', 's3:ListC'];
    const patterns = [...others, ...near, 's3:Get*', 'S3:GetObject'];
    const node = matchAction(buildPolicy({ Action: patterns }).statement.action, 's3:GetObject');
    expect(node.patterns.map(({ text }) => text)).toEqual([
      's3:GetBucket',
      's3:GetObjectAcl',
      's3:PutObject',
      's3:ListA',
      's3:ListB',
      's3:Get*',
      'S3:GetObject',
    ]);
    expect(node.patterns.filter(({ matches }) => matches)).toHaveLength(2);
    expect(node.omitted).toBe(501);
  });

  it('lists all of a short list, whatever its service', () => {
    const node = matchAction(buildPolicy({ NotAction: ['a:b', 'c:d'] }).statement.action, 's3:GetObject');
    expect(node).toMatchObject({ element: 'NotAction', matches: true, omitted: 0 });
    expect(node.patterns).toHaveLength(2);
  });
});
