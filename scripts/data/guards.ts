import { isDeepStrictEqual } from 'node:util';
import { decodeActions } from '../../src/catalog/decode';
import { decodeService } from '../../src/catalog/decode-service';
import type { ActionsFile, ServiceFile } from '../../src/catalog/format';
import { managedPolicyStart } from '../../src/catalog/format';
import { keyTypes } from '../../src/catalog/reference';
import { count, type Counts } from './counts';
import { groupBy, sorted } from './lists';
import type { Sources, SourceService } from './sources';
import { sourceLevels } from './vocabulary';

/** What must never be missing: if one of these is gone, the data is broken, not AWS. */
const sentinels = {
  actions: ['s3:GetObject', 'iam:PassRole', 'sts:AssumeRole'],
  services: ['bedrock', 's3tables', 'dsql'],
  policies: [
    'AdministratorAccess',
    'AmazonS3ReadOnlyAccess',
    'AWSLambdaBasicExecutionRole',
    'IAMReadOnlyAccess',
    'PowerUserAccess',
    'ReadOnlyAccess',
    'SecurityAudit',
  ],
};

/** How far a count may fall, in parts of the whole. */
const tolerance = 0.02;

/** What is wrong with the sources, a sentence each; empty when they may be compiled. */
export function checkSources(sources: Sources, accepted: Counts): readonly string[] {
  return [
    ...checkVocabulary(sources),
    ...checkCounts(count(sources), accepted),
    ...checkSentinels(sources),
    ...checkPolicies(sources),
  ];
}

function checkVocabulary({ services }: Sources): readonly string[] {
  const levels = new Set(services.flatMap(({ actions }) => actions.map(({ accessLevel }) => accessLevel)));
  const types = new Set(services.flatMap(({ conditionKeys }) => conditionKeys.map(({ type }) => type)));
  const known = new Set<string>(keyTypes);
  return [
    ...[...levels]
      .filter((level) => !sourceLevels.has(level))
      .map((level) => `The access level \`${level}\` is new: give it a name of AWS's in scripts/data/vocabulary.ts.`),
    ...[...types]
      .filter((type) => !known.has(type))
      .map((type) => `The condition key type \`${type}\` is new: add it to src/catalog/reference.ts.`),
  ];
}

function checkCounts(counts: Counts, accepted: Counts): readonly string[] {
  return Object.entries(accepted).flatMap(([name, before]) => {
    const now = counts[name as keyof Counts];
    return now < before * (1 - tolerance)
      ? [`There are ${now} ${name}, and there were ${before}: that is more than 2 % fewer.`]
      : [];
  });
}

function checkSentinels({ services, policies }: Sources): readonly string[] {
  const prefixes = new Set(services.map(({ prefix }) => prefix));
  const actions = new Set(services.flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`)));
  const names = new Set(policies.map(({ name }) => name));
  const lost = (what: string, known: ReadonlySet<string>, wanted: readonly string[]) =>
    wanted.filter((name) => !known.has(name)).map((name) => `The ${what} \`${name}\` is missing.`);
  return [
    ...lost('service', prefixes, sentinels.services),
    ...lost('action', actions, sentinels.actions),
    ...lost('managed policy', names, sentinels.policies),
  ];
}

function checkPolicies({ policies, deletedPolicies }: Sources): readonly string[] {
  const names = new Set(policies.map(({ name }) => name));
  const sameFile = [...groupBy(policies, ({ name }) => name.toLowerCase()).values()].filter((list) => list.length > 1);
  return [
    ...policies.flatMap(({ name, arn, version, document }) => {
      if (document === undefined) return [`The managed policy \`${name}\` has no document for its version ${version}.`];
      const isRegular = arn.startsWith(managedPolicyStart) && arn.endsWith(name) && /^v[1-9]\d*$/.test(version);
      return isRegular
        ? []
        : [
            `The managed policy \`${name}\` has the ARN \`${arn}\` and the version \`${version}\`, which its file cannot express.`,
          ];
    }),
    ...sameFile.map(
      (list) =>
        `The managed policies ${list.map(({ name }) => `\`${name}\``).join(' and ')} would be the same file where case does not count.`,
    ),
    ...deletedPolicies
      .filter((name) => !names.has(name))
      .map(
        (name) =>
          `The managed policy \`${name}\` has left the data: take it out of src/catalog/facts/deleted-policies.json.`,
      ),
  ];
}

/** Decodes what was written with the catalog's own decoder and compares it with the source, service by service. */
export function checkRoundTrip({ services }: Sources, files: ReadonlyMap<string, string>): readonly string[] {
  const read = <T>(path: string): T => JSON.parse(files.get(path) ?? 'null');
  const names = new Map(decodeActions(read<ActionsFile>('actions.json')).map((list) => [list.prefix, list]));
  return services.flatMap((service) => {
    const { prefix } = service;
    const expected = fromSource(service);
    const decoded = fromFile(read<ServiceFile>(`services/${prefix}.json`));
    const listed = (names.get(prefix)?.levels ?? []).flatMap((list) =>
      list.names.map((name) => [name, list.level] as const),
    );
    const levels = expected.actions.map(({ name, level }) => [name, level] as const);
    const isEqual =
      isDeepStrictEqual(decoded, expected) &&
      isDeepStrictEqual(
        sorted(listed, ([name]) => name),
        levels,
      );
    return isEqual ? [] : [`The service \`${prefix}\` does not come out of its file as it is in the source.`];
  });
}

/** Names in AWS's spelling, each once and sorted: a set, as the source means it. */
const setOf = (names: readonly string[]): readonly string[] => sorted(new Set(names), (name) => name);

function fromSource({ prefix, name, actions, resourceTypes, conditionKeys }: SourceService) {
  const spelling = new Map(conditionKeys.map(({ key }) => [key.toLowerCase(), key]));
  const typeNames = new Map(resourceTypes.map(({ key }) => [key.toLowerCase(), key]));
  const keys = (list: readonly string[] = []) => setOf(list.map((key) => spelling.get(key.toLowerCase()) ?? ''));
  return {
    prefix,
    name,
    actions: sorted(actions, (action) => action.name).map((action) => ({
      name: action.name,
      level: sourceLevels.get(action.accessLevel),
      keys: keys(action.conditionKeys),
      rows: action.resourceTypes.map((row) => [
        typeNames.get(row.name.toLowerCase()),
        row.required,
        keys(row.conditionKeys),
      ]),
    })),
    types: sorted(resourceTypes, ({ key }) => key).map((type) => [type.key, type.arn, keys(type.conditionKeys)]),
    keys: sorted(conditionKeys, ({ key }) => key).map(({ key, type }) => [key, type]),
  };
}

function fromFile(file: ServiceFile): ReturnType<typeof fromSource> {
  const { prefix, name, actions, resourceTypes, conditionKeys } = decodeService(file);
  const keys = (list: readonly { readonly name: string }[]) => setOf(list.map((key) => key.name));
  return {
    prefix,
    name,
    actions: [...actions.values()].map((action) => ({
      name: action.name,
      level: action.accessLevel,
      keys: keys(action.conditionKeys),
      rows: action.resourceTypes.map(({ type, required, conditionKeys: own }) => [type.name, required, keys(own)]),
    })),
    types: resourceTypes.map((type) => [type.name, type.arn, keys(type.conditionKeys)]),
    keys: sorted(conditionKeys, (key) => key.name).map((key) => [key.name, key.type]),
  };
}
