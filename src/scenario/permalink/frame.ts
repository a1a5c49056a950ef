import { crc24 } from './check';

/**
 * What tells a cut link from a damaged one: `#VERSION.LENGTH.PAYLOAD.CHECK`.
 *
 * LENGTH    how many characters PAYLOAD has, in decimal: it stands first, so that a cut link still says what it was
 * CHECK     CRC-24, five digits in base 36: it stands last, so that a link ends in a letter or digit. Of version 1 it covers
 *           `LENGTH.PAYLOAD`, of version 2 `2.LENGTH.PAYLOAD`, so that neither passes for the other
 */
export function printFrame(version: LinkVersion, payload: string): string {
  const body = `${payload.length}.${payload}`;
  return `#${version}.${body}.${checkOf(version, body)}`;
}

export type LinkVersion = 1 | 2;

export type FrameReading =
  | { readonly kind: 'payload'; readonly payload: string }
  /** Both counts with `#`. */
  | { readonly kind: 'cut'; readonly characters: number; readonly of: number }
  | { readonly kind: 'damaged' };

/** Reads what stands behind the version. */
export function readFrame(version: LinkVersion, rest: string): FrameReading {
  const [length = '', payload, check = '', ...more] = rest.split('.', 4);
  if (!/^[1-9]\d{0,5}$/.test(length) || more.length > 0) return { kind: 'damaged' };
  const start = '#1.'.length + length.length + '.'.length;
  const of = start + Number(length) + '.'.length + checkDigits;
  const characters = '#1.'.length + rest.length;
  if (payload === undefined || characters < of) return { kind: 'cut', characters, of };
  return payload.length === Number(length) && check === checkOf(version, `${length}.${payload}`)
    ? { kind: 'payload', payload }
    : { kind: 'damaged' };
}

const checkDigits = 5;

function checkOf(version: LinkVersion, body: string): string {
  const covered = version === 1 ? body : `${version}.${body}`;
  return crc24(covered).toString(36).padStart(checkDigits, '0');
}
