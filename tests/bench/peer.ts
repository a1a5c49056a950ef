import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReferenceFacts } from '../../src/engine/facts';
import { account, user, type AskedAction } from './corpus';
import { cpuMicroseconds, summary } from './measure';

/** The peer's entry, as far as the benchmark uses it. */
interface PeerModule {
  runSimulation(
    simulation: object,
    options: object,
  ): Promise<{
    readonly resultType: string;
    readonly overallResult?: string;
    readonly errors?: { readonly message: string };
  }>;
}

/** The peer with the same policies. It is installed into a folder of the benchmark's own, never a dependency. */
export interface Peer {
  /** Microseconds of CPU time for one decision: the median of runs over all that is asked. */
  measure(asked: readonly AskedAction[], runs: number): Promise<number>;
  /** Where it decides otherwise. */
  compare(asked: readonly AskedAction[], own: ReadonlyMap<string, string>): Promise<readonly Disagreement[]>;
}

export interface Disagreement extends AskedAction {
  readonly ours: string;
  readonly theirs: string;
}

const names: Readonly<Record<string, string>> = {
  Allowed: 'allowed',
  ImplicitlyDenied: 'implicitDeny',
  ExplicitlyDenied: 'explicitDeny',
};

export async function openPeer(
  root: string,
  policies: readonly string[],
  facts: ReferenceFacts,
): Promise<Peer | undefined> {
  const entry = join(root, '.cache/bench/node_modules/@cloud-copilot/iam-simulate/dist/esm/index.js');
  if (!existsSync(entry)) return undefined;
  const module = (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as PeerModule;
  const identityPolicies = policies.map((arn) => {
    const answer = facts.managedPolicy(arn);
    if (answer.kind !== 'found') throw new Error(`${arn} does not load`);
    return { name: arn, policy: JSON.parse(answer.text) as object };
  });
  const ask = ({ action, resource }: AskedAction): ReturnType<PeerModule['runSimulation']> =>
    module.runSimulation(
      {
        identityPolicies,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        request: { action, principal: user, resource: { accountId: account, resource }, contextVariables: {} },
      },
      {},
    );
  return {
    async measure(asked, runs) {
      const samples: number[] = [];
      // the first is the warm-up
      for (let run = 0; run <= runs; run += 1) {
        const start = cpuMicroseconds();
        for (const one of asked) await ask(one);
        if (run > 0) samples.push((cpuMicroseconds() - start) / asked.length);
      }
      return summary(samples).median;
    },
    async compare(asked, own) {
      const found: Disagreement[] = [];
      for (const one of asked) {
        const { resultType, overallResult, errors } = await ask(one);
        const error = `error (${errors?.message ?? 'unknown'})`;
        const theirs = resultType === 'error' ? error : (names[overallResult ?? ''] ?? error);
        const ours = own.get(one.action) ?? 'error';
        if (theirs !== ours) found.push({ ...one, ours, theirs });
      }
      return found;
    },
  };
}
