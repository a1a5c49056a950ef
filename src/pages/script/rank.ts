import { denialIn, likenessOf, type Denial } from './denial';

/** What a search looks at. */
export interface Searched {
  readonly symptoms: readonly string[];
  readonly text: string;
  readonly denials: readonly Denial[];
}

/** Of what a pasted message finds, what is not as near as this to the nearest is not worth a look. */
const leastNearness = 0.25;
/** More words than this are a pasted message rather than a search. */
const mostSearchWords = 5;
/** What a message says of its denial, against the words that it has in common with a symptom. */
const weightOfDenial = 4;
/** The share of a symptom's words that a pasted message has to hold. */
const leastShare = 0.75;

/**
 * Finds what fits a query, the best first. A few words have to stand in the text, all of them, as beginnings of words;
 * of a pasted message it counts what it says of the denial, and how much of a symptom it holds, rare words more than
 * common ones.
 */
export function rank<T extends Searched>(query: string, entries: readonly T[]): readonly T[] {
  const words = [...new Set(wordsOf(query))];
  if (words.length === 0) return entries;
  if (!isMessage(query)) {
    return entries.filter((entry) => {
      const known = wordsOf(`${entry.text} ${entry.symptoms.join(' ')}`);
      return words.every((word) => known.some((one) => one.includes(word)));
    });
  }
  const asked = new Set(words);
  const weights = weightsOf(entries);
  const said = denialIn(query);
  const found = entries
    .map((entry) => ({
      entry,
      score: sum(entry.symptoms.map((one) => scoreOf(one, asked, weights))) + weightOfDenial * nearness(said, entry),
    }))
    .sort((a, b) => b.score - a.score);
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score > 0 && score >= best * leastNearness).map(({ entry }) => entry);
}

/** Whether a query is a pasted message, rather than a few words to search for. */
export function isMessage(query: string): boolean {
  return new Set(wordsOf(query)).size > mostSearchWords;
}

function nearness(said: Denial | undefined, { denials }: Searched): number {
  return said === undefined ? 0 : Math.max(0, ...denials.map((shown) => likenessOf(said, shown)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** The weight of a symptom's words that the message holds; 0 where it holds too few of them. */
function scoreOf(symptom: string, asked: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
  let [held, all] = [0, 0];
  for (const word of new Set(wordsOf(symptom))) {
    const weight = weights.get(word) ?? 0;
    all += weight;
    if (asked.has(word)) held += weight;
  }
  const share = all > 0 ? held / all : 0;
  // `no identity-based policy allows` and `no session policy allows` differ in one word: what is whole weighs most.
  return share >= leastShare ? held * share ** 4 : 0;
}

function weightsOf(entries: readonly Searched[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { symptoms } of entries) {
    for (const word of new Set(symptoms.flatMap(wordsOf))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + entries.length / count)]));
}

/** Lower-case words; of `s3:ListBucket` also the parts, so that `Access Denied` finds `AccessDenied`. */
function wordsOf(text: string): readonly string[] {
  const whole = text.match(/[\p{L}\p{N}_:*-]+/gu) ?? [];
  return whole
    .flatMap((word) => [word.replace(/^[:*-]+|[:*-]+$/g, ''), ...(word.match(/\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+/gu) ?? [])])
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
}
