/**
 * The `compressToEncodedURIComponent` format of the public lz-string library, so that any tool in any language can make
 * or open a link. LZ78 over UTF-16 units, as a stream of bits, the lowest bit of each number first, six bits a
 * character, the first bit of a character being its highest.
 *
 * Numbers are as wide as the dictionary needs, 2 bits at the start. 0 announces a new unit of 8 bits, 1 one of 16 bits,
 * 2 ends the stream, and n ≥ 3 is entry n of the dictionary. Each step adds the entry before it plus the first unit of its
 * own; a new unit is an entry too.
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';
const bitsPerCharacter = 6;
const byteUnit = 0;
const wideUnit = 1;
const end = 2;
const firstEntry = 3;

export type LzReading =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'tooLarge' } | { readonly kind: 'damaged' };

/** Compresses a text in linear time. The library's output is the same, to the character. */
export function compress(text: string): string {
  const numbers: [value: number, width: number][] = [];
  const units = new Map<number, number>();
  // An entry is the entry that it extends and the unit behind that.
  const longer = new Map<number, number>();
  const fresh = new Map<number, number>();
  let size = firstEntry;
  let width = 2;
  let untilWider = 2;
  const step = (): void => {
    if (--untilWider === 0) untilWider = 2 ** width++;
  };
  const put = (entry: number): void => {
    const unit = fresh.get(entry);
    if (unit === undefined) {
      numbers.push([entry, width]);
    } else {
      const isByte = unit < 256;
      numbers.push([isByte ? byteUnit : wideUnit, width], [unit, isByte ? 8 : 16]);
      fresh.delete(entry);
      step();
    }
    step();
  };
  let word: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let single = units.get(unit);
    if (single === undefined) {
      single = size++;
      units.set(unit, single);
      fresh.set(single, unit);
    }
    if (word === undefined) {
      word = single;
      continue;
    }
    const pair = word * 0x10000 + unit;
    const known = longer.get(pair);
    if (known === undefined) {
      put(word);
      longer.set(pair, size++);
      word = single;
    } else {
      word = known;
    }
  }
  if (word !== undefined) put(word);
  numbers.push([end, width]);
  return writeBits(numbers);
}

/**
 * Decompresses at most `limit` UTF-16 units. The format lets a few kilobytes stand for gigabytes, so the total is
 * watched at every step, not afterwards.
 */
export function decompress(payload: string, limit: number): LzReading {
  const read = bitReader(payload);
  const entries: string[] = ['', '', ''];
  let width = 3;
  let untilWider = 4;
  const parts: string[] = [];
  const step = (): void => {
    if (--untilWider === 0) untilWider = 2 ** width++;
  };
  const readUnit = (kind: number): string | undefined => {
    const unit = read(kind === byteUnit ? 8 : 16);
    return unit === undefined ? undefined : String.fromCharCode(unit);
  };

  const start = read(2);
  if (start === end) return { kind: 'text', text: '' };
  let previous = start === byteUnit || start === wideUnit ? readUnit(start) : undefined;
  if (previous === undefined) return { kind: 'damaged' };
  entries.push(previous);
  parts.push(previous);
  let total = 1;
  for (;;) {
    let number = read(width);
    if (number === undefined) return { kind: 'damaged' };
    if (number === end) return { kind: 'text', text: parts.join('') };
    if (number === byteUnit || number === wideUnit) {
      const unit = readUnit(number);
      if (unit === undefined) return { kind: 'damaged' };
      number = entries.push(unit) - 1;
      step();
    }
    // An entry may be used in the step that adds it: then it is the one before plus its own first unit.
    const word: string | undefined = number === entries.length ? previous + previous.charAt(0) : entries[number];
    if (word === undefined) return { kind: 'damaged' };
    total += word.length;
    if (total > limit) return { kind: 'tooLarge' };
    parts.push(word);
    entries.push(previous + word.charAt(0));
    step();
    previous = word;
  }
}

function writeBits(numbers: readonly (readonly [value: number, width: number])[]): string {
  let text = '';
  let character = 0;
  let filled = 0;
  const writeBit = (bit: number): void => {
    character = character * 2 + bit;
    if (++filled < bitsPerCharacter) return;
    text += alphabet.charAt(character);
    character = 0;
    filled = 0;
  };
  for (const [value, width] of numbers) {
    for (let bit = 0; bit < width; bit++) writeBit(Math.floor(value / 2 ** bit) % 2);
  }
  // The last character is filled up, and there is always one to fill.
  do writeBit(0);
  while (filled > 0);
  return text;
}

const values: ReadonlyMap<string, number> = new Map([...alphabet].map((character, value) => [character, value]));

/** Reads numbers off a payload; undefined when it ends before the number does, or holds a foreign character. */
function bitReader(payload: string): (width: number) => number | undefined {
  let next = 0;
  let character = 0;
  let left = 0;
  return (width) => {
    let number = 0;
    for (let bit = 0; bit < width; bit++) {
      if (left === 0) {
        const value = values.get(payload.charAt(next++));
        if (value === undefined) return undefined;
        character = value;
        left = bitsPerCharacter;
      }
      left--;
      number += (Math.floor(character / 2 ** left) % 2) * 2 ** bit;
    }
    return number;
  };
}
