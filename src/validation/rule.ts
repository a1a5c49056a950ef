import type { Finding, Fix, Severity } from '../engine/finding';
import type { Span } from '../engine/json/tree';
import type { PrincipalEntry, TextValue } from '../engine/policy/policy';
import type { ActionPattern, ArnPattern, Document, Row, StatementView } from './document';
import type { Source } from './sources';

/** One check of a document, with the page that explains it. */
export interface Rule {
  /** Access Analyzer's code where it has one, else ours; a finding carries it. */
  readonly code: string;
  /** The gravest that a finding of this code has. */
  readonly severity: Severity;
  /** The rule that it rests on: `PL-146`, `F-35`. */
  readonly rule: string;
  readonly title: string;
  /** Markdown: what it is, why it matters, how to mend it. */
  readonly explanation: string;
  readonly source: Source;
  readonly check: Check;
}

export type Check = (document: Document) => readonly Found[];

/** A place where a rule is broken. */
export interface Found {
  readonly span: Span;
  readonly message: string;
  /** Where it weighs less than the rule's own severity. */
  readonly severity?: Severity;
  readonly fix?: Fix | undefined;
  readonly related?: Finding['related'];
}

type Result = Found | readonly Found[] | undefined;

function list(result: Result): readonly Found[] {
  if (result === undefined) return [];
  return 'span' in result ? [result] : result;
}

/** A check of every statement. */
export function inStatements(check: (view: StatementView, document: Document) => Result): Check {
  return (document) => document.statements.flatMap((view) => list(check(view, document)));
}

/** A check of the statements with one effect. */
export function inAllows(check: (view: StatementView, document: Document) => Result): Check {
  return inStatements((view, document) => (view.statement.effect === 'Allow' ? check(view, document) : undefined));
}

/** A check of every condition operator and key. */
export function inRows(check: (row: Row, view: StatementView, document: Document) => Result): Check {
  return inStatements((view, document) => view.rows.flatMap((row) => list(check(row, view, document))));
}

/** A check of every condition value. */
export function inValues(
  check: (value: TextValue, row: Row, view: StatementView, document: Document) => Result,
): Check {
  return inRows((row, view, document) => row.row.values.flatMap((value) => list(check(value, row, view, document))));
}

/** A check of every entry of Action and NotAction that names a service. */
export function inActions(check: (action: ActionPattern, view: StatementView, document: Document) => Result): Check {
  return inStatements((view, document) => view.actions.flatMap((action) => list(check(action, view, document))));
}

/** A check of every ARN in Resource and NotResource. */
export function inResources(check: (arn: ArnPattern, view: StatementView, document: Document) => Result): Check {
  return inStatements((view, document) => view.resources.flatMap((arn) => list(check(arn, view, document))));
}

/** A check of every entry of Principal and NotPrincipal. */
export function inPrincipals(check: (entry: PrincipalEntry, view: StatementView, document: Document) => Result): Check {
  return inStatements((view, document) =>
    (view.statement.principal?.entries ?? []).flatMap((entry) => list(check(entry, view, document))),
  );
}
