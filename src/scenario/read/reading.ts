import type { JsonNode } from '../../engine/json/tree';
import type { Severity } from '../../engine/finding';
import type { Span } from '../../engine/json/tree';

/** A problem as the reader meets it; its line and column are worked out at the end. */
export interface SpannedProblem {
  readonly path: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** The state of one reading: the scenario's text, what was found, and which stretches are policy documents. */
export interface Reading {
  readonly text: string;
  readonly problems: SpannedProblem[];
  /** Faults inside of these are the policy reader's to report. */
  readonly documents: Span[];
}

/** Reads one JSON value; undefined where it cannot be read, and then the problem is reported already. */
export type Read<T> = (node: JsonNode, path: string, reading: Reading) => T | undefined;

/** Reports a problem at a node. Returns undefined, so that a reader can end with it. */
export function report(
  reading: Reading,
  node: { readonly span: Span },
  path: string,
  code: string,
  message: string,
  severity: Severity = 'ERROR',
): undefined {
  reading.problems.push({ path, severity, code, message, span: node.span });
  return undefined;
}

const articles = {
  object: 'an object',
  array: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: '`true` or `false`',
  null: '`null`',
} as const;

/** `expected a string, found a number` */
export function wrongType(reading: Reading, node: JsonNode, path: string, expected: string): undefined {
  return report(reading, node, path, 'WRONG_TYPE', `expected ${expected}, found ${articles[node.kind]}`);
}
