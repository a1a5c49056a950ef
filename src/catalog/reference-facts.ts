import { actionName } from '../engine/model/action';
import type { ManagedPolicyAnswer, ReferenceFacts } from '../engine/facts';
import type { Answer, Unavailable } from './answer';
import { findKey, isMultivaluedType, matchKey, servicesOfKey } from './condition-keys';
import type { ReferenceFile } from './format';
import type { Action, ManagedPolicy, Service } from './reference';
import { carriesTags } from './resource-types';

/** What a story's verdicts need to know, gathered before it is evaluated. */
export interface FactsNeed {
  /** ARNs of AWS managed policies. */
  readonly managedPolicies: readonly string[];
  /** Actions with their prefix, in any case. */
  readonly actions: readonly string[];
  /** Condition keys; global ones cost nothing. */
  readonly keys?: readonly string[];
}

/** The facts, and what of the need did not load. */
export interface LoadedFacts extends ReferenceFacts {
  readonly unavailable: readonly Unavailable[];
}

/** What was loaded for a need, by name; nothing else answers, so that a verdict never depends on what came before. */
export interface FactsMaterial {
  readonly reference: Answer<ReferenceFile>;
  /** By prefix. */
  readonly services: ReadonlyMap<string, Answer<Service>>;
  /** By ARN. */
  readonly policies: ReadonlyMap<string, Answer<ManagedPolicy>>;
}

/** Makes a synchronous answerer of loaded material. */
export function createFacts({ reference, services, policies }: FactsMaterial): LoadedFacts {
  const file = reference.kind === 'found' ? reference.value : undefined;
  const findService = (prefix: string): Service | undefined => {
    const answer = services.get(prefix);
    return answer?.kind === 'found' ? answer.value : undefined;
  };
  let lastName = '';
  let lastAction: Action | undefined;
  // One check asks several times for its action, at every turn that an action without resources changes.
  const findAction = (name: string): Action | undefined => {
    if (name === lastName) return lastAction;
    const { service, name: own } = actionName(name);
    lastAction = findService(service)?.actions.get(own);
    lastName = name;
    return lastAction;
  };
  const prefixes = new Set(file?.services.split(' '));
  return {
    date: file === undefined ? undefined : olderDate(file),
    managedPolicy: (arn) => managedPolicyAnswer(policies.get(arn)),
    takesResources(name) {
      const action = findAction(name);
      return action && action.resourceTypes.length > 0;
    },
    carriesTags(name, resource) {
      const action = findAction(name);
      return action && carriesTags(action, resource);
    },
    isMultivalued: (name) => file && findMultivalued(file, name),
    unavailable: distinct([reference, ...services.values(), ...policies.values()]),
  };

  function findMultivalued(file: ReferenceFile, name: string): boolean | undefined {
    const override = Object.entries(file.keyOverrides).find(([key]) => matchKey(key, name.toLowerCase()));
    if (override) return isMultivaluedType(override[1]);
    for (const prefix of servicesOfKey(name, prefixes, file.strayKeys)) {
      const service = findService(prefix);
      const key = service && findKey(service, name);
      if (key) return isMultivaluedType(key.type);
    }
    return undefined;
  }
}

function managedPolicyAnswer(answer: Answer<ManagedPolicy> | undefined): ManagedPolicyAnswer {
  if (answer === undefined) return { kind: 'unavailable' };
  if (answer.kind !== 'found') return { kind: answer.kind };
  return { kind: 'found', text: answer.value.text, version: answer.value.version };
}

function distinct(answers: readonly Answer<unknown>[]): readonly Unavailable[] {
  const failed = new Map<string, Unavailable>();
  for (const answer of answers) if (answer.kind === 'unavailable') failed.set(answer.message, answer);
  return [...failed.values()];
}

/** The older of the data's two dates. */
export function olderDate({ dates }: ReferenceFile): string {
  return dates.services < dates.managedPolicies ? dates.services : dates.managedPolicies;
}

/** Prefix and name of an action in lower case; both are empty in what has no colon. */
export function splitAction(action: string): readonly [prefix: string, name: string] {
  const lower = action.toLowerCase();
  const colon = lower.indexOf(':');
  return colon < 0 ? ['', ''] : [lower.slice(0, colon), lower.slice(colon + 1)];
}
