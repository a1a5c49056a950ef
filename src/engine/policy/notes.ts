import type { Finding, Fix, Severity } from '../finding';
import type { JsonNode, Span } from '../json/tree';
import type { PolicyType } from './policy';

/** What the readers of the elements share: the document's text and type, and the list of what they find. */
export interface Reading {
  readonly text: string;
  readonly type: PolicyType;
  readonly found: Finding[];
}

export interface Note {
  readonly code: string;
  readonly rule: string;
  readonly span: Span;
  readonly message: string;
  readonly fix?: Fix;
  readonly related?: Finding['related'];
}

/** Reports what IAM could not hold: the document's requests get `error`. */
export function stop(reading: Reading, note: Note): void {
  add(reading, note, 'ERROR', true);
}

/** Reports what is wrong and is evaluated all the same. */
export function note(reading: Reading, severity: Severity, finding: Note): void {
  add(reading, finding, severity, false);
}

function add(
  reading: Reading,
  { code, rule, span, message, fix, related }: Note,
  severity: Severity,
  stops: boolean,
): void {
  reading.found.push({
    code,
    severity,
    rule,
    message,
    span,
    stops,
    ...(fix === undefined ? {} : { fixes: [fix] }),
    ...(related === undefined ? {} : { related }),
  });
}

/** Whether to look for what a misspelt name means: not in a text with more faults than are ever listed. */
export function mayGuess(reading: Reading): boolean {
  return reading.found.length < 250;
}

/** A fix of one replacement. */
export function replaceBy(label: string, span: Span, insert: string): Fix {
  return { label, edits: [{ span, insert }] };
}

/** `an array`, `a number`: what stands there, in words. */
export function kindOf(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'an array';
    case 'string':
      return 'a string';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'a boolean';
    case 'null':
      return '`null`';
  }
}
