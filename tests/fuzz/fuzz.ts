import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { seed } from '../spec/seed';

/** How many inputs each of the fuzz tests tries: together at least 200,000, which `fuzz.test.ts` holds. */
export const runs = {
  'links, mutated and random': 97_000,
  'links with a check that is right': 3_000,
  'imports, mutated': 10_000,
  'imports, shaped like what is known': 20_000,
  'imports with a member of the wrong kind': 8_000,
  'imports, random': 12_000,
  'policy texts, any': 12_000,
  'policy texts, mutated': 8_000,
  'pastes, any': 8_000,
  'scenario files, mutated': 12_000,
  'scenario files, shaped like a scenario': 10_000,
  'wildcards against texts': 20_000,
  'messages to the embed script': 10_000,
} as const;

/** A fault that was found once: it is tried first, for ever. */
interface Kept {
  readonly name: string;
  readonly seed: number;
  readonly path: string;
}

const keptFile = 'tests/fuzz/kept.json';

/**
 * Checks what holds of every input, first of those that once failed. A failure prints its seed and its smallest input, is
 * kept in `tests/fuzz/kept.json`, and `SEED=` replays it.
 */
export async function fuzz<T>(
  name: keyof typeof runs,
  inputs: fc.Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(inputs, async (input) => {
    await check(input);
  });
  for (const { seed: keptSeed, path } of readKept().filter((kept) => kept.name === name)) {
    await fc.assert(property, { seed: keptSeed, path, numRuns: runs[name] });
  }
  const details = await fc.check(property, { seed, numRuns: runs[name] });
  if (!details.failed) return;
  keep({ name, seed: details.seed, path: details.counterexamplePath ?? '' });
  throw new Error(`${name}: SEED=${seed} replays it\n${fc.defaultReportMessage(details) ?? ''}`, {
    cause: details.errorInstance,
  });
}

function readKept(): readonly Kept[] {
  return JSON.parse(readFileSync(keptFile, 'utf8')) as readonly Kept[];
}

function keep(fault: Kept): void {
  writeFileSync(keptFile, `${JSON.stringify([...readKept(), fault], undefined, 2)}\n`);
}
