import type { ReferenceFacts } from '../../engine/facts';
import type { Scenario } from '../../scenario/types';
import { findMisses } from '../../scenario/misses/misses';
import { resourceWords } from '../../ui/words';
import { changesBetween, wholeScenario } from './changes';
import type { Hint, HintedMiss, Story } from './item';

/** A hint at the flip of a story: where its edit is made, and the nearest misses of the requests that it allows. */
export function hintOf(before: Story, after: Story, facts: ReferenceFacts): Hint {
  const goal = after.results.map(({ outcome }) => outcome);
  const denied = before.results.findIndex(({ outcome }, index) => outcome !== 'allowed' && goal[index] === 'allowed');
  const misses = denied < 0 ? [] : findMisses(before.scenario, facts, denied);
  return {
    place: placeOf(before.scenario, after.scenario),
    misses: misses.map(({ label, effects }): HintedMiss => {
      const outcomes = before.results.map(
        ({ outcome }, index) => effects.find(({ request }) => request === index)?.after ?? outcome,
      );
      return { label, reaches: outcomes.every((outcome, index) => outcome === goal[index]) };
    }),
  };
}

/** A document by its name, otherwise the thing of the scenario that is not as it was. */
function placeOf(before: Scenario, after: Scenario): string {
  const headings = changesBetween(before, after).map(({ heading }) => heading);
  if (!headings.includes(wholeScenario)) return headings.join(' and ');
  const requests = before.requests ?? [];
  const request = requests.findIndex((one, index) => differs(without(one), without(after.requests?.[index])));
  if (request >= 0) return `request ${request + 1}`;
  if (differs(before.organization, after.organization)) return 'the organization';
  for (const [id, account] of Object.entries(before.accounts ?? {})) {
    const now = after.accounts?.[id];
    for (const kind of ['users', 'groups', 'roles', 'resources', 'vpcEndpoints'] as const) {
      const name = Object.keys(account[kind] ?? {}).find((one) => differs(account[kind]?.[one], now?.[kind]?.[one]));
      if (name !== undefined) return `${kindWords[kind]} ${kind === 'resources' ? resourceWords(name) : name}`;
    }
  }
  return 'the scenario';
}

const kindWords = {
  users: 'user',
  groups: 'group',
  roles: 'role',
  resources: 'resource',
  vpcEndpoints: 'VPC endpoint',
};

function without(request: object | undefined): object {
  return { ...request, expect: undefined };
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
