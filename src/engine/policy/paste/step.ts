import type { PolicyType } from '../policy';

/** One wrapping taken off a pasted text. */
export interface Step {
  readonly code: string;
  readonly rule: 'F-01' | 'F-11' | 'F-12' | 'F-13' | 'F-14' | 'F-15';
  /** What was found: `the policy stands in a Markdown code block`. */
  readonly message: string;
  /** What taking it off is called on a button. */
  readonly label: string;
  /** The text without it. */
  readonly text: string;
  /** The type of policy that the wrapping tells of. */
  readonly type?: PolicyType;
}
