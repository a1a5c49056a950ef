import { firstPiece, type KnownKind, type KnownWords } from './patterns';

interface Phrase {
  readonly text: string;
  readonly kind: KnownKind;
  /** Where its first piece stands in it. */
  readonly at: number;
}

const indexed = new WeakMap<KnownWords, ReadonlyMap<string, readonly Phrase[]>>();

/** The longest known phrase of several words whose first piece is a piece of a text; none that begins before `done`. */
export function phraseAt(
  known: KnownWords,
  text: string,
  piece: string,
  index: number,
  done: number,
): { readonly text: string; readonly kind: KnownKind; readonly from: number } | undefined {
  for (const phrase of phrasesOf(known).get(piece) ?? []) {
    const from = index - phrase.at;
    const after = text.charAt(from + phrase.text.length);
    if (from >= done && text.startsWith(phrase.text, from) && !/\w/.test(after))
      return { text: phrase.text, kind: phrase.kind, from };
  }
  return undefined;
}

/** Whether a phrase can stand in a JSON text in one of its strings only: elsewhere it would be no JSON afterwards. */
function isInsideOfJson(text: string): boolean {
  return !/["\\{}[\]\p{Cc}]/u.test(text) && !/^(?:true|false|null|[-+.\deE\s,:])*$/.test(text);
}

/** Phrases by their first pieces, the longest first. */
function phrasesOf(known: KnownWords): ReadonlyMap<string, readonly Phrase[]> {
  let phrases = indexed.get(known);
  if (!phrases) indexed.set(known, (phrases = index(known)));
  return phrases;
}

function index(known: KnownWords): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  for (const [text, kind] of [...known].sort(([a], [b]) => b.length - a.length)) {
    const first = firstPiece(text);
    if (first === undefined || first.piece === text || !isInsideOfJson(text)) continue;
    const alike = phrases.get(first.piece);
    const phrase = { text, kind, at: first.at };
    if (alike) alike.push(phrase);
    else phrases.set(first.piece, [phrase]);
  }
  return phrases;
}
