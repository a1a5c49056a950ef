import { anyCharacter, anyRun, type Glob, type GlobToken } from './glob';

/**
 * The spanning reading of a Resource pattern (PL-075): a `*` that is the last character of a field may run past colons,
 * so `arn:aws:lambda:*:function:my-*` reaches `arn:aws:lambda:us-east-1:111122223333:function:my-f`. Every other
 * wildcard of the first five fields stays inside its field.
 */
export interface SpanningPattern {
  readonly tokens: readonly GlobToken[];
}

const colon = 0x3a;
/** A `?` in one of the first five fields: any character but a colon. */
const characterInField = -3;
/** A `*` that is not the last character of its field: a run without a colon. */
const runInField = -4;
/** A colon that a variable brought in: it is text and separates nothing, so no ARN has it here (PL-116). */
const impossible = -5;

/** The spanning form of six fields; undefined where no field before the last ends in `*`, and nothing can span. */
export function compileSpanning(fields: readonly Glob[]): SpanningPattern | undefined {
  const heads = fields.slice(0, 5);
  if (!heads.some((field) => field.tokens.at(-1) === anyRun)) return undefined;
  const tokens: GlobToken[] = [];
  for (const head of heads) {
    const last = head.tokens.length - 1;
    tokens.push(...head.tokens.map((token, index) => inField(token, index === last)), colon);
  }
  tokens.push(...(fields[5]?.tokens ?? []));
  return { tokens };
}

function inField(token: GlobToken, isLast: boolean): GlobToken {
  if (token === anyCharacter) return characterInField;
  if (token === anyRun) return isLast ? anyRun : runInField;
  return token === colon ? impossible : token;
}

/**
 * Whether the whole text matches. Two kinds of runs rule out going back to the last star only, so this carries the set
 * of all places of the pattern that the text read so far can lead to: pattern × text steps.
 */
export function matchSpanning(pattern: SpanningPattern, text: string): boolean {
  const { tokens } = pattern;
  const reached = new Uint8Array(tokens.length + 1);
  reached[0] = 1;
  for (let place = 0; isRun(tokens[place]); place += 1) reached[place + 1] = 1;
  for (const character of text) {
    if (!advance(tokens, reached, character.codePointAt(0) ?? 0)) return false;
  }
  return reached[tokens.length] === 1;
}

/** Reads one character; whether any place is still reached. */
function advance(tokens: readonly GlobToken[], reached: Uint8Array, character: number): boolean {
  let alive = false;
  let before = reached[0] ?? 0;
  reached[0] = 0;
  for (let place = 1; place <= tokens.length; place += 1) {
    const token = tokens[place - 1];
    const here = reached[place] ?? 0;
    const now = isRun(token)
      ? (reached[place - 1] ?? 0) | (token === anyRun || character !== colon ? here : 0)
      : before & (accepts(token, character) ? 1 : 0);
    before = here;
    reached[place] = now;
    if (now === 1) alive = true;
  }
  return alive;
}

function isRun(token: GlobToken | undefined): boolean {
  return token === anyRun || token === runInField;
}

function accepts(token: GlobToken | undefined, character: number): boolean {
  return token === character || token === anyCharacter || (token === characterInField && character !== colon);
}
