import { deflateSync } from 'fflate';
import { toBase64 } from './permalink/base64';
import { dictionary } from './permalink/dictionary';
import { fold } from './permalink/fold';
import { printFrame } from './permalink/frame';
import type { Scenario } from './types';
import { compactScenario } from './write';

/**
 * A scenario as a link of version 2 (`permalink.ts`). Apart from the reader, because it brings a compressor: load it
 * when somebody shares.
 */
export function writeShortLink(scenario: Scenario): string {
  // What comes out of here in UTF-8 must come back: a lone surrogate inside of a string is escaped, which means the same.
  const text = compactScenario(scenario).replaceAll(/\p{Surrogate}/gu, escaped);
  const folded = fold(text);
  if (!folded) throw new Error('a scenario is printed as JSON');
  return printFrame(2, toBase64(deflateSync(folded, { level: 9, mem: 5, dictionary })));
}

function escaped(surrogate: string): string {
  return String.raw`\u${surrogate.charCodeAt(0).toString(16)}`;
}
