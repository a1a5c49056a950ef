import { noFacts } from '../../../src/engine/facts';
import { check, type Checked } from '../../../src/checker/check';
import { openInput } from '../../../src/checker/inputs';

/** Checks everything that an argument names, without reference data. */
export async function checkArgument(argument: string): Promise<readonly Checked[]> {
  const all: Checked[] = [];
  for await (const input of openInput(argument)) all.push(await check(input, () => Promise.resolve(noFacts)));
  return all;
}
