import { managedPolicyStart } from '../../src/catalog/format';
import { keyTypes } from '../../src/catalog/reference';
import { count, type Counts } from './counts';
import { groupBy } from './lists';
import type { Sources } from './sources';
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
