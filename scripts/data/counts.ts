import { join } from 'node:path';
import { root } from '../run.mjs';
import { readJson, type Sources } from './sources';

/** How much there is of each, in the words of a sentence. */
export interface Counts {
  readonly services: number;
  readonly actions: number;
  readonly 'resource types': number;
  readonly 'condition keys': number;
  readonly 'managed policies': number;
  readonly 'versions of managed policies': number;
  readonly 'service principals': number;
}

export function count({ services, policies, principals }: Sources): Counts {
  const sum = (lengthOf: (service: Sources['services'][number]) => number) =>
    services.reduce((total, service) => total + lengthOf(service), 0);
  const keys = new Set(services.flatMap(({ conditionKeys }) => conditionKeys.map(({ key }) => key.toLowerCase())));
  return {
    services: services.length,
    actions: sum(({ actions }) => actions.length),
    'resource types': sum(({ resourceTypes }) => resourceTypes.length),
    'condition keys': keys.size,
    'managed policies': policies.length,
    'versions of managed policies': policies.reduce((total, { versions }) => total + versions, 0),
    'service principals': Object.keys(principals.gathered).length + principals.curated.length,
  };
}

/** Where the counts of the last accepted data are kept, in the repository. */
export const countsFile = join(root, 'scripts/data/counts.json');

export const readCounts = (): Counts => readJson(countsFile);
