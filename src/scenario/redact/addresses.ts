/** An address or a block of them, as the bits of its first address. */
interface Block {
  readonly base: bigint;
  readonly length: number;
}

interface Family {
  readonly bits: 32 | 128;
  /** The block that documentation uses (RFC 5737, RFC 3849). */
  readonly home: Block;
}

const version4: Family = { bits: 32, home: { base: 0xcb007100n, length: 24 } };
const version6: Family = { bits: 128, home: { base: 0x20010db8n << 96n, length: 32 } };

/** Blocks that are for documentation, by their first bits; and 0/0, which is everybody. */
const documentation: readonly (readonly [Family, Block])[] = [
  [version4, version4.home],
  [version4, { base: 0xc6336400n, length: 24 }],
  [version4, { base: 0xc0000200n, length: 24 }],
  [version6, version6.home],
];

/**
 * A documentation address for each address and CIDR block, so that one contains another exactly when it did before.
 * Undefined where the documentation's block is too small for that.
 */
export function addressPlaceholders(texts: readonly string[]): ReadonlyMap<string, string> | undefined {
  const placeholders = new Map<string, string>();
  for (const family of [version4, version6]) {
    const blocks = new Map<string, Block>();
    for (const text of texts) {
      const block = parseAddress(text, family);
      if (block !== undefined && block.length > 0) blocks.set(text, block);
    }
    if ([...blocks.values()].every((block) => isDocumentation(block, family))) continue;
    const unique = new Map([...blocks.values()].map((block) => [keyOf(block), block]));
    const sorted = [...unique.values()].sort((a, b) =>
      a.base === b.base ? a.length - b.length : a.base < b.base ? -1 : 1,
    );
    const placed = new Map<string, Block>();
    if (!allot(sorted, family.home, family, placed)) return undefined;
    for (const [text, block] of blocks) {
      const to = placed.get(keyOf(block));
      if (to) placeholders.set(text, printBlock(to, family, text.includes('/')));
    }
  }
  return placeholders;
}

/** Whether an address or a block is documentation's already, or everybody's: it tells nothing. */
export function isDocumentationAddress(text: string): boolean {
  return [version4, version6].some((family) => {
    const block = parseAddress(text, family);
    return block !== undefined && isDocumentation(block, family);
  });
}

/** Gives each of the outermost blocks its part of a home, and what is in them parts of that. */
function allot(sorted: readonly Block[], home: Block, family: Family, placed: Map<string, Block>): boolean {
  const groups: Block[][] = [];
  for (const block of sorted) {
    const outer = groups.at(-1);
    if (outer?.[0] && contains(outer[0], block, family)) outer.push(block);
    else groups.push([block]);
  }
  // One part stays free, so that the first address, which is the block's own, is given to nobody.
  const length = home.length + Math.ceil(Math.log2(groups.length + 1));
  return groups.every(([outer, ...inner], index) => {
    if (outer === undefined) return true;
    const part = { base: home.base + (BigInt(index + 1) << BigInt(family.bits - length)), length };
    const isSingle = outer.length === family.bits;
    if (length > family.bits || (length === family.bits && !isSingle)) return false;
    placed.set(keyOf(outer), isSingle ? { ...part, length: family.bits } : part);
    return inner.length === 0 || allot(inner, part, family, placed);
  });
}

function contains(outer: Block, inner: Block, family: Family): boolean {
  const shift = BigInt(family.bits - outer.length);
  return outer.length <= inner.length && outer.base >> shift === inner.base >> shift;
}

function isDocumentation(block: Block, family: Family): boolean {
  return documentation.some(([other, outer]) => other === family && contains(outer, block, family));
}

function keyOf({ base, length }: Block): string {
  return `${base}/${length}`;
}

function parseAddress(text: string, family: Family): Block | undefined {
  const [address = '', suffix] = text.split('/');
  const base = family === version4 ? parse4(address) : parse6(address);
  const length = suffix === undefined ? family.bits : Number(suffix);
  if (base === undefined || length > family.bits) return undefined;
  const shift = BigInt(family.bits - length);
  return { base: (base >> shift) << shift, length };
}

function parse4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((bits, part) => bits * 256n + BigInt(part), 0n);
}

function parse6(text: string): bigint | undefined {
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groupsOf(left), groupsOf(right ?? '')];
  const missing = 8 - before.length - after.length;
  if (right === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (groups.some((group) => !/^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
  return groups.reduce((bits, group) => bits * 0x10000n + BigInt(`0x${group}`), 0n);
}

function printBlock({ base, length }: Block, { bits }: Family, withLength: boolean): string {
  const size = bits === 32 ? 8n : 16n;
  const groups = Array.from({ length: bits / Number(size) }, (_, index) => {
    const group = (base >> (BigInt(bits) - size * BigInt(index + 1))) & ((1n << size) - 1n);
    return bits === 32 ? group.toString() : group.toString(16);
  });
  const text = bits === 32 ? groups.join('.') : groups.join(':').replace(/(?:(?:^|:)0)+$/, '::');
  return withLength ? `${text}/${length}` : text;
}
