import { valueAt } from '../edit';
import type { Scenario } from '../types';
import type { Missing } from './missing';

/** What is missing still, once a scenario holds something at the places where it belongs. */
export function stillMissing(scenario: Scenario, missing: readonly Missing[]): readonly Missing[] {
  return missing.filter(({ pointer }) => pointer === undefined || valueAt(scenario, pointer) === undefined);
}
