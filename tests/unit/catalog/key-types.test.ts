import { expect, it } from 'vitest';
import { isMultivaluedType } from '../../../src/catalog/condition-keys';
import { conditionKeys } from '../../../src/engine/context/keys';
import { openCounting } from './compiled';

const { catalog } = openCounting();

it('PL-147 the engine’s own table of condition keys and the data with its overrides agree on every type', async () => {
  for (const { key, type, multivalued } of conditionKeys) {
    // the data holds only the three global keys that hold tags
    if (key.startsWith('aws:')) continue;
    const answer = await catalog.conditionKey(key);
    if (answer.kind !== 'found') throw new Error(`${key} is ${answer.kind}`);
    expect([answer.value.type.replace('ArrayOf', ''), isMultivaluedType(answer.value.type)], key).toEqual([
      type,
      multivalued,
    ]);
  }
});
