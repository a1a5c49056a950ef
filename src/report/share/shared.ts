import { decisionNames } from '../policy-types';
import type { RequestResult } from '../result';

/** What a copy form shows of a scenario. */
export interface SharedScenario {
  readonly title: string;
  readonly results: readonly RequestResult[];
  /** The absolute address that opens the scenario. */
  readonly link: string;
}

/** How a verdict is told apart without colour. */
export const marks = { allowed: '✓', explicitDeny: '✗', implicitDeny: '✗', error: '!', undetermined: '?' } as const;

/** The verdict of one request in words, with what was expected where that is something else. */
export function verdictWords({ outcome, expect, ok, disabled }: RequestResult): string {
  if (disabled) return 'not evaluated';
  const expected =
    ok || expect === undefined ? '' : `, expected ${expect === 'deny' ? 'a deny' : decisionNames[expect]}`;
  return `${decisionNames[outcome]}${expected}`;
}

/** What can stand in a single line: no line ends, no control characters, none that turn the direction of writing. */
export function singleLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]+/g, ' ');
}

/** Text inside of an HTML or XML element, or of an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
