import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import { evaluateStory } from '../../../src/engine/story';
import { policyText } from '../../../src/scenario/document';
import { valueAt } from '../../../src/scenario/edit';
import { below } from '../../../src/scenario/pointer';
import { readScenario } from '../../../src/scenario/read';
import { listNodes } from '../../../src/scenario/things/move';
import { changePath, isFree, renameThing } from '../../../src/scenario/things/rename';
import { collections, thingAt, type ThingKind } from '../../../src/scenario/things/thing';
import type { Scenario } from '../../../src/scenario/types';
import { buildWorld } from '../../../src/scenario/world';
import { printScenario } from '../../../src/scenario/write';
import { scenario as anyScenario } from '../scenario/arbitrary';

/** Where everything with a name stands. */
function pointersOf(scenario: Scenario): readonly string[] {
  return [
    ...Object.entries(scenario.accounts ?? {}).flatMap(([id, account]) => [
      below('/accounts', id),
      ...Object.values(collections).flatMap((member) =>
        Object.keys(account[member] ?? {}).map((name) => below('/accounts', id, member, name)),
      ),
      ...(account.identityProviders ?? []).map((_, index) => below('/accounts', id, 'identityProviders', index)),
    ]),
    ...(scenario.organization ? ['/organization', ...listNodes(scenario)] : []),
    ...(scenario.requests ?? []).flatMap(({ session }, index) =>
      session === undefined ? [] : [below('/requests', index, 'session')],
    ),
  ];
}

/** Names that no scenario here has, in the form of their kind. */
const freshNames: Readonly<Record<ThingKind, string>> = {
  user: 'Fresh-name',
  group: 'Fresh-name',
  role: 'Fresh-name',
  policy: 'Fresh-name',
  resource: 'arn:aws:s3:::fresh-name',
  identityProvider: 'arn:aws:iam::111122223333:oidc-provider/fresh.example',
  vpcEndpoint: 'vpce-0f0f0f0f',
  account: '909090909090',
  membership: '909090909090',
  organization: 'o-freshfresh1',
  node: 'ou-f0f0-f0f0f0f0',
  session: 'fresh-session',
};

function freshNameOf(scenario: Scenario, pointer: string): string {
  const thing = thingAt(scenario, pointer);
  if (!thing) throw new Error(`nothing at ${pointer}`);
  if (thing.kind !== 'resource') return freshNames[thing.kind];
  // A resource keeps its service, its region and its account.
  return thing.name.includes('/')
    ? `${thing.name.slice(0, thing.name.lastIndexOf('/') + 1)}fresh-name`
    : `${thing.name.slice(0, thing.name.lastIndexOf(':') + 1)}fresh-name`;
}

function verdictsOf(scenario: Scenario): readonly string[] {
  const { world, requests } = buildWorld(scenario, noFacts);
  return evaluateStory(world, requests).map((node) => node?.decision ?? 'disabled');
}

function scenariosIn(folder: string): readonly (readonly [string, Scenario])[] {
  const root = new URL(`../../../${folder}/`, import.meta.url);
  return readdirSync(root, { withFileTypes: true }).flatMap((entry): (readonly [string, Scenario])[] => {
    if (!entry.isDirectory()) return [];
    const { scenario } = readScenario(readFileSync(new URL(`${entry.name}/scenario.json`, root), 'utf8'));
    return scenario ? [[entry.name, scenario]] : [];
  });
}

const written = [...scenariosIn('src/gallery'), ...scenariosIn('tests/cases')];

/** Whether a wildcard, a variable or a bare name may mean the thing as well: what does not name it cannot follow. */
function isNamedLoosely(scenario: Scenario, pointer: string): boolean {
  const { kind } = thingAt(scenario, pointer) ?? {};
  if (kind !== 'user' && kind !== 'role') return false;
  return /:(?:role|user)\/[^"]*[*?]|username|userid/i.test(printScenario(scenario));
}

describe('a rename', () => {
  it('there and back is the identity, whatever the scenario holds', () => {
    let tried = 0;
    fc.assert(
      fc.property(anyScenario, fc.nat(), (scenario, choice) => {
        const pointers = pointersOf(scenario);
        const pointer = pointers[choice % Math.max(1, pointers.length)];
        const thing = pointer === undefined ? undefined : thingAt(scenario, pointer);
        fc.pre(pointer !== undefined && thing !== undefined && isFree(scenario, pointer, freshNames[thing.kind]));
        // An empty text may mean anything else that is empty.
        fc.pre(thing?.name !== '');
        tried += 1;
        const there = renameThing(scenario, pointer ?? '', freshNames[thing?.kind ?? 'role']);
        expect(thingAt(there.scenario, there.pointer)?.name).toBe(freshNames[thing?.kind ?? 'role']);
        const back = renameThing(there.scenario, there.pointer, thing?.name ?? '');
        expect(back.scenario).toEqual(scenario);
        expect(back.pointer).toBe(pointer);
      }),
    );
    expect(tried).toBeGreaterThan(20);
  });

  it.each(written)('of anything in %s goes there and back, and changes no verdict', (_, scenario) => {
    const before = verdictsOf(scenario);
    for (const pointer of pointersOf(scenario)) {
      const name = thingAt(scenario, pointer)?.name ?? '';
      const there = renameThing(scenario, pointer, freshNameOf(scenario, pointer));
      expect(renameThing(there.scenario, there.pointer, name).scenario, pointer).toEqual(scenario);
      expect(readScenario(printScenario(there.scenario)).scenario, pointer).toEqual(there.scenario);
      if (!isNamedLoosely(scenario, pointer))
        expect([pointer, ...verdictsOf(there.scenario)]).toEqual([pointer, ...before]);
    }
  });
});

const account = '111122223333';
const role = below('/accounts', account, 'roles', 'App');

function world(policy: string): Scenario {
  return {
    version: 1,
    title: 'App reads',
    view: { document: `${role}/trustPolicy` },
    accounts: {
      [account]: {
        roles: { App: { path: '/service/', trustPolicy: policyText('{}'), policies: ['Read'] } },
        users: { App: { groups: ['Read'] } },
        groups: { Read: { policies: [{ name: 'Inline', document: policyText(policy) }] } },
        policies: { Read: policyText(policy) },
        resources: { 'arn:aws:s3:::b': { policy: policyText(policy) }, 'arn:aws:s3:::bb': {} },
      },
    },
    requests: [
      {
        principal: `arn:aws:sts::${account}:assumed-role/App/me`,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b/k',
      },
      { principal: `arn:aws:iam::${account}:user/App`, action: 's3:GetObject', resource: 'arn:aws:s3:::bb/k' },
    ],
  };
}

const arn = `arn:aws:iam::${account}:role/service/App`;

describe('what follows a rename', () => {
  it('is every ARN of exactly that role, and nothing that begins like it', () => {
    const policy = `{ // kept\n"a": ["${arn}", "${arn}lication", "${arn}*",   "arn:aws:sts::${account}:assumed-role/App/*", "App"]}`;
    const { scenario, pointer, follow } = renameThing(world(policy), role, 'Web');
    const text = policy
      .replace(`"${arn}"`, `"${arn.replace('App', 'Web')}"`)
      .replace('assumed-role/App', 'assumed-role/Web');
    expect(valueAt(scenario, below('/accounts', account, 'policies', 'Read', 'text'))).toBe(text);
    expect(pointer).toBe(below('/accounts', account, 'roles', 'Web'));
    expect(follow(`${role}/trustPolicy`)).toBe(`${pointer}/trustPolicy`);
    expect(scenario.view?.document).toBe(`${pointer}/trustPolicy`);
    expect(scenario.requests?.map(({ principal }) => principal)).toEqual([
      `arn:aws:sts::${account}:assumed-role/Web/me`,
      `arn:aws:iam::${account}:user/App`,
    ]);
    expect(scenario.title).toBe('App reads');
  });

  it('keeps escapes as they were typed around what changes', () => {
    const { scenario } = renameThing(world(`{"a": "${arn.replace('service/', String.raw`service\/`)}"}`), role, 'Web"');
    expect(valueAt(scenario, below('/accounts', account, 'policies', 'Read', 'text'))).toBe(
      `{"a": "${arn.replace('service/', String.raw`service\/`).replace('App', String.raw`Web\"`)}"}`,
    );
  });

  it('is membership for a group, attachments for a policy of the same name, and not the other way round', () => {
    const scenario = world('{}');
    const group = renameThing(scenario, below('/accounts', account, 'groups', 'Read'), 'Write').scenario;
    expect(group.accounts?.[account]?.users?.['App']?.groups).toEqual(['Write']);
    expect(group.accounts?.[account]?.roles?.['App']?.policies).toEqual(['Read']);
    const policy = renameThing(scenario, below('/accounts', account, 'policies', 'Read'), 'Write').scenario;
    expect(policy.accounts?.[account]?.users?.['App']?.groups).toEqual(['Read']);
    expect(policy.accounts?.[account]?.roles?.['App']?.policies).toEqual(['Write']);
  });

  it('is what lies in a bucket, and no other bucket', () => {
    const policy = '{"Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::bb", "arn:aws:s3:::b*"]}';
    const { scenario } = renameThing(
      world(policy),
      below('/accounts', account, 'resources', 'arn:aws:s3:::b'),
      'arn:aws:s3:::c',
    );
    expect(Object.keys(scenario.accounts?.[account]?.resources ?? {})).toEqual(['arn:aws:s3:::c', 'arn:aws:s3:::bb']);
    expect(scenario.accounts?.[account]?.policies?.['Read']?.text).toBe(policy.replace(':b/*', ':c/*'));
    expect(scenario.requests?.map(({ resource }) => resource)).toEqual(['arn:aws:s3:::c/k', 'arn:aws:s3:::bb/k']);
  });

  it('is the ARN where only the path changes', () => {
    const { scenario } = changePath(world(`{"a":"${arn}"}`), role, '/');
    expect(scenario.accounts?.[account]?.policies?.['Read']?.text).toBe(`{"a":"arn:aws:iam::${account}:role/App"}`);
    expect(valueAt(scenario, below(role, 'path'))).toBe('/');
  });

  it('refuses nothing but a name that is taken, there or on the way', () => {
    const scenario = world('{}');
    expect(isFree(scenario, role, 'App')).toBe(true);
    expect(isFree(scenario, role, 'Web')).toBe(true);
    expect(isFree(scenario, below('/accounts', account, 'resources', 'arn:aws:s3:::b'), 'arn:aws:s3:::bb')).toBe(false);
  });
});
