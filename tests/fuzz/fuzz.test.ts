import { describe, expect, it } from 'vitest';
import { runs } from './fuzz';

describe('fuzzing', () => {
  it('tries at least 200,000 links, scenario files, policy texts and messages', () => {
    expect(Object.values(runs).reduce<number>((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(200_000);
  });
});
