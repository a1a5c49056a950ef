import type { IpAddress, IpRange } from '../../match/condition/ip-address';
import { contains, parseIp, parseRange, unmap } from '../../match/condition/ip-address';

/** PL-189: addresses that never call from the public network. */
const neverPublic: readonly IpRange[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/127',
  '::ffff:0:0/96',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
].flatMap((text) => parseRange(text) ?? []);

/**
 * Public addresses, one at least for every way in which some address lies in some of the ranges and outside of the
 * others: CIDR ranges lie within each other or apart, so each such way begins or ends at an edge of a range.
 */
export function findAddresses(ranges: readonly string[]): readonly string[] {
  const tested = ranges.flatMap((text) => parseRange(rangeOfPattern(text)) ?? []);
  const edges = [...tested, ...neverPublic].flatMap(edgesOf);
  const inside = edges.filter((address) => isPublic(address)).map(printAddress);
  return [...new Set(['192.0.2.77', '2001:db8:ffff:0:0:0:0:77', ...inside])];
}

/** Whether a text is an address from which a call can come. */
export function isPublicAddress(text: string): boolean {
  const address = parseIp(text);
  return address !== undefined && isPublic(address);
}

function isPublic(address: IpAddress): boolean {
  return unmap(address) === undefined && !neverPublic.some((range) => contains(range, address));
}

/** First and last address of a range, and those just outside. */
function edgesOf({ address: { bits, value }, prefix }: IpRange): readonly IpAddress[] {
  const rest = BigInt(bits - prefix);
  const first = (value >> rest) << rest;
  const last = first + (1n << rest) - 1n;
  const end = 1n << BigInt(bits);
  return [first, last, first - 1n, last + 1n]
    .filter((edge) => edge >= 0n && edge < end)
    .map((edge) => ({ bits, value: edge }));
}

/** A text pattern that ends in whole octets, `203.0.113.*`, as the range that it means; any other text as it is. */
function rangeOfPattern(text: string): string {
  const octets = text.split('.');
  const fixed = octets.findIndex((octet) => octet === '*');
  if (fixed < 0 || octets.length > 4 || octets.slice(fixed).some((octet) => octet !== '*')) return text;
  return `${[...octets.slice(0, fixed), '0', '0', '0', '0'].slice(0, 4).join('.')}/${fixed * 8}`;
}

function printAddress({ bits, value }: IpAddress): string {
  const size = bits === 32 ? 8n : 16n;
  const count = bits === 32 ? 4 : 8;
  const groups = Array.from(
    { length: count },
    (_one, index) => (value >> (size * BigInt(count - 1 - index))) & ((1n << size) - 1n),
  );
  return bits === 32 ? groups.join('.') : groups.map((group) => group.toString(16)).join(':');
}
