import { readScenario } from '../../../src/scenario/read';
import { buildWorld } from '../../../src/scenario/world';
import { evaluateStory } from '../../../src/engine/story';
import { noFacts, type ReferenceFacts } from '../../../src/engine/facts';
import type { RequestNode } from '../../../src/engine/trace/nodes';

export const account = '111122223333';
export const other = '444455556666';
export const bucket = 'arn:aws:s3:::example-bucket';
export const object = `${bucket}/report.csv`;
export const alice = `arn:aws:iam::${account}:user/alice`;
export const app = `arn:aws:iam::${account}:role/App`;

type Json = unknown;
export type Statement = Readonly<Record<string, Json>>;

export function policy(...statements: readonly Statement[]): Json {
  return { Version: '2012-10-17', Statement: statements };
}

export function inline(...statements: readonly Statement[]): readonly Json[] {
  return [{ name: 'inline', document: policy(...statements) }];
}

export function allow(Action: string | readonly string[] = '*', more: Statement = {}): Statement {
  return { Effect: 'Allow', Action, Resource: '*', ...more };
}

export function deny(Action: string | readonly string[] = '*', more: Statement = {}): Statement {
  return { ...allow(Action, more), Effect: 'Deny' };
}

/** The traces of a scenario's requests; a disabled one has none. */
export function traces(scenario: Json, facts: ReferenceFacts = noFacts): readonly (RequestNode | undefined)[] {
  const { scenario: read } = readScenario(JSON.stringify({ version: 1, ...(scenario as object) }));
  if (!read) throw new Error('no scenario');
  const { world, requests } = buildWorld(read, facts);
  return evaluateStory(world, requests);
}

/** The trace of one request in a scenario of these accounts. */
export function trace(accounts: Json, request: Json, more: object = {}, facts: ReferenceFacts = noFacts): RequestNode {
  const [node] = traces({ accounts, requests: [request], ...more }, facts);
  if (!node) throw new Error('no trace');
  return node;
}

/** `outcome decidedBy` of one request by a principal with these identity-based statements. */
export function outcome(
  statements: readonly Statement[],
  request: object,
  more: { readonly user?: object; readonly role?: object; readonly resources?: object } = {},
): string {
  const trustPolicy = policy({ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' });
  const accounts = {
    [account]: {
      users: { alice: { policies: inline(...statements), ...more.user } },
      roles: { App: { trustPolicy, policies: inline(...statements), ...more.role } },
      resources: more.resources ?? {},
    },
  };
  const node = trace(accounts, { principal: alice, action: 's3:GetObject', resource: object, ...request });
  return `${node.decision} ${node.decidedBy}`;
}
