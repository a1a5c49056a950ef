import { isDigits } from './decimal';

/** An address as a number of 32 or 128 bits. */
export interface IpAddress {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** An address range: the addresses whose first `prefix` bits are those of `address`. */
export interface IpRange {
  readonly address: IpAddress;
  readonly prefix: number;
}

/** Reads IPv4 in four decimal octets, or IPv6 in any of its forms (PL-187). */
export function parseIp(text: string): IpAddress | undefined {
  const value = text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  return value === undefined ? undefined : { bits: text.includes(':') ? 128 : 32, value };
}

/** Reads an address or CIDR range; without a prefix it is the one address (PL-183, PL-188). */
export function parseRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  const address = parseIp(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined || slash < 0) return address && { address, prefix: address.bits };
  const digits = text.slice(slash + 1);
  if (!isDigits(digits) || digits.length > 3) return undefined;
  const prefix = Number(digits);
  return prefix <= address.bits ? { address, prefix } : undefined;
}

/** Whether the range holds the address: of its own version only (PL-185), whatever bits follow the prefix (PL-184). */
export function contains(range: IpRange, address: IpAddress): boolean {
  if (range.address.bits !== address.bits) return false;
  const rest = BigInt(address.bits - range.prefix);
  return range.address.value >> rest === address.value >> rest;
}

/** PL-186: an IPv4-mapped IPv6 address as the IPv4 address that it is; undefined for any other. */
export function unmap({ bits, value }: IpAddress): IpAddress | undefined {
  return bits === 128 && value >> 32n === 0xffffn ? { bits: 32, value: value & 0xffffffffn } : undefined;
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split('.', 5);
  if (octets.length !== 4) return undefined;
  let value = 0n;
  for (const octet of octets) {
    // A leading zero is octal to some readers and decimal to others.
    const isOctet = isDigits(octet) && octet.length <= 3 && (octet === '0' || !octet.startsWith('0'));
    if (!isOctet || Number(octet) > 255) return undefined;
    value = value * 256n + BigInt(octet);
  }
  return value;
}

function parseIpv6(text: string): bigint | undefined {
  const [head = '', tail, more] = text.split('::', 3);
  if (more !== undefined) return undefined;
  const before = head === '' ? [] : parseGroups(head, tail === undefined);
  const after = tail === undefined || tail === '' ? [] : parseGroups(tail, true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...before, ...new Array<bigint>(missing).fill(0n), ...after].reduce(
    (value, group) => value * 65536n + group,
    0n,
  );
}

/** Groups of 16 bits; the last two may be written as IPv4, where the text ends the address. */
function parseGroups(text: string, isEnd: boolean): readonly bigint[] | undefined {
  const groups: bigint[] = [];
  const texts = text.split(':', 9);
  for (const [index, group] of texts.entries()) {
    if (isEnd && index === texts.length - 1 && group.includes('.')) {
      const ipv4 = parseIpv4(group);
      if (ipv4 === undefined) return undefined;
      groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
    } else if (isGroup(group)) {
      groups.push(BigInt(`0x${group}`));
    } else {
      return undefined;
    }
  }
  return groups;
}

function isGroup(text: string): boolean {
  if (text.length < 1 || text.length > 4) return false;
  for (const digit of text.toLowerCase()) if (!'0123456789abcdef'.includes(digit)) return false;
  return true;
}
