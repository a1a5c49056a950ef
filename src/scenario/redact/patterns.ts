/** What in a scenario can tell whose it is. */
export type IdentifierKind = (typeof identifierKinds)[number];

/** In the order in which they are looked for, and in which a list of them is shown. */
export const identifierKinds = [
  ...([
    'account',
    'organization',
    'uniqueId',
    'email',
    'externalId',
    'network',
    'address',
    'domain',
    'bucket',
  ] as const),
  ...(['name', 'tag', 'sid'] as const),
] as const;

/** Kinds that no shape tells: what the author of a scenario chose, by where it stands. */
export type KnownKind = Extract<IdentifierKind, 'externalId' | 'domain' | 'bucket' | 'name' | 'tag' | 'sid'>;

/** Words and phrases that the author of a scenario chose. */
export type KnownWords = ReadonlyMap<string, KnownKind>;

interface Row {
  readonly kind: IdentifierKind;
  readonly pattern: string;
  /** Whether it is looked for within a word: not where only what stands before the word tells it. */
  readonly inWords: boolean;
}

const rows: readonly Row[] = [
  {
    kind: 'email',
    pattern: String.raw`[\w.%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}`,
    inWords: true,
  },
  {
    kind: 'uniqueId',
    pattern: [
      String.raw`(?<![A-Za-z0-9])(?:AROA|AIDA|AGPA|AIPA|ANPA|ANVA|AKIA|ASIA|ABIA|ACCA|APKA|ASCA)[A-Z0-9]{8,124}(?![A-Za-z0-9])`,
      // Keys of KMS, and much else; canonical users of S3, and clusters of EKS.
      String.raw`(?<![A-Za-z0-9])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![A-Za-z0-9])`,
      String.raw`(?<![A-Za-z0-9])mrk-[0-9a-f]{32}(?![A-Za-z0-9])`,
      String.raw`(?<![A-Za-z0-9])(?:[0-9a-f]{64}|(?<=\/id\/)[0-9A-F]{32})(?![A-Za-z0-9])`,
    ].join('|'),
    inWords: true,
  },
  {
    kind: 'bucket',
    pattern: String.raw`(?<=:s3:::)[a-z0-9][a-z0-9.-]{1,62}`,
    inWords: false,
  },
  {
    kind: 'organization',
    pattern: String.raw`(?<![A-Za-z0-9-])(?:o-[a-z0-9]{10,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|(?<=["/]|^)r-[a-z0-9]{4,32})(?![A-Za-z0-9-])`,
    inWords: true,
  },
  {
    kind: 'network',
    pattern: String.raw`(?<![A-Za-z0-9-])(?:vpce-svc|vpce|vpc|subnet|eni|sg|rtb|acl|igw|nat|tgw|pcx|eipalloc|ami|snap|vol|fs|lt|i)-[0-9a-f]{8,17}(?![A-Za-z0-9])`,
    inWords: true,
  },
  {
    kind: 'address',
    pattern: String.raw`(?<![\w.:-])(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[0-9A-Fa-f:.]{0,45}:[0-9A-Fa-f:.]{0,45}:)[0-9A-Fa-f:]{2,39})(?:\/\d{1,3})?(?![\w.:])`,
    inWords: true,
  },
  {
    kind: 'account',
    pattern: String.raw`(?<![A-Za-z0-9])(?:\d{12}|\d{4}-\d{4}-\d{4})(?![A-Za-z0-9-])`,
    inWords: true,
  },
];

function anyOf(some: readonly Row[]): string {
  return some.map(({ kind, pattern }) => `(?<${kind}>${pattern})`).join('|');
}

// eslint-disable-next-line no-restricted-syntax -- made of the patterns above, never of a person's text
export const inWord = new RegExp(anyOf(rows.filter(({ inWords }) => inWords)), 'gu');
// What no pattern takes is looked at word by word: a word is what IAM lets a name
// consist of, in any script.
// eslint-disable-next-line no-restricted-syntax -- the same
export const inText = new RegExp(String.raw`${anyOf(rows)}|(?<word>[\p{L}\p{N}\p{M}_+=,.@-]{1,256})`, 'gu');

/** Whether a text is an identifier by its shape alone. */
export function isRecognized(text: string): boolean {
  return text.match(inWord)?.[0] === text;
}

/** The first piece that a text is looked at by, and where it stands. */
export function firstPiece(text: string): { readonly piece: string; readonly at: number } | undefined {
  inText.lastIndex = 0;
  const match = inText.exec(text);
  return match ? { piece: match[0], at: match.index } : undefined;
}
