import type { JsonReading } from '../../engine/json/read';

/** The line on which a JSON text ends before it is closed, from 1; undefined where it is closed. */
export function cutLine({ text, findings }: JsonReading): number | undefined {
  const end = text.length;
  const isCut = findings.some(
    ({ code, span, fixes }) => code === 'JSON_SYNTAX_ERROR' && span.from === end && span.to === end && fixes,
  );
  return isCut ? text.trimEnd().split('\n').length : undefined;
}
