import type { ScenarioProblem } from '../problem';
import type { SpannedProblem } from './reading';

const mostProblems = 1000;

/** Problems in text order, with line and column from 1: one pass over the text, however many there are. */
export function placeProblems(text: string, problems: readonly SpannedProblem[]): readonly ScenarioProblem[] {
  const sorted = problems.toSorted((a, b) => a.span.from - b.span.from).slice(0, mostProblems);
  let line = 1;
  let lineStart = 0;
  let at = 0;
  return sorted.map(({ span, path, severity, code, message }) => {
    for (; at < span.from; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
        line += 1;
        lineStart = at + 1;
      }
    }
    return { path, severity, code, message, line, column: span.from - lineStart + 1, from: span.from, to: span.to };
  });
}
