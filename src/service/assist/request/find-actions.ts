import { mapAnswer, type Answer } from '../../../catalog/answer';
import type { Catalog } from '../../../catalog/catalog';
import type { ActionMatch } from '../../protocol';

const most = 50;

/** What is offered before anything is typed: how a session begins, and what is asked most. */
const usual = ['sts:AssumeRole', 's3:GetObject', 's3:PutObject', 's3:ListBucket', 'iam:PassRole', 'kms:Decrypt'];

/** Actions whose name has all the words of a text, the likeliest first: whole names, then names that begin with it. */
export async function findActions(catalog: Catalog, text: string): Promise<Answer<readonly ActionMatch[]>> {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return mapAnswer(await catalog.actionNames(), (services) => {
    const all = services.flatMap(({ prefix, levels }) =>
      levels.flatMap(({ level, names }) => names.map((name) => ({ action: `${prefix}:${name}`, accessLevel: level }))),
    );
    if (words.length === 0) return usual.flatMap((name) => all.filter(({ action }) => action === name));
    return all
      .map((match) => ({ match, rank: rankOf(match.action.toLowerCase(), words) }))
      .filter(({ rank }) => rank >= 0)
      .toSorted((a, b) => b.rank - a.rank)
      .slice(0, most)
      .map(({ match }) => match);
  });
}

/** The greater the likelier; negative where a word is not in the name at all. */
function rankOf(action: string, words: readonly string[]): number {
  if (!words.every((word) => action.includes(word))) return -1;
  const name = action.slice(action.indexOf(':') + 1);
  const [first = ''] = words;
  const usualAt = usual.findIndex((known) => known.toLowerCase() === action);
  const begins = action === first || name === first ? 4 : action.startsWith(first) || name.startsWith(first) ? 2 : 0;
  // Of what is alike the usual comes first, then the shortest name.
  return begins * 1000 + (usualAt < 0 ? 0 : 500 - usualAt) + Math.max(0, 200 - action.length);
}
