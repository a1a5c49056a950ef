import { glossary } from './glossary';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly inlines: readonly Inline[] }
  /** A word of AWS's, with what it means and where the glossary says so. */
  | { readonly kind: 'term'; readonly text: string; readonly meaning: string; readonly address: string };

/** Remembers which terms of a page are linked already. */
export interface TermFinder {
  readonly root: string;
  readonly seen: Set<string>;
}

export function createTermFinder(root: string): TermFinder {
  return { root, seen: new Set() };
}

interface Occurrence {
  readonly id: string;
  readonly meaning: string;
  readonly from: number;
  readonly to: number;
}

/** Cuts a text at the terms that stand in it for the first time on the page. */
export function findTerms(text: string, finder: TermFinder | undefined): readonly Inline[] {
  const found = finder && firstTerm(text, finder);
  if (finder === undefined || found === undefined) return text === '' ? [] : [{ kind: 'text', text }];
  finder.seen.add(found.id);
  return [
    ...findTerms(text.slice(0, found.from), finder),
    {
      kind: 'term',
      text: text.slice(found.from, found.to),
      meaning: found.meaning,
      address: `${finder.root}glossary.html#${found.id}`,
    },
    ...findTerms(text.slice(found.to), finder),
  ];
}

/** The earliest term of a text, and of those the longest. */
function firstTerm(text: string, { seen }: TermFinder): Occurrence | undefined {
  const lower = text.toLowerCase();
  return glossary
    .filter(({ id }) => !seen.has(id))
    .flatMap(({ id, forms, meaning }) =>
      forms.flatMap((form): readonly Occurrence[] => {
        const from = indexOfWord(lower, form.toLowerCase());
        if (from < 0) return [];
        const plural = text[from + form.length] === 's' ? 1 : 0;
        return [{ id, meaning, from, to: from + form.length + plural }];
      }),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to)[0];
}

const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}-]/u.test(character);

/** Where a word or its plural begins, and no longer word that holds it; -1 if nowhere. */
function indexOfWord(text: string, word: string): number {
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
    const end = from + word.length;
    const after = text[end] === 's' ? end + 1 : end;
    if (!isLetter(text[from - 1]) && !isLetter(text[after])) return from;
  }
  return -1;
}
