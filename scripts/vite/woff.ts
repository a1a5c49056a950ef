import { inflateSync } from 'node:zlib';

const [headerLength, entryLength, woffEntryLength, woffHeaderLength] = [12, 16, 20, 44];

/**
 * The TrueType or OpenType font in a WOFF file (version 1, W3C recommendation of 2012): the same tables, compressed one by
 * one with zlib. Renderers outside of browsers read only the former.
 */
export function sfntOf(woff: Buffer): Uint8Array {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('the font is no WOFF file');
  const count = woff.readUInt16BE(12);
  const sfnt = Buffer.alloc(woff.readUInt32BE(16));
  sfnt.writeUInt32BE(woff.readUInt32BE(4), 0);
  sfnt.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  sfnt.writeUInt16BE(16 * 2 ** power, 6);
  sfnt.writeUInt16BE(power, 8);
  sfnt.writeUInt16BE(16 * (count - 2 ** power), 10);
  let end = headerLength + count * entryLength;
  for (let index = 0; index < count; index++) {
    const from = woffHeaderLength + index * woffEntryLength;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(from + at)) as [number, number, number];
    const stored = woff.subarray(offset, offset + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    const to = headerLength + index * entryLength;
    woff.copy(sfnt, to, from, from + 4);
    woff.copy(sfnt, to + 4, from + 16, from + 20);
    sfnt.writeUInt32BE(end, to + 8);
    sfnt.writeUInt32BE(length, to + 12);
    table.copy(sfnt, end);
    end += Math.ceil(length / 4) * 4;
  }
  return sfnt;
}
