import { addressPlaceholders, isDocumentationAddress } from './addresses';
import type { Identifier, IdentifierKind } from './identifiers';

/** AWS's documentation uses these account ids. */
const accountIds: readonly string[] = [
  ...['111122223333', '444455556666', '777788889999', '123456789012', '999988887777', '111111111111', '222222222222'],
];

/** How the nth placeholder of a kind is spelled, from 1; `like` is what it stands for. */
const spellings: Readonly<Record<Exclude<IdentifierKind, 'address'>, (n: number, like: string) => string>> = {
  account: (n) => accountIds[n - 1] ?? String(100000000000 + n),
  domain: (n) => `idp${n}.example.com`,
  tag: (n, like) => numberLike(n, like) ?? `example-tag-${n}`,
  organization: (n, like) => {
    if (like.startsWith('o-')) return n === 1 ? 'o-exampleorgid' : `o-exampleorgid${n}`;
    return like.startsWith('ou-') ? `ou-ab12-${String(n).repeat(8).slice(0, 8)}` : `r-ab${11 + n}`;
  },
  uniqueId,
  email: (n) => `user${n}@example.com`,
  externalId: (n) => `example-external-id-${n}`,
  network: (n, like) => `${like.slice(0, like.lastIndexOf('-'))}-${(0x1a2b3c4c + n).toString(16)}`,
  bucket: (n) => `amzn-s3-demo-bucket${n === 1 ? '' : n}`,
  name: (n, like) =>
    numberLike(n, like) ?? (isOfSso(like) ? `AWSReservedSSO_Example${n}${hexOf(like)}` : `Example${n}`),
  sid: (n) => `Statement${n}`,
};

function uniqueId(n: number, like: string): string {
  const end = n.toString(16);
  if (/^[A-Z]{4}[A-Z0-9]*$/.test(like) && !/^[0-9A-F]{32}$/.test(like))
    return `${like.slice(0, 4)}EXAMPLE${String(n).padStart(10, '0')}`;
  if (like.includes('-') && !like.startsWith('mrk-')) return `1234abcd-12ab-34cd-56ef-${end.padStart(12, '0')}`;
  const [lead, length] = like.startsWith('mrk-') ? ['mrk-', 32] : ['', like.length];
  const hex = `1234abcd12ab34cd56ef${end.padStart(length - 20, '0')}`;
  return lead + (like === like.toUpperCase() ? hex.toUpperCase() : hex);
}

/** A number stays one: it may stand in a policy as such. */
function numberLike(n: number, like: string): string | undefined {
  return /^\d{1,15}$/.test(like) ? String(10 ** (like.length - 1) + n) : undefined;
}

/** What IAM Identity Center makes of a permission set's name. */
function isOfSso(name: string): boolean {
  return name.startsWith('AWSReservedSSO_');
}

function hexOf(like: string): string {
  return /_[0-9a-f]{16}$/.test(like) ? '_0123456789abcdef' : '';
}

/** Identifiers that are placeholders already. */
const isPlaceholder: Readonly<Record<IdentifierKind, RegExp>> = {
  account:
    /^(?:1111-2222-3333|1234-5678-9012|111122223333|444455556666|777788889999|123456789012|999988887777|(\d)\1{11})$/,
  organization: /^(?:o-exampleorgid\d*|r-ab1[2-9]|ou-ab12-\d{8})$/,
  uniqueId: /EXAMPLE|^(?:mrk-)?1234abcd-?12ab-?34cd-?56ef-?/i,
  domain: /(?:^|\.)example\.(?:com|org|net)$/i,
  tag: /^example/i,
  email: /@(?:[\w-]+\.)*example(?:\.com|\.org|\.net)?$/,
  externalId: /^(?:example|12345$)/i,
  network: /-(?:1a2b3c4[0-9a-f]|0a1b2c3d)/,
  address: /^(?!)/,
  bucket: /^(?:amzn-s3-demo-|example-)/,
  name: /^(?:Example|example)/,
  sid: /^(?:Statement|Stmt|VisualEditor)\d*$/,
};

/** Whether an identifier is one of those that AWS's documentation uses, which tell nothing of whose a scenario is. */
export function isOfDocumentation(kind: IdentifierKind, text: string): boolean {
  return kind === 'address' ? isDocumentationAddress(text) : isPlaceholder[kind].test(text);
}

/**
 * A placeholder for each identifier: the same for the same, another for another, and none that stands in the scenario
 * already. Where a wildcard goes on behind the beginning of names, those names begin alike afterwards too.
 */
export function choosePlaceholders(
  found: readonly Identifier[],
  isTaken: (text: string) => boolean,
): ReadonlyMap<string, string> {
  const addresses = found.filter(({ kind }) => kind === 'address').map(({ text }) => text);
  const chosen = new Map(addressPlaceholders(addresses) ?? []);
  const next = new Map<string, number>();
  const fresh = (kind: Exclude<IdentifierKind, 'address'>, like: string): string => {
    const series = kind === 'organization' || kind === 'network' ? like.slice(0, like.indexOf('-') + 1) : '';
    for (;;) {
      const n = (next.get(kind + series) ?? 0) + 1;
      next.set(kind + series, n);
      const text = spellings[kind](n, like);
      if (!isTaken(text)) return text;
    }
  };
  const beginnings = found.filter(({ open }) => open).sort((a, b) => a.text.length - b.text.length);
  // As the console writes an account id: with hyphens it is the same account.
  const plainAccounts = found
    .filter(({ kind, text }) => kind === 'account' && text.includes('-'))
    .map((identifier) => ({ ...identifier, text: identifier.text.replaceAll('-', '') }));
  for (const { kind, text } of [...beginnings, ...plainAccounts, ...found]) {
    const plain = kind === 'account' ? chosen.get(text.replaceAll('-', '')) : undefined;
    if (plain !== undefined && text.includes('-')) chosen.set(text, plain.replace(/^(.{4})(.{4})/, '$1-$2-'));
    if (kind === 'address' || chosen.has(text) || isPlaceholder[kind].test(text)) continue;
    const outer = beginnings.find(
      (beginning) => beginning.kind === kind && beginning.text !== text && text.startsWith(beginning.text),
    );
    const start = outer && chosen.get(outer.text);
    if (start !== undefined) chosen.set(text, start + text.slice(outer?.text.length));
    // A hyphen ends a beginning, so that the first name does not begin as the tenth does.
    else chosen.set(text, fresh(kind, text) + (beginnings.some((beginning) => beginning.text === text) ? '-' : ''));
  }
  return chosen;
}
