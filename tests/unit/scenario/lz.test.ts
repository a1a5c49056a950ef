import fc from 'fast-check';
import lz from 'lz-string';
import { describe, expect, it } from 'vitest';
import { compress, decompress } from '../../../src/scenario/permalink/lz';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\ud800', '€'), maxLength: 2000 }),
  fc.json({ maxDepth: 4 }),
);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';

describe('the lz-string format', () => {
  it('is written to the character as the library writes it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(compress(text)).toBe(lz.compressToEncodedURIComponent(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read as the library reads it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decompress(lz.compressToEncodedURIComponent(text), 1e6)).toEqual({ kind: 'text', text });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads random characters as the library does, or calls them damaged', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 60 }), (payload) => {
        const read = decompress(payload, 1e6);
        if (read.kind === 'text') expect(lz.decompressFromEncodedURIComponent(payload)).toBe(read.text);
      }),
      { numRuns: 2000 },
    );
  });

  it('stops at the limit, long before a bomb has expanded', () => {
    const bomb = compress('a'.repeat(3_000_000));
    expect(bomb.length).toBeLessThan(7000);
    expect(decompress(bomb, 262_144)).toEqual({ kind: 'tooLarge' });
    expect(decompress(compress('a'.repeat(100)), 100)).toMatchObject({ kind: 'text' });
    expect(decompress(compress('a'.repeat(101)), 100)).toEqual({ kind: 'tooLarge' });
  });

  it.each(['', 'A', '.', 'é', '%'])('calls %j damaged', (payload) => {
    expect(decompress(payload, 100)).toEqual({ kind: 'damaged' });
  });
});
