/** What in a scenario can tell whose it is. */
export type IdentifierKind =
  'account' | 'organization' | 'uniqueId' | 'email' | 'externalId' | 'network' | 'address' | 'bucket' | 'name' | 'sid';

/** In the order in which they are looked for, and in which a list of them is shown. */
export const identifierKinds: readonly IdentifierKind[] = [
  ...(['account', 'organization', 'uniqueId', 'email', 'externalId', 'network', 'address', 'bucket'] as const),
  ...(['name', 'sid'] as const),
];

export interface Identifier {
  readonly kind: IdentifierKind;
  readonly text: string;
  /** Whether a wildcard or a variable goes on where it ends: it is the beginning of several names. */
  readonly open: boolean;
}

/** Words that the author of a scenario chose, by where they stand in it. */
export type KnownWords = ReadonlyMap<string, 'externalId' | 'name' | 'sid'>;

const patterns = {
  email: String.raw`[\w.%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}`,
  uniqueId: String.raw`(?<![A-Za-z0-9])(?:AROA|AIDA|AGPA|AIPA|ANPA|ANVA|AKIA|ASIA)[A-Z0-9]{8,124}(?![A-Za-z0-9])`,
  bucket: String.raw`(?<=:s3:::)[a-z0-9][a-z0-9.-]{1,62}`,
  organization: String.raw`(?<![A-Za-z0-9-])(?:o-[a-z0-9]{10,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|(?<=["/]|^)r-[a-z0-9]{4,32})(?![A-Za-z0-9-])`,
  network: String.raw`(?<![A-Za-z0-9-])(?:vpce-svc|vpce|vpc|subnet|eni|sg|i)-[0-9a-f]{8,17}(?![A-Za-z0-9])`,
  address: String.raw`(?<![\w.:-])(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[0-9A-Fa-f:.]{0,45}:[0-9A-Fa-f:.]{0,45}:)[0-9A-Fa-f:]{2,39})(?:\/\d{1,3})?(?![\w.:])`,
  account: String.raw`(?<![A-Za-z0-9])\d{12}(?![A-Za-z0-9])`,
} as const satisfies Partial<Record<IdentifierKind, string>>;

const named = Object.entries(patterns).map(([kind, pattern]) => `(?<${kind}>${pattern})`);
// eslint-disable-next-line no-restricted-syntax -- made of the patterns above, never of a person's text
const inWord = new RegExp(named.filter((pattern) => !pattern.startsWith('(?<bucket>')).join('|'), 'g');
// What no pattern takes is looked at word by word: a word is what IAM lets a name consist of.
// eslint-disable-next-line no-restricted-syntax -- the same
const inText = new RegExp([...named, String.raw`(?<word>[\w+=,.@-]{1,256})`].join('|'), 'g');

/** Whether a text is an identifier by its shape alone. */
export function isRecognized(text: string): boolean {
  return text.match(inWord)?.[0] === text;
}

/** A text with each of its identifiers replaced. It takes linear time: every pattern is fixed, and bounded in length. */
export function replaceIdentifiers(text: string, known: KnownWords, replace: (found: Identifier) => string): string {
  const whole = known.get(text);
  if (whole !== undefined) return replace({ kind: whole, text, open: false });
  return text.replaceAll(inText, (...match: unknown[]) => {
    const [found, groups] = [match[0] as string, match.at(-1) as Readonly<Record<string, string | undefined>>];
    const from = match.at(-3) as number;
    const after = text.charAt(from + found.length);
    const open = after === '*' || after === '?' || after === '$';
    if (groups['word'] === undefined) return replace({ kind: kindOf(groups), text: found, open });
    const kind = known.get(found);
    // Before a colon stands a service, between a colon and a slash a resource type, whatever else has that name.
    const isFixed = after === ':' || (after === '/' && text.charAt(from - 1) === ':');
    if (kind !== undefined && !isFixed) return replace({ kind, text: found, open });
    return found.replaceAll(inWord, (...inner: unknown[]) =>
      replace({ kind: kindOf(inner.at(-1) as typeof groups), text: inner[0] as string, open: false }),
    );
  });
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): IdentifierKind {
  return identifierKinds.find((kind) => groups[kind] !== undefined) ?? 'name';
}
