import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../src/scenario/read';
import { completeScenario } from '../../../src/service/assist/complete-scenario';
import { openCounting } from '../catalog/compiled';

const scenario = readScenario(
  '{"version":1,"accounts":{"111122223333":{"roles":{"App":{}},"resources":{"arn:aws:s3:::reports":{}}}},"requests":[{"principal":"*","action":"s3:GetObject","session":"app"}]}',
).scenario ?? { version: 1 as const };

const { catalog } = openCounting();

/** The labels at the bar. */
async function labels(marked: string): Promise<readonly string[]> {
  const offset = marked.indexOf('|');
  const found = await completeScenario({ scenario, text: marked.replace('|', ''), offset }, catalog);
  return found?.options.map(({ label }) => label) ?? [];
}

describe('completion in the JSON of a scenario', () => {
  it('offers the members of the schema that are not there yet', async () => {
    const members = await labels('{"version": 1, "requests": [{"action": "s3:GetObject", "|"}]}');
    expect(members).toEqual(expect.arrayContaining(['principal', 'resource', 'expect']));
    expect(members).not.toContain('action');
    expect(await labels('{"accounts": {"111122223333": {"roles": {"App": {"|"}}}}}')).toContain('maxSessionDuration');
  });

  it('offers the values that the schema lists, for each form that a member may have', async () => {
    expect(await labels('{"requests": [{"expect": "|"}]}')).toContain('implicitDeny');
    expect(await labels('{"requests": [{"principal": {"arn": "*", "credentials": "|"}}]}')).toContain('sessionToken');
  });

  it('offers the scenario’s own principals, resources and sessions, and AWS’s actions', async () => {
    expect(await labels('{"requests": [{"principal": "|"}]}')).toContain('arn:aws:iam::111122223333:role/App');
    expect(await labels('{"requests": [{"resource": "|"}]}')).toContain('arn:aws:s3:::reports');
    expect(await labels('{"requests": [{"principal": {"session": "|"}}]}')).toEqual(['app']);
    expect(await labels('{"requests": [{"action": "s3:GetObj|"}]}')).toContain('s3:GetObject');
  });

  it('has nothing to say where the format leaves everything open', async () => {
    expect(await labels('{"title": "|"}')).toEqual([]);
    expect(await labels('{"unknown": {"|"}}')).toEqual([]);
  });
});
