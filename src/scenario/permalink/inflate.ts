export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'damaged' };

/**
 * Inflates raw deflate that was made with a dictionary, by the platform's own means, which know no dictionaries: it
 * stands as a stored block in front of the stream, and its bytes are dropped from what comes out. At most `limit` bytes
 * come out; a few kilobytes can stand for megabytes, so the total is watched while they do.
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  dictionary: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Inflated> {
  const stream = new DecompressionStream('deflate-raw');
  const reader = stream.readable.getReader();
  const fed = feed(stream.writable.getWriter(), [storedBlock(dictionary), ...slices(bytes)]);
  const out = new Uint8Array(dictionary.length + limit);
  let length = 0;
  try {
    for (;;) {
      const { value } = await reader.read();
      if (value === undefined) break;
      if (length + value.length > out.length) {
        await reader.cancel();
        return { kind: 'tooLarge' };
      }
      out.set(value, length);
      length += value.length;
    }
    // A stream that ends before its last block does is found only by whoever feeds it.
    await fed;
  } catch {
    // The platform tells in no other way that this is no deflate.
    return { kind: 'damaged' };
  } finally {
    await fed.catch(() => undefined);
  }
  return length < dictionary.length
    ? { kind: 'damaged' }
    : { kind: 'bytes', bytes: out.slice(dictionary.length, length) };
}

// Small enough that what comes of one slice, 1,032 times as much at most, may wait unread.
const sliceLength = 512;

function* slices(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += sliceLength) yield bytes.subarray(at, at + sliceLength);
}

async function feed(
  writer: ReturnType<DecompressionStream['writable']['getWriter']>,
  parts: readonly Uint8Array<ArrayBuffer>[],
): Promise<void> {
  for (const part of parts) await writer.write(part);
  await writer.close();
}

/** RFC 1951, 3.2.4: not the last block, type 0, then the length and its complement, low byte first. */
function storedBlock(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const { length } = bytes;
  const block = new Uint8Array(5 + length);
  block.set([0, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff]);
  block.set(bytes, 5);
  return block;
}
