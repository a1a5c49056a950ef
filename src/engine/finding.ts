import type { Span } from './json/tree';

/** Access Analyzer's severities, in its order of gravity. */
export type Severity = 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION';

/** One replacement in a document's text. */
export interface TextEdit {
  readonly span: Span;
  readonly insert: string;
}

/** An edit that mends a finding in one click; its edits are in text order and do not overlap. */
export interface Fix {
  /** What the button says: `replace all curly quotes`. */
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

/** Something wrong, risky or odd in one document, with its place. */
export interface Finding {
  /** Access Analyzer's code where it has one (`MISSING_ACTION`), else ours (`CURLY_QUOTE`). */
  readonly code: string;
  readonly severity: Severity;
  /** The rule that it rests on: `PL-013`, `F-02`. */
  readonly rule: string;
  /** Lower case, no final period, the user's text in backticks, and what would make it right. */
  readonly message: string;
  readonly span: Span;
  /** IAM itself could not hold the document: its requests get `error` (scenario format, "Outcomes"). */
  readonly stops: boolean;
  readonly fixes?: readonly Fix[];
  /** Other places that belong to it: the first of two duplicate keys. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}
