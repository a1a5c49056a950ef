import { closest } from '../engine/policy/spelling';
import { apiAliases, apiVerbs, prefixAliases } from './aliases';
import { found, unknown, type Answer } from './answer';
import type { Catalog } from './catalog';
import { splitAction } from './reference-facts';

/** What someone who wrote an action that does not exist most likely meant (PL-064, F-36). */
export interface ActionSuggestion {
  /** `alias`: the API has this name, the actions are what it needs; `spelling`: the nearest name. */
  readonly kind: 'alias' | 'spelling';
  readonly actions: readonly string[];
}

/** For an action that the data does not know; `unknown` where nothing is near. */
export async function suggestAction(catalog: Catalog, name: string): Promise<Answer<ActionSuggestion>> {
  const [typed, own] = splitAction(name);
  const services = await catalog.services();
  if (services.kind !== 'found') return services;
  const prefixes = services.value.map(({ prefix }) => prefix);
  const prefix = prefixAliases.get(typed) ?? closest(typed, prefixes);
  if (prefix === undefined) return unknown;
  const alias = apiAliases.get(`${prefix}:${own}`) ?? apiVerb(prefix, own);
  if (alias !== undefined) return found({ kind: 'alias', actions: alias });

  const service = await catalog.service(prefix);
  if (service.kind !== 'found') return service;
  const actions = [...service.value.actions.values()].map((action) => action.name);
  const nearest = closest(own, actions);
  if (nearest === undefined) return unknown;
  return found({ kind: prefixAliases.has(typed) ? 'alias' : 'spelling', actions: [`${prefix}:${nearest}`] });
}

/** Amazon API Gateway's actions are HTTP methods: `CreateRestApi` is `apigateway:POST`. */
function apiVerb(prefix: string, own: string): readonly string[] | undefined {
  if (prefix !== 'apigateway') return undefined;
  const verb = [...apiVerbs].find(([start]) => own.startsWith(start) && own.length > start.length);
  return verb && [`apigateway:${verb[1]}`];
}

/** The service principal that someone most likely meant; `unknown` where the name is listed or nothing is near. */
export async function suggestServicePrincipal(catalog: Catalog, name: string): Promise<Answer<string>> {
  const principals = await catalog.servicePrincipals();
  if (principals.kind !== 'found') return principals;
  const listed = principals.value.find((principal) => principal.name === name);
  if (listed) return listed.misspeltFor === undefined ? unknown : found(listed.misspeltFor);
  const wellSpelt = principals.value.flatMap(({ name, misspeltFor }) => (misspeltFor === undefined ? [name] : []));
  const nearest = begunLike(name, wellSpelt) ?? closest(name, wellSpelt);
  return nearest === undefined ? unknown : found(nearest);
}

/** Fewer letters begin too many names to tell one. */
const shortest = 3;

/** The shortest name whose first label was begun, and that ends alike: `lam.amazonaws.com` is Lambda, not IAM. */
function begunLike(typed: string, names: readonly string[]): string | undefined {
  const dot = typed.indexOf('.');
  if (dot < shortest) return undefined;
  const [label, domain] = [typed.slice(0, dot).toLowerCase(), typed.slice(dot).toLowerCase()];
  return names
    .filter((name) => name.startsWith(label) && name.endsWith(domain))
    .toSorted((a, b) => a.length - b.length)[0];
}

/** The AWS managed policies of about this name: the same name under another path first, then the nearest spelling. */
export async function suggestManagedPolicy(catalog: Catalog, arn: string): Promise<Answer<string>> {
  const policies = await catalog.managedPolicies();
  if (policies.kind !== 'found') return policies;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const current = policies.value.filter(({ deleted }) => !deleted);
  const nearest = closest(
    name,
    current.map((policy) => policy.name),
  );
  const policy = current.find((known) => known.name === nearest);
  return policy === undefined ? unknown : found(policy.arn);
}
