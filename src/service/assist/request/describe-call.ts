import type { Catalog } from '../../../catalog/catalog';
import type { ConditionKey as CatalogKey, ResourceType } from '../../../catalog/reference';
import { readTemplate } from '../../../catalog/template';
import { conditionKeys, findConditionKey, type ConditionKey } from '../../../engine/context/keys';
import type { CallDescription, DescribeCallRequest, KeyDescription } from '../../protocol';
import { principalsOf, withoutRegion } from '../../../validation/reference-view';
import { presenceOf } from '../key-presence';
import { templateOption } from '../complete/resources';
import { rankResources, takesSeveral } from './rank-resources';

/** What a form asks about a call: what its action does and takes, and of which type the condition keys are. */
export async function describeCall(
  { action, keys, account, arns, policies, service: caller }: Omit<DescribeCallRequest, 'data'>,
  catalog: Catalog,
): Promise<CallDescription> {
  const [unlisted, known, service, taken, ...named] = await Promise.all([
    caller === undefined ? undefined : findUnlisted(caller, catalog),
    catalog.action(action),
    catalog.service(action.slice(0, Math.max(0, action.indexOf(':')))),
    catalog.conditionKeysFor(action),
    ...keys.map((key) => describeKey(key, catalog)),
  ]);
  const own = taken.kind === 'found' ? taken.value.map((key) => ofCatalog(key.name, key)) : [];
  const asked = {
    name: action,
    policies,
    ...(known.kind === 'found' && { action: known.value }),
    ...(service.kind === 'found' && { service: service.value }),
  };
  const described = {
    arns: rankResources(arns, asked),
    keys: named,
    ...(unlisted && { unlisted }),
    offered: [
      ...own,
      ...conditionKeys.filter(({ source }) => source !== 'derived').map((key) => ofEngine(key.key, key)),
    ],
  };
  if (known.kind !== 'found') return { ...described, isKnown: known.kind === 'unavailable' ? undefined : false };
  const types = [...new Set(known.value.resourceTypes.map(({ type }) => type))];
  return {
    ...described,
    isKnown: true,
    accessLevel: known.value.accessLevel,
    takesResource: types.length > 0,
    takesSeveral: takesSeveral(known.value),
    // the plainest first: an object of a bucket before one of an access point
    resources: types.toSorted((a, b) => gapsOf(a) - gapsOf(b)).map((type) => templateOption(type, account)),
  };
}

/** Undefined where the list has the service, also with a Region in its name, or did not load. */
async function findUnlisted(service: string, catalog: Catalog): Promise<CallDescription['unlisted']> {
  const plain = withoutRegion(service);
  const found = await principalsOf(catalog, new Set([service, plain]));
  const answer = found?.get(plain);
  if (answer === undefined || answer.listed || found?.get(service)?.listed) return undefined;
  return { service, ...(answer.meant !== undefined && { meant: answer.meant }) };
}

function gapsOf({ arn }: ResourceType): number {
  return readTemplate(arn).pieces.length;
}

async function describeKey(key: string, catalog: Catalog): Promise<KeyDescription> {
  const global = findConditionKey(key);
  if (global !== undefined) return ofEngine(key, global);
  const found = await catalog.conditionKey(key);
  return found.kind === 'found' ? ofCatalog(key, found.value) : { key, type: 'String', multivalued: false };
}

function ofEngine(key: string, known: ConditionKey): KeyDescription {
  const { type, multivalued, source } = known;
  return { key, type, multivalued, present: presenceOf(known), source };
}

function ofCatalog(key: string, { type }: CatalogKey): KeyDescription {
  switch (type) {
    case 'ArrayOfARN':
      return { key, type: 'ARN', multivalued: true };
    case 'ArrayOfBool':
      return { key, type: 'Bool', multivalued: true };
    case 'ArrayOfString':
      return { key, type: 'String', multivalued: true };
    default:
      return { key, type, multivalued: false };
  }
}
