import { expect, it } from 'vitest';
import { conditionKeys } from '../../../src/engine/context/keys';
import { presenceOf } from '../../../src/service/assist/key-presence';

it('says of every key of the engine’s table when a request carries it', () => {
  expect(conditionKeys.filter((key) => presenceOf(key) === '')).toEqual([]);
});
