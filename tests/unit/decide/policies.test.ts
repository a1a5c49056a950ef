import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import type { World } from '../../../src/engine/model/world';
import { evaluateStory } from '../../../src/engine/story';
import type { GateNode, PolicyNode } from '../../../src/engine/trace/nodes';
import { readScenario } from '../../../src/scenario/read';
import { buildWorld } from '../../../src/scenario/world';
import { account, alice, allow, bucket, inline, policy } from './story';

const second = 'arn:aws:s3:::second-bucket';
const endpoint = 'vpce-1a2b3c4d';
/** Of another service than what is asked, and long enough for its nodes to be kept. */
const silent = policy(
  ...Array.from({ length: 12 }, (_, index) => allow('sqs:SendMessage', { Sid: `S${index}`, Principal: '*' })),
);

/** The policies of one type in the traces of three requests: two to one bucket, one to another. */
function policiesIn(type: GateNode['policyType'], change = (world: World): World => world): readonly PolicyNode[] {
  const request = { principal: alice, vpcEndpoint: endpoint };
  const { scenario } = readScenario(
    JSON.stringify({
      version: 1,
      accounts: {
        [account]: {
          users: { alice: { policies: inline(allow()) } },
          resources: { [bucket]: { policy: silent }, [second]: { policy: silent } },
          vpcEndpoints: { [endpoint]: { type: 'interface', region: 'us-east-1', policy: silent } },
        },
      },
      requests: [
        { ...request, action: 's3:GetObject', resource: `${bucket}/one` },
        { ...request, action: 's3:PutObject', resource: `${bucket}/two` },
        { ...request, action: 's3:GetObject', resource: `${second}/one` },
      ],
    }),
  );
  if (!scenario) throw new Error('no scenario');
  const { world, requests } = buildWorld(scenario, noFacts);
  return evaluateStory(change(world), requests).flatMap(
    (node) =>
      node?.authorizations.flatMap(({ sides }) =>
        sides.flatMap(({ gates }) => gates.flatMap((gate) => (gate.policyType === type ? gate.policies : []))),
      ) ?? [],
  );
}

/** The same world, whose resources all have the first one's document. */
function sharing(world: World): World {
  const accounts = [...world.accounts].map(([id, one]) => {
    const all = [...one.resources];
    const shared = all[0]?.[1].policy;
    const resources = new Map(all.map(([arn, entry]) => [arn, shared ? { ...entry, policy: shared } : entry]));
    return [id, { ...one, resources }] as const;
  });
  return { ...world, accounts: new Map(accounts) };
}

describe('a policy that stands alone', () => {
  it('is the same from request to request: what was made of it for one is there for the next', () => {
    const [one, two, other] = policiesIn('resourceBasedPolicy');
    expect(one?.statements).toHaveLength(12);
    expect(two).toBe(one);
    expect(other).not.toBe(one);
  });

  it('is so where it is that of a VPC endpoint', () => {
    const [one, ...more] = policiesIn('vpcEndpointPolicy');
    expect(one?.name).toBe(endpoint);
    expect(more.map((two) => two === one)).toEqual([true, true]);
  });

  it('has the name of its own resource, though two resources share one document', () => {
    const [one, two, other] = policiesIn('resourceBasedPolicy', sharing);
    expect(two).toBe(one);
    expect(other?.document).toBe(one?.document);
    expect([one?.name, other?.name]).toEqual([bucket, second]);
  });
});
