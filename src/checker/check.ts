import type { ReferenceFacts } from '../engine/facts';
import { place } from '../engine/json/place';
import { resolvePointer } from '../engine/json/pointer';
import { readJson } from '../engine/json/read';
import type { PlacedProblem, RequestResult } from '../report/result';
import { listDocuments } from '../scenario/documents';
import { neededFacts, type NeededFacts } from '../scenario/needed-facts';
import type { ModelProblem } from '../scenario/problem';
import { fileLimits, readScenario } from '../scenario/read';
import { writeShortLink } from '../scenario/short-link';
import type { Scenario } from '../scenario/types';
import { findInDocuments, runScenario } from '../service/run';
import type { DocumentFindings } from '../service/protocol';
import type { Input } from './inputs';

/** One scenario's line of the output (scenario format, "The checker"). */
export interface CheckReport {
  readonly source: string;
  readonly title?: string;
  /** Whether it is a scenario all of whose expectations hold. */
  readonly ok: boolean;
  readonly results: readonly CheckedResult[];
  readonly problems: readonly PlacedProblem[];
}

export type CheckedResult = Pick<
  RequestResult,
  'name' | 'outcome' | 'decidedBy' | 'message' | 'expect' | 'ok' | 'assumptions'
> & {
  /** Where the expectation does not hold: a permalink that opens the scenario at this request. */
  readonly link?: string;
};

export interface Checked {
  readonly report: CheckReport;
  /** Whether the input is a scenario at all. */
  readonly readable: boolean;
}

/** Finds what is wrong in a scenario's policy documents. */
export type FindingsIn = (scenario: Scenario) => Promise<readonly DocumentFindings[]>;

const readerOnly: FindingsIn = (scenario) => Promise.resolve(findInDocuments(scenario));

/**
 * Checks one input. `factsFor` loads what the scenario needs of AWS's reference data; `findingsIn` says what is reported
 * of its documents: without it, what the reader finds.
 */
export async function check(
  input: Input,
  factsFor: (need: NeededFacts) => Promise<ReferenceFacts>,
  findingsIn: FindingsIn = readerOnly,
): Promise<Checked> {
  const { source } = input;
  if (input.kind === 'unreadable') return unreadable(source, [problemOfInput('UNREADABLE_INPUT', input.message)]);
  const { scenario, problems, upgraded = input.text } = readScenario(input.text);
  const found = problems.map(({ path, severity, code, message, line, column }) => ({
    path,
    severity,
    code,
    message,
    line,
    column,
  }));
  if (!scenario) return unreadable(source, found);
  try {
    const run = runScenario(scenario, await factsFor(neededFacts(scenario)));
    const disabled = (index: number): boolean => scenario.requests?.[index]?.disabled === true;
    const results = run.results.flatMap((result, index) =>
      disabled(index) ? [] : [checkedResult(result, () => linkTo(input.site, scenario, index))],
    );
    const report: CheckReport = {
      source,
      ...(scenario.title !== undefined && { title: scenario.title }),
      ok: results.every(({ ok }) => ok),
      results,
      problems: [
        ...found,
        ...placed(run.problems, upgraded),
        ...documentProblems(scenario, await findingsIn(scenario)),
      ],
    };
    return { report, readable: true };
  } catch (error) {
    // One scenario that the engine fails on must not keep the others from being checked.
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the engine met a fault of its own (${reason}): please report it with this scenario`;
    return unreadable(source, [...found, problemOfInput('ENGINE_FAULT', message)]);
  }
}

function unreadable(source: string, problems: readonly PlacedProblem[]): Checked {
  return { readable: false, report: { source, ok: false, results: [], problems } };
}

function problemOfInput(code: string, message: string): PlacedProblem {
  return { path: '', severity: 'ERROR', code, message, line: 1, column: 1 };
}

function checkedResult(result: RequestResult, link: () => string): CheckedResult {
  const { name, outcome, decidedBy, message, expect, ok, assumptions } = result;
  return {
    name,
    outcome,
    decidedBy,
    message,
    ...(expect !== undefined && { expect }),
    ok,
    assumptions,
    ...(!ok && { link: link() }),
  };
}

/** On the site that the scenario's own link names; for a file, what belongs behind the address of any. */
function linkTo(site = '', scenario: Scenario, request: number): string {
  return site + writeShortLink({ ...scenario, view: { ...scenario.view, request } });
}

function placed(problems: readonly ModelProblem[], text: string): readonly PlacedProblem[] {
  if (problems.length === 0) return [];
  const { root } = readJson(text, { maxLength: fileLimits.characters, maxDepth: 128 });
  return problems.map((problem) => ({
    ...problem,
    ...place(text, (root && resolvePointer(root, problem.path))?.span.from ?? 0),
  }));
}

/** What was found in the policies, with places in each one's own text. */
function documentProblems(scenario: Scenario, found: readonly DocumentFindings[]): readonly PlacedProblem[] {
  if (found.length === 0) return [];
  const texts = new Map(listDocuments(scenario).map(({ pointer, text }) => [pointer, text]));
  return found.flatMap(({ pointer, findings }) =>
    findings.map(({ severity, code, message, span }) => ({
      path: pointer,
      severity,
      code,
      message,
      ...place(texts.get(pointer) ?? '', span.from),
    })),
  );
}
