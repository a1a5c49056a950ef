import { valueAt, withValue } from '../scenario/edit';
import { below } from '../scenario/pointer';
import { placeOf, type NamedKind } from '../scenario/things/thing';
import type { InlinePolicy, PolicyRef, Scenario } from '../scenario/types';
import type { Playground } from './playground.svelte';

export { describeTrust } from '../report/trust';
export { policyText } from '../scenario/document';
export { freshId } from '../scenario/things/fresh';
export { listNodes } from '../scenario/things/move';
export { nameFault, newNameFault } from '../scenario/things/name';
export { serviceControlStarters, resourceControlStarters } from '../scenario/starters/control';
export { endpointStarters, fullAccess } from '../scenario/starters/endpoint';
export { identityStarters } from '../scenario/starters/identity';
export { ownerPolicy, resourceTypes } from '../scenario/starters/resource';
export { recognizeTrust } from '../scenario/starters/recognize-trust';
export { answerTo, type Starter } from '../scenario/starters/starter';
export { trustPolicyFor, type TrustChoice } from '../scenario/starters/trust';

/** Something new and where it comes to stand. */
export interface Addition {
  readonly pointer: string;
  readonly value: unknown;
}

/** The scenario with values put where they come to stand. */
export function withAdditions(scenario: Scenario, additions: readonly Addition[]): Scenario {
  return additions.reduce((grown, { pointer, value }) => withValue(grown, pointer, value), scenario);
}

/** Adds things in one step that can be undone, and shows the first. */
export function create(playground: Playground, additions: readonly Addition[]): void {
  const [first] = additions;
  if (!first) return;
  const scenario = withAdditions(playground.scenario, additions);
  playground.become({ scenario, follow: (at) => at }, first.pointer);
  playground.show(first.pointer);
}

/** The identity provider that a trust policy names, where its account lists those that exist and lacks it. */
export function missingProvider(
  { accounts }: Scenario,
  account: string,
  provider: string | undefined,
): readonly Addition[] {
  const providers = accounts?.[account]?.identityProviders;
  if (providers === undefined || provider === undefined || providers.includes(provider)) return [];
  return [{ pointer: below('/accounts', account, 'identityProviders'), value: [...providers, provider] }];
}

/** Something that an account gets under a name. */
export function named(kind: NamedKind, account: string, name: string, value: unknown): Addition {
  return { pointer: placeOf(kind, account, name), value };
}

/** What a form gives of optional members: those that say something. */
export function given<T extends object>(members: T): Partial<T> {
  const says = (value: unknown): boolean =>
    value !== undefined && value !== '' && (typeof value !== 'object' || Object.keys(value ?? {}).length > 0);
  return Object.fromEntries(Object.entries(members).filter(([, value]) => says(value))) as Partial<T>;
}

/** The ARNs of a kind that the world has, as answers to a starter's question. */
export function answersFor(
  scenario: Scenario,
  kind: 'bucket' | 'resource' | 'role' | 'account' | 'service',
): readonly string[] {
  const accounts = Object.entries(scenario.accounts ?? {});
  const resources = accounts.flatMap(([, { resources = {} }]) => Object.keys(resources));
  switch (kind) {
    case 'bucket':
      return resources.filter((arn) => arn.startsWith('arn:aws:s3:::') && !arn.includes('/'));
    case 'resource':
      return resources;
    case 'role':
      return accounts.flatMap(([id, { roles = {} }]) =>
        Object.entries(roles).map(([name, { path = '/' }]) => `arn:aws:iam::${id}:role${path}${name}`),
      );
    case 'account':
      return accounts.map(([id]) => id);
    case 'service':
      return ['s3', 'sns', 'sqs', 'events', 'apigateway', 'logs'].map((name) => `${name}.amazonaws.com`);
  }
}

/** Managed and inline policies that a form collected, as the format has them. */
export function attachmentsOf(attached: readonly string[], inline: PolicyRef | undefined): readonly PolicyRef[] {
  return inline === undefined ? attached : [inline, ...attached];
}

/** The lists that inline policies stand in. */
export type PolicyList = 'policies' | 'serviceControlPolicies' | 'resourceControlPolicies';

/** Adds an inline policy. A node that names no service control policies has `FullAWSAccess`, and keeps it. */
export function addPolicy(playground: Playground, pointer: string, list: PolicyList, policy: InlinePolicy): void {
  const at = below(pointer, list);
  const value = valueAt(playground.scenario, at);
  const implied = list === 'serviceControlPolicies' ? ['FullAWSAccess'] : [];
  const policies: readonly unknown[] = Array.isArray(value) ? value : implied;
  playground.put(at, [...policies, policy]);
}
