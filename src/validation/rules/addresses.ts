import { quoted } from '../../engine/json/cursor';
import { contains, parseRange, type IpRange } from '../../engine/match/condition/ip-address';
import type { TextValue } from '../../engine/policy/policy';
import type { Row } from '../document';
import { writeText } from '../edits';
import { inRows, inValues, type Check, type Rule } from '../rule';
import { sources } from '../sources';

export const addressRules: readonly Rule[] = [
  {
    code: 'TYPE_MISMATCH_IP_RANGE',
    severity: 'ERROR',
    rule: 'PL-188',
    title: 'Value that is no address range',
    source: sources.checks,
    explanation:
      'IP operators compare with an IPv4 or IPv6 address or a CIDR range: `203.0.113.0/24`, `2001:db8::/32`. Wildcards, names and impossible prefixes never match.',
    check: inValues(({ value, span }, { family }) => {
      if (family !== 'Ip' || value.includes('${') || parseRange(value) !== undefined) return undefined;
      const mended = value.trim();
      const fix =
        mended !== value && parseRange(mended) !== undefined ? writeText('remove the blanks', span, mended) : undefined;
      return {
        span,
        message: `${quoted(value)} is no address or range, and never matches; write one such as \`203.0.113.0/24\``,
        fix,
      };
    }),
  },
  {
    code: 'IMPROVE_IP_RANGE',
    severity: 'SUGGESTION',
    rule: 'PL-184',
    title: 'Bits beyond the prefix of a range',
    source: sources.checks,
    explanation:
      'The bits behind a range’s prefix say nothing: `203.0.113.9/24` is `203.0.113.0/24`. If one address was meant, its prefix is `/32` (IPv6: `/128`).',
    check: inValues(({ value, span }, { family }) => {
      const range = family === 'Ip' ? parseRange(value) : undefined;
      if (range === undefined || range.address.bits !== 32) return undefined;
      const start = firstAddress(range);
      if (start === range.address.value) return undefined;
      const mended = `${printIpv4(start)}/${range.prefix}`;
      return {
        span,
        message: `${quoted(value)} is the range \`${mended}\`; write that, or \`/32\` for the one address`,
        fix: writeText(`write ${mended}`, span, mended),
      };
    }),
  },
  {
    code: 'PRIVATE_IP_ADDRESS',
    severity: 'ERROR',
    rule: 'PL-189',
    title: 'aws:SourceIp with private addresses only',
    source: sources.checks,
    explanation:
      '`aws:SourceIp` is the public address of the caller. Private ranges never match it, so the condition never holds. Through a VPC endpoint test `aws:VpcSourceIp` together with `aws:SourceVpc`.',
    check: sourceIp(
      'IpAddress',
      'all',
      (row) =>
        `${quoted(row.row.key.value)} is a public address, and none of these ranges is; test \`aws:VpcSourceIp\` with \`aws:SourceVpc\``,
    ),
  },
  {
    code: 'PRIVATE_NOT_IP_ADDRESS',
    severity: 'ERROR',
    rule: 'PL-189',
    title: 'NotIpAddress with private addresses only',
    source: sources.checks,
    explanation:
      '`aws:SourceIp` is the public address of the caller, and never lies in a private range: the condition always holds, and a Deny under it denies everybody. Through a VPC endpoint test `aws:VpcSourceIp` together with `aws:SourceVpc`.',
    check: sourceIp(
      'NotIpAddress',
      'all',
      (row) =>
        `${quoted(row.row.key.value)} is a public address and never in these ranges, so this always holds; test \`aws:VpcSourceIp\` with \`aws:SourceVpc\``,
    ),
  },
  {
    code: 'PRIVATE_IP_ADDRESS_SUBSET',
    severity: 'SUGGESTION',
    rule: 'PL-189',
    title: 'aws:SourceIp with some private addresses',
    source: sources.checks,
    explanation:
      'The private ranges of the list never match `aws:SourceIp`, which is a public address. Remove them, or test them with `aws:VpcSourceIp`.',
    check: sourceIp(
      'IpAddress',
      'some',
      () => 'the private ranges of this list never match; remove them or test `aws:VpcSourceIp`',
    ),
  },
  {
    code: 'PRIVATE_NOT_IP_ADDRESS_SUBSET',
    severity: 'SUGGESTION',
    rule: 'PL-189',
    title: 'NotIpAddress with some private addresses',
    source: sources.checks,
    explanation:
      'The private ranges of the list exempt nobody: `aws:SourceIp` is a public address. Remove them, or test them with `aws:VpcSourceIp`.',
    check: sourceIp(
      'NotIpAddress',
      'some',
      () => 'the private ranges of this list exempt nobody; remove them or test `aws:VpcSourceIp`',
    ),
  },
  {
    code: 'ADDRESSES_OF_ONE_VERSION',
    severity: 'SUGGESTION',
    rule: 'PL-185',
    title: 'Deny that forgets IPv6',
    source: sources.operators,
    explanation:
      'An IPv4 range never holds an IPv6 address. A Deny for all outside of IPv4 ranges denies your own callers as soon as their network and the service’s endpoint speak IPv6. List your IPv6 ranges too.',
    check: inRows(({ row, key }, { statement }) => {
      if (row.base !== 'NotIpAddress' || key !== 'aws:sourceip' || statement.effect !== 'Deny') return undefined;
      const ranges = row.values.map(({ value }) => parseRange(value));
      if (ranges.length === 0 || ranges.some((range) => range?.address.bits !== 32)) return undefined;
      return { span: row.span, message: 'callers over IPv6 are always denied by this; list your IPv6 ranges too' };
    }),
  },
];

const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((text) => parseRange(text) ?? []);

/** A check of `aws:SourceIp` under one operator, for lists all or some of whose ranges are private. */
function sourceIp(base: 'IpAddress' | 'NotIpAddress', amount: 'all' | 'some', say: (row: Row) => string): Check {
  return inRows((row) => {
    const { values } = row.row;
    if (row.row.base !== base || row.key !== 'aws:sourceip') return undefined;
    const inside = values.filter(isPrivate);
    if (inside.length === 0 || (inside.length === values.length) !== (amount === 'all')) return undefined;
    return { span: amount === 'all' ? row.row.span : (inside[0]?.span ?? row.row.span), message: say(row) };
  });
}

function isPrivate({ value }: TextValue): boolean {
  const range = parseRange(value);
  return (
    range !== undefined && privateRanges.some((wide) => wide.prefix <= range.prefix && contains(wide, range.address))
  );
}

function firstAddress({ address, prefix }: IpRange): bigint {
  const rest = BigInt(address.bits - prefix);
  return (address.value >> rest) << rest;
}

function printIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
}
