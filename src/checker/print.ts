import type { PlacedProblem } from '../report/result';
import type { CheckedResult, Checked, CheckReport } from './check';

/** How a person reads a report; `paint` colours where the output is a terminal. */
export interface Printing {
  /** A long suite: only what does not hold is listed. */
  readonly brief: boolean;
  readonly paint: (text: string, colour: Colour) => string;
}

export type Colour = 'red' | 'green' | 'yellow' | 'dim';

const codes: Readonly<Record<Colour, number>> = { red: 31, green: 32, yellow: 33, dim: 2 };

/** Colours by escape codes, or none. */
export function painter(isTerminal: boolean): Printing['paint'] {
  return isTerminal ? (text, colour) => `\u001b[${codes[colour]}m${text}\u001b[0m` : (text) => text;
}

/** One scenario for people; empty where there is nothing to say. */
export function printReport({ report, readable }: Checked, { brief, paint }: Printing): string {
  if (readable && report.ok && brief) return '';
  const mark = report.ok ? paint('✓', 'green') : paint('✗', 'red');
  const shown = shorten(report.source);
  const head =
    report.title === undefined ? `${mark} ${shown}` : `${mark} ${oneLine(report.title)} ${paint(shown, 'dim')}`;
  const results = report.results.filter(({ ok }) => !brief || !ok).flatMap((result) => printResult(result, paint));
  const problems = report.problems
    // suggestions are for the page and for `--json`: a person at a terminal asked for verdicts
    .filter(({ severity }) => severity === 'ERROR' || (!brief && severity !== 'SUGGESTION'))
    .map((problem) => printProblem(problem, paint));
  return [head, ...results, ...problems].join('\n');
}

function printResult(
  { name, outcome, decidedBy, message, expect, ok, link }: CheckedResult,
  paint: Printing['paint'],
): string[] {
  const line = `${oneLine(name)}: ${outcome}${outcome === 'allowed' ? '' : ` (${decidedBy})`}`;
  if (!ok) {
    const wanted = expect === undefined ? 'its expectation cannot be read' : `expected ${expect}`;
    return [
      `  ${paint('✗', 'red')} ${line}, ${paint(wanted, 'red')}`,
      `      ${oneLine(message)}`,
      ...(link === undefined ? [] : [`      ${paint(link, 'dim')}`]),
    ];
  }
  return [`  ${expect === undefined ? paint('·', 'dim') : paint('✓', 'green')} ${line}`];
}

function printProblem({ severity, path, line, column, message }: PlacedProblem, paint: Printing['paint']): string {
  const where = path === '' ? `${line}:${column}` : `${oneLine(path)} ${line}:${column}`;
  return `  ${paint(severity, severity === 'ERROR' ? 'red' : 'yellow')} ${where} ${oneLine(message)}`;
}

/** How many scenarios, requests and expectations there were, and how fast. */
export class Summary {
  #scenarios = 0;
  #unreadable = 0;
  #requests = 0;
  #failed = 0;

  add(report: CheckReport, readable: boolean): void {
    this.#scenarios += 1;
    if (!readable) this.#unreadable += 1;
    this.#requests += report.results.length;
    this.#failed += report.results.filter(({ ok }) => !ok).length;
  }

  /** 2 beats 1: an input that is no scenario says nothing about its expectations. */
  get status(): 0 | 1 | 2 {
    if (this.#unreadable > 0) return 2;
    return this.#failed > 0 ? 1 : 0;
  }

  print(seconds: number, withRate: boolean): string {
    const read = this.#scenarios - this.#unreadable;
    const parts = [
      `${count(read, 'scenario')}, ${count(this.#requests, 'request')}`,
      ...(this.#failed > 0
        ? [`${count(this.#failed, 'expectation')} not met`]
        : read > 0
          ? ['all expectations hold']
          : []),
      ...(this.#unreadable > 0 ? [`${count(this.#unreadable, 'input')} not readable`] : []),
      ...(withRate
        ? [`${Math.round(read / Math.max(seconds, 0.001)).toLocaleString('en-US')} scenarios a second`]
        : []),
    ];
    return parts.join('; ');
  }
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

// A scenario is untrusted: what it says must not steer the terminal.
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

function shorten(source: string): string {
  return source.length > 100 ? `${source.slice(0, 97)}…` : oneLine(source);
}
