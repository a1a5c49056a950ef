import { joinParts } from '../glob';
import type { Operator } from './operator';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** PL-181: both sides are base64, and are compared as the bytes that they stand for. */
export const binaryEquals: Operator = {
  variables: false,
  unreadable: 'PL-181',
  compile(value) {
    const policy = decodeBase64(joinParts(value));
    return policy === undefined ? undefined : (request) => decodeBase64(request) === policy;
  },
  reads: (request) => decodeBase64(request) !== undefined,
};

/** The bytes as characters U+0000 to U+00FF; undefined where the text is not base64 with its padding. */
export function decodeBase64(text: string): string | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  let bytes = '';
  let bits = 0;
  let held = 0;
  for (const character of text.slice(0, text.length - padding)) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += String.fromCharCode((held >> bits) & 0xff);
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}
