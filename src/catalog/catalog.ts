import { findUnavailable, found, mapAnswer, unknown, type Answer } from './answer';
import { conditionKeysOf, findKey, matchKey, servicesOfKey } from './condition-keys';
import {
  decodeActions,
  decodePolicies,
  decodePolicy,
  decodePrincipals,
  decodeReference,
  decodeServices,
} from './decode';
import type { ActionNames } from './decode';
import { decodeService } from './decode-service';
import { createFiles, type FetchText, type Loaded } from './files';
import { managedPolicyStart } from './format';
import type {
  ActionsFile,
  PoliciesFile,
  PolicyFile,
  PrincipalsFile,
  ReferenceFile,
  ServiceFile,
  ServicesFile,
} from './format';
import type {
  Action,
  ConditionKey,
  ManagedPolicy,
  ManagedPolicySummary,
  ReferenceDates,
  Service,
  ServicePrincipal,
  ServiceSummary,
} from './reference';
import {
  createFacts,
  olderDate,
  splitAction,
  type FactsMaterial,
  type FactsNeed,
  type LoadedFacts,
} from './reference-facts';

/**
 * AWS's reference data: what exists. Every file loads when a question first needs it and once only; what failed to
 * load is asked for again with the next question.
 */
export interface Catalog {
  dates(): Promise<Answer<ReferenceDates>>;
  services(): Promise<Answer<readonly ServiceSummary[]>>;
  /** A service by its prefix, in any case. */
  service(prefix: string): Promise<Answer<Service>>;
  /** An action by its whole name, `s3:GetObject`, in any case. */
  action(name: string): Promise<Answer<Action>>;
  /** The names of all actions of all services: one file of 85 kB. */
  actionNames(): Promise<Answer<readonly ActionNames[]>>;
  /** A service's condition key with the type to go by; global keys are the engine's. */
  conditionKey(name: string): Promise<Answer<ConditionKey>>;
  /** The service keys that an action takes, with those of its resource types. */
  conditionKeysFor(action: string): Promise<Answer<readonly ConditionKey[]>>;
  /** OG-11: whether resource control policies reach a service. */
  takesResourceControlPolicies(prefix: string): Promise<Answer<boolean>>;
  managedPolicies(): Promise<Answer<readonly ManagedPolicySummary[]>>;
  /** An AWS managed policy by its ARN, exactly. */
  managedPolicy(arn: string): Promise<Answer<ManagedPolicy>>;
  servicePrincipals(): Promise<Answer<readonly ServicePrincipal[]>>;
  /** Loads what a story needs, all at once, and answers synchronously from then on. */
  factsFor(need: FactsNeed): Promise<LoadedFacts>;
}

const nothing: FactsMaterial = { reference: unknown, services: new Map(), policies: new Map() };

/** Makes a catalog over the files that `fetchText` gives, by their path in the data folder. */
export function createCatalog(fetchText: FetchText): Catalog {
  const files = createFiles(fetchText);
  // ARNs that are known to name no AWS managed policy, so that they are not asked for with every keystroke
  const absent = new Set<string>();
  // service prefixes, as soon as the index is there
  let known: ReadonlySet<string> | undefined;

  async function reference(): Promise<Loaded<ReferenceFile>> {
    const index = await files.load('reference.json', 'the index of AWS’s services', (json) =>
      decodeReference(json as ReferenceFile),
    );
    if (index.kind === 'found') known ??= new Set(index.value.services.split(' '));
    return index;
  }

  async function service(name: string): Promise<Answer<Service>> {
    const prefix = name.toLowerCase();
    if (!/^[a-z0-9-]{1,63}$/.test(prefix) || known?.has(prefix) === false) return unknown;
    // Side by side: the first verdict does not wait for the index before it asks for the service.
    const [index, file] = await Promise.all([
      reference(),
      files.load(`services/${prefix}.json`, `the reference data of \`${prefix}\``, (json) =>
        decodeService(json as ServiceFile),
      ),
    ]);
    if (index.kind === 'unavailable') return index;
    return known?.has(prefix) === true ? file : unknown;
  }

  async function action(name: string): Promise<Answer<Action>> {
    const [prefix, own] = splitAction(name);
    const answer = await service(prefix);
    if (answer.kind !== 'found') return answer;
    const value = answer.value.actions.get(own);
    return value === undefined ? unknown : found(value);
  }

  async function conditionKey(name: string): Promise<Answer<ConditionKey>> {
    const index = await reference();
    if (index.kind === 'unavailable') return index;
    const { strayKeys, keyOverrides } = index.value;
    const defining = await Promise.all(servicesOfKey(name, known ?? new Set(), strayKeys).map(service));
    const override = Object.entries(keyOverrides).find(([key]) => matchKey(key, name.toLowerCase()));
    for (const answer of defining) {
      const key = answer.kind === 'found' ? findKey(answer.value, name) : undefined;
      if (key) return found(override ? { name: key.name, type: override[1] } : key);
    }
    return findUnavailable(defining) ?? (override ? found({ name: override[0], type: override[1] }) : unknown);
  }

  const managedPolicies = (): Promise<Loaded<readonly ManagedPolicySummary[]>> =>
    files.load('policies.json', 'the list of AWS managed policies', (json) => decodePolicies(json as PoliciesFile));

  async function managedPolicy(arn: string): Promise<Answer<ManagedPolicy>> {
    const name = managedPolicyName(arn);
    if (name === undefined || absent.has(arn)) return unknown;
    const policy = await files.load(`policies/${name}.json`, `the AWS managed policy \`${name}\``, (json) =>
      decodePolicy(json as PolicyFile),
    );
    if (policy.kind === 'found') return policy.value.arn === arn ? policy : unknown;
    // A file that is not there looks like one that did not load: only the list can tell.
    const list = await managedPolicies();
    if (list.kind === 'unavailable' || list.value.some((known) => known.arn === arn)) return policy;
    absent.add(arn);
    return unknown;
  }

  async function factsFor({ managedPolicies: arns, actions, keys = [] }: FactsNeed): Promise<LoadedFacts> {
    const own = keys.filter((key) => !key.toLowerCase().startsWith('aws:'));
    if (arns.length + actions.length + own.length === 0) return createFacts(nothing);
    const [index, services, policies] = await Promise.all([
      reference(),
      answers(
        actions.map((name) => splitAction(name)[0]),
        service,
      ),
      answers(arns, managedPolicy),
    ]);
    const { strayKeys } = index.kind === 'found' ? index.value : { strayKeys: {} };
    const defining = own.flatMap((key) => servicesOfKey(key, known ?? new Set(), strayKeys));
    const others = await answers(defining, service);
    return createFacts({ reference: index, services: new Map([...services, ...others]), policies });
  }

  return {
    service,
    action,
    conditionKey,
    managedPolicies,
    managedPolicy,
    factsFor,
    dates: async () => mapAnswer(await reference(), (file) => ({ ...file.dates, older: olderDate(file) })),
    async services() {
      const index = await reference();
      if (index.kind === 'unavailable') return index;
      return files.load('services.json', 'the list of AWS’s services', (json) =>
        decodeServices(json as ServicesFile, index.value.services.split(' ')),
      );
    },
    actionNames: () =>
      files.load('actions.json', 'the list of all actions', (json) => decodeActions(json as ActionsFile)),
    conditionKeysFor: async (name) => mapAnswer(await action(name), conditionKeysOf),
    takesResourceControlPolicies: async (prefix) =>
      mapAnswer(await reference(), ({ resourceControlPolicies }) =>
        resourceControlPolicies.split(' ').includes(prefix.toLowerCase()),
      ),
    servicePrincipals: () =>
      files.load('principals.json', 'the list of service principals', (json) =>
        decodePrincipals(json as PrincipalsFile),
      ),
  };
}

/** Asks for each name once, all at the same time. */
async function answers<T>(
  names: readonly string[],
  ask: (name: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all([...new Set(names)].map(async (name) => [name, await ask(name)] as const)));
}

/** The name in the ARN of an AWS managed policy; undefined where it cannot be one, so that it becomes no address. */
function managedPolicyName(arn: string): string | undefined {
  if (!arn.startsWith(managedPolicyStart)) return undefined;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return /^[\w+=,.@-]{1,128}$/.test(name) ? name : undefined;
}
