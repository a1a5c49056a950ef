import { describe, expect, it } from 'vitest';
import { callerId, listCallers } from '../../../src/app/callers';
import { groupFindings } from '../../../src/ui/documents/group-findings';
import { readPolicy } from '../../../src/engine/policy/read';
import type { Scenario } from '../../../src/scenario/types';

const scenario: Scenario = {
  version: 1,
  accounts: { '111122223333': { name: 'production', users: { alice: { path: '/web/' } }, roles: { App: {} } } },
  requests: [
    { principal: 'ec2.amazonaws.com', action: 'sts:AssumeRole', session: 'first' },
    { principal: { session: 'first' }, action: 'sts:AssumeRole', session: 'second' },
  ],
};

describe('the callers that a request can have', () => {
  it('are the sessions of earlier requests only', () => {
    const sessions = (index: number) =>
      listCallers(scenario, index)
        .filter(({ group }) => group === 'Sessions of this story')
        .map(({ principal }) => principal);
    expect(sessions(0)).toEqual([]);
    expect(sessions(1)).toEqual([{ session: 'first' }]);
    expect(sessions(2)).toEqual([{ session: 'first' }, { session: 'second' }]);
  });

  it('are users by their ARN with its path', () => {
    expect(listCallers(scenario, 0).map(({ id }) => id)).toContain('arn:aws:iam::111122223333:user/web/alice');
  });

  it('have ids that tell them apart', () => {
    const ids = listCallers(scenario, 2).map(({ principal }) => callerId(principal));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('findings in groups', () => {
  it('are one for twenty curly quotes, with the fix for all of them once', () => {
    const { findings } = readPolicy('{“Version”: “2012-10-17”, “Statement”: []}', 'identityBasedPolicy');
    const group = groupFindings(findings).find(({ first }) => first.code === 'CURLY_QUOTE');
    expect(group?.count).toBe(6);
    expect(group?.fixes.map(({ label }) => label)).toEqual(['replace all curly quotes']);
  });

  it('are the same groups when the text is read again', () => {
    const kinds = (text: string): readonly string[] =>
      groupFindings(readPolicy(text, 'identityBasedPolicy').findings).map(({ kind }) => kind);
    const before = kinds('{“Version”: “2012-10-17”, “Statement”: [],}');
    expect(before.length).toBeGreaterThan(1);
    expect(new Set(before).size).toBe(before.length);
    expect(kinds('{“Version”: “2012-10-17”, “Statement” : [],}')).toEqual(before);
  });
});
