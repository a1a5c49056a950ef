/** What people meet: where a link of more characters is cut or refused, and what helps. */
const limits = [
  { characters: 1000, where: 'Outlook', advice: 'In mail, put the link behind words, or attach the JSON file.' },
  { characters: 2000, where: 'Discord', advice: 'In chats, attach the JSON file.' },
  {
    characters: 8000,
    where: 'HTTP software',
    advice:
      'Shorteners, link checkers and proxies refuse it: share the JSON file, or leave out policies that no request needs.',
  },
] as const;

export interface SizeLimit {
  readonly where: string;
  readonly characters: number;
  readonly fits: boolean;
}

/** How a link of so many characters stands to the limits, and what to do about the largest that it is over. */
export function sizeOf(characters: number): { readonly limits: readonly SizeLimit[]; readonly advice?: string } {
  const advice = limits.findLast((limit) => characters > limit.characters)?.advice;
  return {
    limits: limits.map(({ where, characters: most }) => ({ where, characters: most, fits: characters <= most })),
    ...(advice !== undefined && { advice }),
  };
}
