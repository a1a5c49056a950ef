import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findContaining } from '../../../src/engine/decide/containers';
import { noFacts } from '../../../src/engine/facts';
import type { Resource } from '../../../src/engine/model/world';
import { buildWorld } from '../../../src/scenario/world';
import { seed } from '../../spec/seed';
import { account, other } from './story';

const text = (start: string, ...pieces: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((all) => start + all.join(''));
const arns = fc.oneof(
  text('arn:aws:s3:::', 'b', 'b', '/', 'k'),
  text('arn:aws:dynamodb:us-east-1:111122223333:table/', 'b', '/', 'index/', 'k'),
  text('arn:aws:logs:us-east-1:111122223333:log-group:', 'b', '/', ':*', ':log-stream:', ':k'),
  text('arn:aws:sqs:us-east-1:111122223333:', 'b', ':', '/k'),
);

/** Scenario format, "Whose resource", read word by word. */
function contains(entry: string, arn: string): boolean {
  const [, , service, , , name = ''] = entry.split(':');
  if (entry === arn) return true;
  if (service === 's3') return !name.includes('/') && arn.startsWith(`${entry}/`);
  if (service === 'dynamodb') return arn.startsWith(`${entry}/`);
  const group = entry.replace(/:\*$/, '');
  return service === 'logs' && (arn === group || arn.startsWith(`${group}:`));
}

describe('the entries that an ARN is in', () => {
  it('are found by its beginnings as they are by asking every entry of the scenario', () => {
    let found = 0;
    const accounts = fc.array(arns, { maxLength: 12 });
    fc.assert(
      fc.property(accounts, accounts, arns, (one, two, arn) => {
        const resources = (of: readonly string[]) => Object.fromEntries(of.map((name) => [name, {}]));
        const { world } = buildWorld(
          {
            version: 1,
            accounts: { [account]: { resources: resources(one) }, [other]: { resources: resources(two) } },
          },
          noFacts,
        );
        const expected = [...world.accounts.values()].flatMap(({ resources: all }): readonly Resource[] => {
          const exact = all.get(arn);
          return exact ? [exact] : [...all.values()].filter((entry) => contains(entry.arn, arn));
        });
        const byName = (of: readonly Resource[]) => of.map((entry) => `${entry.account} ${entry.arn}`).toSorted();
        expect(byName(findContaining(world, arn))).toEqual(byName(expected));
        found += expected.length;
      }),
      { seed, numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(300);
  });
});
