import { fromBase64 } from './permalink/base64';
import { dictionary } from './permalink/dictionary';
import { readFrame } from './permalink/frame';
import { inflate } from './permalink/inflate';
import { longestLink } from './permalink/limits';
import { decompress } from './permalink/lz';
import { unfold } from './permalink/unfold';
import type { ScenarioProblem } from './problem';
import { linkLimits, readScenario } from './read';
import type { Scenario } from './types';

/*
 * A permalink is the hash of an address. Its version stands in the clear, and every version is read for ever.
 *
 * Version 1 is open, written by `write-link.ts`, in two forms:
 *
 *     #1.PAYLOAD                  any tool's
 *     #1.LENGTH.PAYLOAD.CHECK     ours (`permalink/frame.ts`)
 *
 * PAYLOAD is lz-string's `compressToEncodedURIComponent` of the scenario's JSON (`permalink/lz.ts`); no dot is in its alphabet.
 *
 * Version 2 is short, and written by `short-link.ts`:
 *
 *     #2.LENGTH.PAYLOAD.CHECK
 *
 * PAYLOAD is, inside out, the scenario's JSON, folded (`permalink/unfold.ts`), raw deflate with a dictionary
 * (`permalink/dictionary.ts`), and base64url.
 */

/** What a link opens as. Every way in which it cannot be opened is one of these; nothing is thrown. */
export type LinkReading =
  /** Not a link: an empty hash, an anchor. */
  | { readonly kind: 'none' }
  /** Only the first characters of a link that had more; both counts with `#`. */
  | { readonly kind: 'cut'; readonly characters: number; readonly of: number }
  | { readonly kind: 'damaged' }
  /** The link, or what it expands to, is over the limit. */
  | { readonly kind: 'tooLarge'; readonly limit: number; readonly what: 'link' | 'scenario' }
  /** Made by a newer version of the project. */
  | { readonly kind: 'newer'; readonly version: string }
  /** Undamaged, but what it holds is no scenario. */
  | { readonly kind: 'notScenario'; readonly text: string; readonly problems: readonly ScenarioProblem[] }
  | {
      readonly kind: 'opened';
      readonly scenario: Scenario;
      readonly problems: readonly ScenarioProblem[];
      /** The scenario's JSON, which the problems' places are in. */
      readonly text: string;
      /** Whether a check proves that no character was changed on the way. */
      readonly checked: boolean;
    };

export { longestLink } from './permalink/limits';

/** Opens the hash of an address, of any version, with or without its `#`. */
export async function openLink(hash: string): Promise<LinkReading> {
  const found = readVersion(hash);
  if (found === '2') return readVersion2(hash);
  return found === '1' ? readVersion1(hash) : found;
}

function readVersion(hash: string): '1' | '2' | LinkReading {
  const version = /^#?(\d{1,9})\./.exec(hash)?.[1];
  if (version === undefined) return { kind: 'none' };
  if (hash.length > longestLink) return { kind: 'tooLarge', limit: longestLink, what: 'link' };
  return version === '1' || version === '2' ? version : { kind: 'newer', version };
}

/** What the page and the checker say of a link that does not open: lower case, no final period. */
export function describeLink(reading: Exclude<LinkReading, { kind: 'opened' }>): string {
  switch (reading.kind) {
    case 'none':
      return 'this is no link to a scenario: one has `#1.` or `#2.` and more behind it';
    case 'cut':
      return `the link is truncated: ${count(reading.characters)} of ${count(reading.of)} characters; copy all of it`;
    case 'damaged':
      return 'the link is damaged: a character of it was changed on the way; copy it again';
    case 'tooLarge':
      return `the ${reading.what} is too large to open: the limit is ${count(reading.limit)} characters`;
    case 'newer':
      return `the link is of version ${reading.version}, which is newer than this reader: open it with a newer one`;
    case 'notScenario':
      return `the link holds no scenario: ${reading.problems[0]?.message ?? 'nothing can be read'}`;
  }
}

function readVersion1(hash: string): LinkReading {
  const rest = behindVersion(undoEscapes(hash));
  // No scenario compresses to six characters: digits alone are what is left of a length.
  if (!rest.includes('.') && !/^\d{1,6}$/.test(rest)) return openVersion1(rest, false);
  const frame = readFrame(1, rest);
  return frame.kind === 'payload' ? openVersion1(frame.payload, true) : frame;
}

function openVersion1(payload: string, checked: boolean): LinkReading {
  const read = decompress(payload, linkLimits.characters);
  return read.kind === 'text' ? openText(read.text, checked) : refused(read.kind);
}

async function readVersion2(hash: string): Promise<LinkReading> {
  const frame = readFrame(2, behindVersion(undoWrapping(hash)));
  if (frame.kind !== 'payload') return frame;
  const compressed = fromBase64(frame.payload);
  if (!compressed) return refused('damaged');
  const inflated = await inflate(compressed, dictionary, linkLimits.characters * mostBytesOfUnit);
  if (inflated.kind !== 'bytes') return refused(inflated.kind);
  const unfolded = unfold(inflated.bytes, linkLimits.characters);
  return unfolded.kind === 'text' ? openText(unfolded.text, true) : refused(unfolded.kind);
}

// In UTF-8, a UTF-16 unit takes three bytes at most; folding adds less than a byte to one.
const mostBytesOfUnit = 3;

function refused(kind: 'tooLarge' | 'damaged'): LinkReading {
  return kind === 'damaged' ? { kind } : { kind, limit: linkLimits.characters, what: 'scenario' };
}

function openText(text: string, checked: boolean): LinkReading {
  const { scenario, problems, upgraded = text } = readScenario(text, linkLimits);
  if (scenario) return { kind: 'opened', scenario, problems, text: upgraded, checked };
  // Without a check, a changed character is the likeliest reason for what is no JSON.
  if (!checked && !text.trimStart().startsWith('{')) return { kind: 'damaged' };
  return { kind: 'notScenario', text, problems };
}

function behindVersion(hash: string): string {
  return hash.slice(hash.indexOf('.') + 1);
}

/** Programs that handle links escape `+` and `$`, turn `+` into a blank, and glue the sentence's punctuation to the end. */
function undoEscapes(hash: string): string {
  return withoutTail(hash.replaceAll(/%2b/gi, '+').replaceAll(/%24/g, '$').replaceAll(/%20| /g, '+'));
}

/** They also break a long line, which adds nothing that version 2 has in its alphabet. */
function undoWrapping(hash: string): string {
  return withoutTail(
    hash
      .replaceAll(/%20|%0a|%0d|\s/gi, '')
      .replaceAll(/%5f/gi, '_')
      .replaceAll(/%2d/gi, '-'),
  );
}

function withoutTail(hash: string): string {
  let end = hash.length;
  while (end > 0 && '.,;:!?)]}>\'"*_~'.includes(hash.charAt(end - 1))) end--;
  return hash.slice(0, end);
}

function count(characters: number): string {
  return characters.toLocaleString('en-US');
}
