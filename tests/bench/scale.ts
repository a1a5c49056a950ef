import type { LoadedFacts } from '../../src/catalog/reference-facts';
import { policyText } from '../../src/scenario/document';
import { withValue } from '../../src/scenario/edit';
import { neededFacts } from '../../src/scenario/needed-facts';
import type { Scenario } from '../../src/scenario/types';
import { StoryRunner } from '../../src/service/story-runner';
import { estate, estateAccount, estateRole, type EstateSize } from './estate';
import { cpuMicroseconds, summary } from './measure';

/** Cost against the number of something, all else being equal. */
export interface BenchSeries {
  readonly id: string;
  readonly what: string;
  /** What is counted. */
  readonly counted: string;
  readonly unit: 'ms';
  readonly lines: readonly SeriesLine[];
}

export interface SeriesLine {
  readonly name: string;
  readonly points: readonly (readonly [count: number, milliseconds: number])[];
}

interface Axis {
  readonly id: keyof EstateSize;
  readonly counted: string;
  readonly counts: readonly number[];
  readonly size: EstateSize;
}

const base: EstateSize = { accounts: 2, roles: 10, policies: 1, statements: 4, requests: 40 };
const axes: readonly Axis[] = [
  { id: 'policies', counted: 'policies of each of 20 roles', counts: [1, 2, 4, 8, 12, 16], size: base },
  { id: 'statements', counted: 'statements of each of 20 policies', counts: [2, 8, 16, 32, 48, 64], size: base },
  { id: 'requests', counted: 'requests of 20 roles', counts: [25, 50, 100, 200, 300, 400], size: base },
  {
    id: 'accounts',
    counted: 'accounts, ten roles each',
    counts: [5, 10, 20, 30, 40, 60],
    size: { ...base, requests: 200 },
  },
];

/** The four series, each with the first evaluation of a scenario and one after an edit of one policy. */
export function benchScale(facts: LoadedFacts, runs: number): readonly BenchSeries[] {
  for (let warm = 0; warm < 40; warm += 1) costOf({ ...base, accounts: 10, requests: 200 }, facts, `w${warm}`);
  return axes.map(({ id, counted, counts, size }) => {
    const costs = counts.map((count) => {
      const samples = Array.from({ length: runs }, (_, run) =>
        costOf({ ...size, [id]: count }, facts, `${id}${count}r${run}`),
      );
      const median = (of: (cost: Cost) => number): readonly [number, number] => [
        count,
        summary(samples.map(of)).median / 1000,
      ];
      return { first: median(({ first }) => first), edit: median(({ edit }) => edit) };
    });
    return {
      id: `scale-${id}`,
      what: `cost of an evaluation against the number of ${counted}`,
      counted,
      unit: 'ms',
      lines: [
        { name: 'first evaluation', points: costs.map(({ first }) => first) },
        { name: 'after an edit of one policy', points: costs.map(({ edit }) => edit) },
      ],
    };
  });
}

/** Microseconds of CPU time. */
export interface Cost {
  readonly first: number;
  readonly edit: number;
  /** How many requests each of them evaluated. */
  readonly evaluated: readonly [first: number, edit: number];
}

/** Evaluates a scenario whose texts were never read before (`salt` makes them so), and again after an edit. */
export function costOf(size: EstateSize, facts: LoadedFacts, salt: string): Cost {
  const runner = new StoryRunner();
  const scenario = estate(size, salt);
  const edited = structuredClone(edit(scenario, salt));
  const evaluate = (of: Scenario): readonly [cost: number, evaluated: number] => {
    const start = cpuMicroseconds();
    const { evaluated } = runner.run(of, facts, neededFacts(of));
    return [cpuMicroseconds() - start, evaluated];
  };
  const [first, all] = evaluate(scenario);
  const [after, some] = evaluate(edited);
  return { first, edit: after, evaluated: [all, some] };
}

function edit(scenario: Scenario, salt: string): Scenario {
  const statement = { Sid: salt, Effect: 'Deny', Action: 's3:*', Resource: '*' };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2);
  return withValue(
    scenario,
    `/accounts/${estateAccount(0)}/roles/${estateRole(0)}/policies/0/document`,
    policyText(text),
  );
}
