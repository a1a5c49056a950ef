import { forms, hole } from './forms';
import { names } from './names';

/**
 * The folded form of a JSON text, which `#2.` compresses: JSON in bytes, with one byte for what scenarios say again and
 * again. Of each value the first byte says what follows:
 *
 *     00 to 1F, 80 to FF   a form of the table, then the values of its holes, in order
 *     " text "             a string, spelled as in JSON
 *     # digits "           a number, by its digits
 *     { name value … }     an object; the name of a member is a byte of the table of names, or a string
 *     [ value … ]          a list
 *     any other byte       a string without the quote in front: text "
 *
 * No byte of a form can be meant otherwise: JSON's strings hold no control characters, and one that begins
 * outside of ASCII keeps its quote.
 */
export type Unfolded =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'tooLarge' } | { readonly kind: 'damaged' };

export const quote = 0x22;
export const numberSign = 0x23;
export const openList = 0x5b;
const backslash = 0x5c;
export const closeList = 0x5d;
export const openObject = 0x7b;
export const closeObject = 0x7d;

/** Where a byte stands in its table; undefined for one that stands in none. */
function placeOf(byte: number): number | undefined {
  if (byte < 0x20) return byte;
  return byte >= 0x80 ? byte - 0x60 : undefined;
}

/** The byte of a place in a table. */
export function byteOf(place: number): number {
  return place < 0x20 ? place : place + 0x60;
}

// A scenario is not that deep; what is deeper must not exhaust the stack.
const maxDepth = 160;

/** Why reading ends early. */
type Fault = 'tooLarge' | 'damaged';

/** The JSON text that was folded, without white space; at most `limit` UTF-16 units of it. */
export function unfold(bytes: Uint8Array, limit: number): Unfolded {
  const parts: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let left = limit;
  let at = 0;

  const put = (text: string): Fault | undefined => {
    left -= text.length;
    if (left < 0) return 'tooLarge';
    parts.push(text);
    return undefined;
  };

  /** The text from here to the next quote, which is passed. */
  const readText = (): string | undefined => {
    const from = at;
    for (; at < bytes.length; at++) {
      if (bytes[at] === quote) break;
      if (bytes[at] === backslash) at++;
    }
    if (at >= bytes.length) return undefined;
    const slice = bytes.subarray(from, at++);
    return decodeText(decoder, slice);
  };

  const putString = (): Fault | undefined => {
    if (bytes[at] === quote) at++;
    const text = readText();
    return text === undefined ? 'damaged' : put(`"${text}"`);
  };

  const putName = (): Fault | undefined => {
    const byte = bytes[at];
    if (byte === undefined) return 'damaged';
    const place = placeOf(byte);
    if (place === undefined) return putString();
    at++;
    const name = names[place];
    return name === undefined ? 'damaged' : put(`"${name}"`);
  };

  const putForm = (parsed: readonly string[], depth: number): Fault | undefined => {
    let fault = put(parsed[0] ?? '');
    for (let index = 1; fault === undefined && index < parsed.length; index++) {
      fault = putValue(depth) ?? put(parsed[index] ?? '');
    }
    return fault;
  };

  const putList = (depth: number): Fault | undefined => {
    let fault = put('[');
    for (let index = 0; fault === undefined && bytes[at] !== closeList; index++) {
      fault = (index > 0 ? put(',') : undefined) ?? putValue(depth);
    }
    at++;
    return fault ?? put(']');
  };

  const putObject = (depth: number): Fault | undefined => {
    let fault = put('{');
    for (let index = 0; fault === undefined && bytes[at] !== closeObject; index++) {
      fault = (index > 0 ? put(',') : undefined) ?? putName() ?? put(':') ?? putValue(depth);
    }
    at++;
    return fault ?? put('}');
  };

  const putValue = (outer: number): Fault | undefined => {
    const byte = bytes[at];
    const depth = outer + 1;
    if (byte === undefined || depth > maxDepth) return 'damaged';
    const place = placeOf(byte);
    if (place !== undefined) {
      at++;
      const form = parsedForms()[place];
      return form === undefined ? 'damaged' : putForm(form, depth);
    }
    switch (byte) {
      case openList:
        at++;
        return putList(depth);
      case openObject:
        at++;
        return putObject(depth);
      case numberSign: {
        at++;
        const digits = readText();
        return digits === undefined ? 'damaged' : put(digits);
      }
      default:
        return putString();
    }
  };

  const fault = putValue(0);
  if (fault !== undefined) return { kind: fault };
  return at === bytes.length ? { kind: 'text', text: parts.join('') } : { kind: 'damaged' };
}

let parsed: readonly (readonly string[])[] | undefined;

/** Each form cut at its holes. */
function parsedForms(): readonly (readonly string[])[] {
  return (parsed ??= forms.map((form) => form.split(hole)));
}

function decodeText(decoder: Pick<InstanceType<typeof TextDecoder>, 'decode'>, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    // A fatal decoder tells in no other way that this is no UTF-8.
    return undefined;
  }
}
