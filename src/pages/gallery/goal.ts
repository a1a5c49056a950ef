import type { Decision } from '../../engine/trace/decision';
import type { RequestResult } from '../../report/result';

const ends: Readonly<Record<Decision, readonly [one: string, more: string]>> = {
  allowed: ['is allowed', 'are allowed'],
  explicitDeny: ['is denied explicitly', 'are denied explicitly'],
  implicitDeny: ['is denied implicitly', 'are denied implicitly'],
  error: ['is an error', 'are errors'],
  undetermined: ['is undetermined', 'are undetermined'],
};

/** What a flip asks for: `Change one thing so that request 2 is allowed.` */
export function goalSentence(before: readonly RequestResult[], after: readonly RequestResult[]): string {
  const changed = new Map<Decision, number[]>();
  after.forEach(({ outcome }, index) => {
    if (outcome !== before[index]?.outcome) changed.set(outcome, [...(changed.get(outcome) ?? []), index + 1]);
  });
  const parts = [...changed].map(([outcome, numbers]) => {
    const [one, more] = ends[outcome];
    return numbers.length === 1 ? `request ${numbers[0]} ${one}` : `requests ${joined(numbers.map(String))} ${more}`;
  });
  return `Change one thing so that ${joined(parts)}.`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 3 ? parts.join(' and ') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
