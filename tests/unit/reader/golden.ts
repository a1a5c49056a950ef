import type { Finding, Fix } from '../../../src/engine/finding';
import { place } from '../../../src/engine/json/place';

/** `CODE@line:column`, a star before those that do not stop the document. */
export function sayFindings(text: string, findings: readonly Finding[]): string {
  return findings
    .map(({ code, span, stops }) => {
      const { line, column } = place(text, span.from);
      return `${stops ? '' : '*'}${code}@${String(line)}:${String(column)}`;
    })
    .join(' ');
}

export function applyFix(text: string, fix: Fix): string {
  let done = '';
  let at = 0;
  for (const { span, insert } of fix.edits) {
    if (span.from < at) throw new Error(`edits overlap or are out of order in "${fix.label}"`);
    done += text.slice(at, span.from) + insert;
    at = span.to;
  }
  return done + text.slice(at);
}
