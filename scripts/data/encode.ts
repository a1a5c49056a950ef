import {
  format,
  managedPolicyStart,
  type ActionsFile,
  type PoliciesFile,
  type PolicyFile,
  type ReferenceFile,
  type ServicesFile,
} from '../../src/catalog/format';
import { encodeService } from './encode-service';
import { byText, groupBy, sorted } from './lists';
import type { SourcePolicy, Sources, SourceService } from './sources';
import { letterOf } from './vocabulary';

/** Every file of the data folder, by path. The same sources give the same bytes. */
export function encode(sources: Sources): ReadonlyMap<string, string> {
  const { services, policies, principals } = sources;
  const files: [path: string, value: unknown][] = [
    ['reference.json', encodeReference(sources)],
    ['services.json', encodeServices(services)],
    ['actions.json', encodeActions(services)],
    ['policies.json', encodePolicies(sources)],
    ['principals.json', principals],
    ...services.map((service): [string, unknown] => [`services/${service.prefix}.json`, encodeService(service)]),
    ...policies.map((policy): [string, unknown] => [`policies/${policy.name}.json`, encodePolicy(policy)]),
  ];
  return new Map(sorted(files, ([path]) => path).map(([path, value]) => [path, JSON.stringify(value)]));
}

function encodeReference({ packages, services, ...sources }: Sources): ReferenceFile {
  return {
    format,
    dates: { services: packages.services.date, managedPolicies: packages.policies.date },
    services: services.map(({ prefix }) => prefix).join(' '),
    resourceControlPolicies: sources.resourceControlPolicyServices.join(' '),
    strayKeys: strayKeys(services),
    keyOverrides: sources.keyOverrides,
  };
}

/** Condition keys whose prefix is no service, or another service than the one that defines them. */
function strayKeys(services: readonly SourceService[]): ReferenceFile['strayKeys'] {
  const keysOf = new Map(
    services.map(({ prefix, conditionKeys }) => [prefix, new Set(conditionKeys.map(({ key }) => key))]),
  );
  const strays = services.flatMap(({ prefix, conditionKeys }) =>
    conditionKeys.flatMap(({ key }) => {
      const own = key.slice(0, key.indexOf(':'));
      if (own === 'aws' || keysOf.get(own)?.has(key) === true) return [];
      return [{ name: keysOf.has(own) ? key : own, prefix }];
    }),
  );
  const byName = sorted(
    groupBy(strays, ({ name }) => name),
    ([name]) => name,
  );
  return Object.fromEntries(
    byName.map(([name, list]) => [name, [...new Set(list.map(({ prefix }) => prefix))].sort(byText)]),
  );
}

const encodeServices = (services: readonly SourceService[]): ServicesFile =>
  services.map(({ name, actions, resourceTypes }) => [name, actions.length, resourceTypes.length]);

function encodeActions(services: readonly SourceService[]): ActionsFile {
  return Object.fromEntries(
    services.map(({ prefix, actions }) => {
      const levels = groupBy(
        sorted(actions, ({ name }) => name),
        letterOf,
      );
      const encoded = [...levels].map(([letter, list]) => [letter, encodeNames(list.map(({ name }) => name))] as const);
      return [prefix, Object.fromEntries(sorted(encoded, ([letter]) => letter))];
    }),
  );
}

function encodeNames(names: readonly string[]): string {
  const verbs = [...groupBy(names, verbOf)];
  return verbs.map(([verb, list]) => `${verb}:${list.map((name) => name.slice(verb.length)).join(' ')}`).join(';');
}

const verbOf = (name: string): string => /^[A-Z]+?[a-z0-9]*(?=[A-Z]|$)/.exec(name)?.[0] ?? name;

function encodePolicies({ policies, deletedPolicies }: Sources): PoliciesFile {
  const pathOf = ({ arn, name }: SourcePolicy): string => arn.slice(managedPolicyStart.length, -name.length);
  const paths = sorted(
    groupBy(
      sorted(policies, ({ name }) => name),
      pathOf,
    ),
    ([path]) => path,
  );
  return {
    paths: Object.fromEntries(
      paths.map(([path, list]) => {
        const versions = list.map(({ version }) => Number(version.slice(1)));
        return [path, [list.map(({ name }) => name).join(' '), versions]];
      }),
    ),
    deleted: [...deletedPolicies].sort(byText),
  };
}

function encodePolicy({ arn, version, created, updated, document }: SourcePolicy): PolicyFile {
  return { arn, version, created: created.slice(0, 10), updated: updated.slice(0, 10), document };
}
