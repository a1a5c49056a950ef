import { crc24 } from './permalink/check';
import { compress, decompress } from './permalink/lz';
import type { ScenarioProblem } from './problem';
import { linkLimits, readScenario } from './read';
import type { Scenario } from './types';
import { compactScenario } from './write';

/**
 * A permalink is the hash of an address. Its version stands in the clear, and every version is read for ever.
 *
 * Version 1, two forms:
 *
 *     #1.PAYLOAD                  any tool's
 *     #1.LENGTH.PAYLOAD.CHECK     ours
 *
 * PAYLOAD   lz-string's `compressToEncodedURIComponent` of the scenario's JSON (`permalink/lz.ts`); no dot is in its alphabet
 * LENGTH    how many characters PAYLOAD has, in decimal: it stands first, so that a cut link still says what it was
 * CHECK     CRC-24 of `LENGTH.PAYLOAD`, five digits in base 36: it stands last, so that a link ends in a letter or digit
 */
export function writeLink(scenario: Scenario): string {
  const payload = compress(compactScenario(scenario));
  const body = `${payload.length}.${payload}`;
  return `#1.${body}.${checkOf(body)}`;
}

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

/** In characters, the version included. */
export const longestLink = 64 * 1024;

/** Opens the hash of an address, with or without its `#`. */
export function readLink(hash: string): LinkReading {
  const bare = hash.startsWith('#') ? hash.slice(1) : hash;
  const version = /^(\d{1,9})\./.exec(bare)?.[1];
  if (version === undefined) return { kind: 'none' };
  if (bare.length > longestLink) return { kind: 'tooLarge', limit: longestLink, what: 'link' };
  if (version !== '1') return { kind: 'newer', version };
  return readVersion1(undoEscapes(bare).slice('1.'.length));
}

/** What the page and the checker say of a link that does not open: lower case, no final period. */
export function describeLink(reading: Exclude<LinkReading, { kind: 'opened' }>): string {
  switch (reading.kind) {
    case 'none':
      return 'this is no link to a scenario: one has `#1.` and more behind it';
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

function readVersion1(rest: string): LinkReading {
  const [length = '', payload, check = '', ...more] = rest.split('.');
  // No scenario compresses to six characters: digits alone are what is left of a length.
  const hasLength = /^\d{1,6}$/.test(length);
  if (payload === undefined && !hasLength) return open(length, false);
  if (!hasLength || more.length > 0) return { kind: 'damaged' };
  const start = '#1.'.length + length.length + '.'.length;
  const of = start + Number(length) + '.'.length + checkDigits;
  const characters = '#1.'.length + rest.length;
  if (payload === undefined || characters < of) return { kind: 'cut', characters, of };
  return payload.length === Number(length) && check === checkOf(`${length}.${payload}`)
    ? open(payload, true)
    : { kind: 'damaged' };
}

function open(payload: string, checked: boolean): LinkReading {
  const read = decompress(payload, linkLimits.characters);
  switch (read.kind) {
    case 'damaged':
      return { kind: 'damaged' };
    case 'tooLarge':
      return { kind: 'tooLarge', limit: linkLimits.characters, what: 'scenario' };
    case 'text':
      return openText(read.text, checked);
  }
}

function openText(text: string, checked: boolean): LinkReading {
  const { scenario, problems } = readScenario(text, linkLimits);
  if (scenario) return { kind: 'opened', scenario, problems, text, checked };
  // Without a check, a changed character is the likeliest reason for what is no JSON.
  if (!checked && !text.trimStart().startsWith('{')) return { kind: 'damaged' };
  return { kind: 'notScenario', text, problems };
}

/** Programs that handle links escape `+` and `$`, turn `+` into a blank, and glue the sentence's punctuation to the end. */
function undoEscapes(hash: string): string {
  return hash
    .replaceAll(/%2b/gi, '+')
    .replaceAll(/%24/g, '$')
    .replaceAll(/%20| /g, '+')
    .replace(/[.,;:!?)\]}>'"*_~]+$/, '');
}

const checkDigits = 5;

function checkOf(body: string): string {
  return crc24(body).toString(36).padStart(checkDigits, '0');
}

function count(characters: number): string {
  return characters.toLocaleString('en-US');
}
