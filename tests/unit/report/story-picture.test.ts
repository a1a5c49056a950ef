import { describe, expect, it } from 'vitest';
import { storyPicture, type StoryNode } from '../../../src/report/picture/story';
import type { StoryRequest } from '../../../src/report/picture/story-groups';
import { storySvgText } from '../../../src/report/picture/story-svg';
import type { Scenario } from '../../../src/scenario/types';
import type { RequestResult } from '../../../src/report/result';
import { storyRequests } from '../../../src/ui/picture/requests';
import { folders, readItem, runItem } from '../gallery/folders';

const stories = await Promise.all(
  folders.map(async (folder) => {
    const { results } = await runItem(folder);
    return { folder, requests: storyRequests(readItem(folder), results) };
  }),
);

function overlap(one: StoryNode, other: StoryNode): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function result(outcome: RequestResult['outcome'], decidedBy: RequestResult['decidedBy']): RequestResult {
  const words = { name: 'r', message: '', explanation: '', caller: '' };
  return { ...words, outcome, decidedBy, ok: true, disabled: false, assumptions: [] };
}

const assume: StoryRequest = {
  caller: 'ec2.amazonaws.com',
  action: 'sts:AssumeRole',
  resource: 'role/App',
  obtains: 'app',
  result: result('allowed', 'trustPolicy'),
};
const read: StoryRequest = {
  caller: 'app',
  uses: 'app',
  action: 's3:GetObject',
  resource: 'example-bucket/k',
  result: result('implicitDeny', 'identityBasedPolicy'),
};

describe('the picture of a story', () => {
  it('of every gallery scenario overlaps nothing, keeps within its edges, and numbers every request once', () => {
    for (const { folder, requests } of stories) {
      const picture = storyPicture(requests);
      for (const [index, node] of picture.nodes.entries()) {
        expect(node.x + node.width, folder).toBeLessThan(picture.width);
        expect(node.y + node.height, folder).toBeLessThan(picture.height);
        for (const line of node.lines) {
          expect(line.y, folder).toBeGreaterThan(node.y);
          expect(line.y, folder).toBeLessThan(node.y + node.height);
        }
        for (const other of picture.nodes.slice(index + 1)) expect(overlap(node, other), folder).toBe(false);
      }
      const numbers = picture.nodes.flatMap(({ number }) => (number === undefined ? [] : [number]));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(requests.map((_, index) => index + 1));
    }
  });

  it('marks the place on which each verdict rests', () => {
    for (const { folder, requests } of stories) {
      const decides = storyPicture(requests).nodes.filter(({ part }) => part === 'decides');
      const evaluated = requests.filter((request) => request.result?.disabled === false);
      expect(decides, folder).toHaveLength(evaluated.length);
      expect(decides.map(({ decision }) => decision).toSorted(), folder).toEqual(
        evaluated.map((request) => request.result?.outcome).toSorted(),
      );
    }
  });

  it('lets requests go out from the session that they use', () => {
    const picture = storyPicture([assume, read, { ...read, action: 's3:ListBucket' }]);
    expect(picture.columns.map(({ column }) => column)).toEqual([
      'caller',
      'trust',
      'session',
      'permissions',
      'resource',
    ]);
    expect(picture.nodes.filter(({ column }) => column === 'caller')).toHaveLength(1);
    expect(picture.nodes.filter(({ column }) => column === 'permissions')).toHaveLength(2);
    expect(picture.nodes.find(({ id }) => id === 'resource1')?.part).toBe('idle');
  });

  it('lets who calls by the ARN of a session that the story obtains go out from it, where there is one', () => {
    const arn = 'arn:aws:sts::111122223333:assumed-role/App/i-1';
    const scenario: Scenario = {
      version: 1,
      requests: [
        {
          principal: 'ec2.amazonaws.com',
          action: 'sts:AssumeRole',
          resource: 'arn:aws:iam::111122223333:role/team/App',
          parameters: { RoleSessionName: 'i-1' },
          session: 'app',
        },
        { principal: arn, action: 's3:GetObject', resource: 'arn:aws:s3:::example-bucket/k' },
        { principal: { session: 'app' }, action: 's3:ListBucket', resource: 'arn:aws:s3:::example-bucket' },
      ],
    };
    const allowed = result('allowed', 'trustPolicy');
    const others = [result('allowed', 'identityBasedPolicy'), result('allowed', 'identityBasedPolicy')];
    const picture = storyPicture(storyRequests(scenario, [allowed, ...others]));
    expect(picture.nodes.filter(({ column }) => column === 'caller')).toHaveLength(1);
    const session = picture.nodes.find(({ column }) => column === 'session')?.lines.map(({ text }) => text);
    expect(session?.[0]).toBe('app');
    expect(session?.slice(1, -1).join('')).toBe('assumed-role/App/i-1');

    const denied = storyPicture(storyRequests(scenario, [result('implicitDeny', 'trustPolicy'), ...others]));
    expect(denied.nodes.filter(({ column }) => column === 'caller')).toHaveLength(2);
  });

  it('says from which request the session comes with which another role is assumed', () => {
    const chained = { ...assume, caller: 'app', uses: 'app', obtains: 'next' };
    const callers = storyPicture([assume, chained]).nodes.filter(({ column }) => column === 'caller');
    expect(callers[1]?.lines.map(({ text }) => text)).toEqual(['app', 'session from request 1']);
  });

  it('shows that a denied session is not there, and leaves out columns that nothing stands in', () => {
    const denied = storyPicture([{ ...assume, result: result('implicitDeny', 'trustPolicy') }]);
    expect(denied.columns.map(({ column }) => column)).toEqual(['caller', 'trust', 'session']);
    expect(denied.nodes.find(({ column }) => column === 'session')?.part).toBe('idle');
    const direct = storyPicture([{ caller: 'user/dev', action: 's3:GetObject', resource: 'b', result: undefined }]);
    expect(direct.columns.map(({ column }) => column)).toEqual(['caller', 'permissions', 'resource']);
  });

  it('is the same file, however often it is drawn', () => {
    const story = { title: 'A', requests: [assume, read] };
    expect(storySvgText(story)).toBe(storySvgText(story));
  });
});
