/** CRC-24 (RFC 9580, 6.1.1) of a text of ASCII characters: every burst of up to 24 damaged bits is found. */
export function crc24(text: string): number {
  let crc = 0xb704ce;
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at) << 16;
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= 0x1864cfb;
    }
  }
  return crc & 0xffffff;
}
