import type { PolicyType } from '../../engine/policy/policy';
import type { Decision } from '../../engine/trace/decision';
import type { Reading } from '../../report/readings';
import type { RequestResult } from '../../report/result';
import type { Scenario } from '../../scenario/types';

/** A scenario with its verdicts, as our own engine gives them. */
export interface Story {
  /** What the address `#gallery/NAME` says: the item's name, for flip and twin `NAME/flipped`, `NAME/twin`. */
  readonly name: string;
  /** The scenario's file. */
  readonly text: string;
  readonly scenario: Scenario;
  /** One per request, in order. */
  readonly results: readonly RequestResult[];
}

/** The answer that most readers would give, and what is wrong with it. */
export interface Temptation {
  /** Position of the request, from 0. */
  readonly request: number;
  readonly outcome: Decision;
  readonly trap: string;
}

/** What helps to find the flip, and does not give it away at once. */
export interface Hint {
  /** What the edit is made in, a document as a rule. */
  readonly place: string;
  /** Single edits that the engine finds and proves, the nearest first; none where the goal is a denial. */
  readonly misses: readonly HintedMiss[];
}

export interface HintedMiss {
  /** What is done, in words whose code stands in backticks. */
  readonly label: string;
  /** Whether all requests are as asked then. */
  readonly reaches: boolean;
}

/** One scenario of the gallery, with all that its page shows. */
export interface Item {
  /** Name of its folder, and of its page. It never changes. */
  readonly name: string;
  readonly title: string;
  /** What it teaches, in one sentence. */
  readonly summary: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly policyTypes: readonly PolicyType[];
  /** What people see or search for, error messages among it. */
  readonly symptoms: readonly string[];
  /** The one edit and what follows, in one sentence. */
  readonly flip: string;
  readonly tempting: Temptation;
  readonly hint: Hint;
  /** AWS's pages that it rests on. */
  readonly sources: readonly string[];
  /** Whether tools and sources disagree about it. */
  readonly disputed: boolean;
  /** Markdown. */
  readonly lesson: string;
  readonly story: Story;
  readonly flipped: Story;
  /** A second scenario, close by and different. */
  readonly twin?: Story;
  /** Link to the story with the flip's verdicts as expectations: the playground says when the edit is found. */
  readonly goal: string;
  /** The unclear points that its verdicts rest on. */
  readonly readings: readonly Reading[];
}
