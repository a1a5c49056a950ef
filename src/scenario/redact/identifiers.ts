import { identifierKinds, inText, inWord, type IdentifierKind, type KnownWords } from './patterns';
import { phraseAt } from './phrases';

export { identifierKinds, type IdentifierKind };

export interface Identifier {
  readonly kind: IdentifierKind;
  readonly text: string;
  /** Whether a wildcard or a variable goes on where it ends: it is the beginning of several names. */
  readonly open: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** A text with each of its identifiers replaced. It takes linear time: every pattern is fixed, and bounded in length. */
export function replaceIdentifiers(text: string, known: KnownWords, replace: (found: Identifier) => string): string {
  const whole = known.get(text);
  if (whole !== undefined) return replace({ kind: whole, text, open: false });
  let [replaced, done] = ['', 0];
  for (;;) {
    inText.lastIndex = done;
    const match = inText.exec(text);
    if (match === null) return replaced + text.slice(done);
    const { index } = match;
    const phrase = phraseAt(known, text, match[0], index, done);
    const [from, to] = phrase ? [phrase.from, phrase.from + phrase.text.length] : [index, index + match[0].length];
    const found = phrase ? replace({ ...phrase, open: false }) : replaceMatch(text, match, known, replace);
    replaced += text.slice(done, from) + found;
    done = to;
  }
}

function replaceMatch(
  text: string,
  match: RegExpExecArray,
  known: KnownWords,
  replace: (found: Identifier) => string,
): string {
  const [found, from, groups] = [match[0], match.index, match.groups as Groups];
  const after = text.charAt(from + found.length);
  const open = after === '*' || after === '?' || after === '$';
  if (groups['word'] === undefined) return replace({ kind: kindOf(groups), text: found, open });
  const kind = known.get(found);
  if (kind !== undefined && !isFixed(text, found, from)) return replace({ kind, text: found, open });
  return found.replaceAll(inWord, (...inner: unknown[]) =>
    replace({ kind: kindOf(inner.at(-1) as Groups), text: inner[0] as string, open: false }),
  );
}

/** What stands before a name in the subject of a token, as it stands elsewhere before a resource type. */
const leads = ['repo:', 'serviceaccount:', 'project_path:', 'organization:', 'project:', 'workspace:'];

/** Before a colon stands a service, between an account and a slash a resource type, whatever else has that name. */
function isFixed(text: string, found: string, from: number): boolean {
  if (found.includes('.') || leads.some((lead) => text.endsWith(lead, from))) return false;
  const [before, after] = [text.charAt(from - 1), text.charAt(from + found.length)];
  const lead = text.slice(Math.max(0, from - 26), from);
  if (after === '/') return /[\d*:]:$/.test(lead) && /^[a-z-]+$/.test(found);
  if (after !== ':') return false;
  return (before !== ':' && before !== '/') || /arn:[\w-]{0,20}:$/.test(lead);
}

function kindOf(groups: Groups): IdentifierKind {
  return identifierKinds.find((kind) => groups[kind] !== undefined) ?? 'name';
}
