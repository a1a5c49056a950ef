import type { GlobPart } from '../../match/glob';

/** One value that a text is compared with: equal to it, regardless of case, or resembling a pattern with wildcards. */
export interface TextPattern {
  readonly parts: readonly GlobPart[];
  readonly kind: 'equals' | 'equalsIgnoreCase' | 'like';
}

/** A test of a text, as a row of a Condition is one: whether any of its values matches. */
export type TextTest = readonly TextPattern[];

/** What a text can be: stretches one behind the other, each fixed or of some characters. */
export type Domain = readonly Stretch[];
export type Stretch =
  | { readonly text: string }
  | {
      readonly accepts: (character: string) => boolean;
      readonly samples: string;
      readonly least: number;
      readonly most: number;
    };

/** Texts, and whether they are all that can be told apart. */
export interface FoundTexts {
  readonly texts: readonly string[];
  readonly complete: boolean;
}

/** The most steps of one test by one character: beyond them the search ends, and says so. */
const mostSteps = 150_000;

/**
 * One text of a domain for every combination of answers that some text gives to the tests, the shortest first: a walk
 * over the product of the tests' automata, which knows no more of a text than they do.
 */
export function findTexts(tests: readonly TextTest[], domain: Domain): FoundTexts {
  const machines = tests.map(machineOf);
  const alphabet = alphabetOf(machines, domain);
  const start: State = { stretch: 0, length: 0, places: machines.map((one) => settle(one, one.starts)), text: '' };
  const seen = new Set<string>();
  const found = new Map<string, string>();
  let steps = 0;
  let layer: readonly State[] = [start];
  while (layer.length > 0) {
    const next: State[] = [];
    for (const state of layer) {
      record(state, machines, domain, found);
      for (const character of alphabet) {
        const at = placeAfter(state, character, domain);
        if (!at) continue;
        steps += machines.length + 1;
        if (steps > mostSteps) return { texts: [...found.values()], complete: false };
        const places = machines.map((machine, index) => step(machine, state.places[index] ?? [], character));
        const reached = { ...at, places, text: state.text + character };
        const key = keyOf(reached, domain);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(reached);
      }
    }
    layer = next;
  }
  return { texts: [...found.values()], complete: true };
}

const run = '*';
const one = '?';
type Token =
  | { readonly wildcard: typeof run | typeof one }
  | { readonly character: string; readonly fold: boolean }
  | { readonly end: true };

/** The patterns of a test one behind the other, each with its end. */
interface Machine {
  readonly tokens: readonly Token[];
  readonly starts: readonly number[];
}

interface State {
  /** The stretch of the domain that the text is in, and how far. */
  readonly stretch: number;
  readonly length: number;
  /** For each test the places of its patterns that the text can lead to; `always` where every longer text matches too. */
  readonly places: readonly (readonly number[])[];
  readonly text: string;
}

const always = -1;

function machineOf(test: TextTest): Machine {
  const tokens: Token[] = [];
  const starts: number[] = [];
  for (const { parts, kind } of test) {
    starts.push(tokens.length);
    const fold = kind === 'equalsIgnoreCase';
    for (const { text, wildcards } of parts) {
      for (const character of text) {
        const isWildcard = kind === 'like' && wildcards && (character === run || character === one);
        if (isWildcard) tokens.push({ wildcard: character });
        else tokens.push({ character: fold ? character.toLowerCase() : character, fold });
      }
    }
    tokens.push({ end: true });
  }
  return { tokens, starts };
}

/** Every character that some test names, and of each stretch one that none names. */
function alphabetOf(machines: readonly Machine[], domain: Domain): readonly string[] {
  const named = new Set<string>();
  for (const token of machines.flatMap(({ tokens }) => tokens)) {
    if (!('character' in token)) continue;
    named.add(token.character);
    if (token.fold) named.add(token.character.toUpperCase());
  }
  const others = domain.flatMap((stretch) =>
    'text' in stretch ? [...stretch.text] : [[...stretch.samples].find((sample) => !named.has(sample)) ?? ''],
  );
  return [...new Set([...others, ...named])].filter((character) => [...character].length === 1);
}

function placeAfter(
  { stretch, length }: Pick<State, 'stretch' | 'length'>,
  character: string,
  domain: Domain,
): Pick<State, 'stretch' | 'length'> | undefined {
  const here = domain[stretch];
  if (!here) return undefined;
  if ('text' in here) {
    if (length === here.text.length) return placeAfter({ stretch: stretch + 1, length: 0 }, character, domain);
    return here.text[length] === character ? { stretch, length: length + 1 } : undefined;
  }
  if (length < here.most && here.accepts(character)) return { stretch, length: length + 1 };
  return length < here.least ? undefined : placeAfter({ stretch: stretch + 1, length: 0 }, character, domain);
}

function step(machine: Machine, places: readonly number[], character: string): readonly number[] {
  if (places[0] === always) return places;
  const reached: number[] = [];
  for (const place of places) {
    const token = machine.tokens[place];
    if (!token || 'end' in token) continue;
    if ('wildcard' in token) reached.push(token.wildcard === run ? place : place + 1);
    else if (token.character === (token.fold ? character.toLowerCase() : character)) reached.push(place + 1);
  }
  return settle(machine, reached);
}

/** A `*` may also stand for nothing; one at the end of a pattern lets any longer text match. */
function settle({ tokens }: Machine, places: readonly number[]): readonly number[] {
  const all = new Set<number>();
  for (const first of places) {
    let place = first;
    all.add(place);
    for (let token = tokens[place]; token && 'wildcard' in token && token.wildcard === run; token = tokens[place]) {
      place += 1;
      all.add(place);
      if (isEnd(tokens[place])) return [always];
    }
  }
  return [...all].sort((a, b) => a - b);
}

function isEnd(token: Token | undefined): boolean {
  return token !== undefined && 'end' in token;
}

function record(state: State, machines: readonly Machine[], domain: Domain, found: Map<string, string>): void {
  if (!isWhole(state, domain)) return;
  const answers = machines
    .map(({ tokens }, index) =>
      state.places[index]?.some((place) => place === always || isEnd(tokens[place])) ? '1' : '0',
    )
    .join('');
  if (!found.has(answers)) found.set(answers, state.text);
}

function isWhole({ stretch, length }: State, domain: Domain): boolean {
  return domain.slice(stretch).every((rest, index) => {
    const done = index === 0 ? length : 0;
    return 'text' in rest ? rest.text.length === done : done >= rest.least;
  });
}

/** Beyond what a stretch needs at least, its length tells nothing but its end: the shortest way is walked first. */
function keyOf({ stretch, length, places }: State, domain: Domain): string {
  const here = domain[stretch];
  const counted = here && !('text' in here) ? Math.min(length, here.least) : length;
  return `${stretch} ${counted} ${places.map((one) => one.join(',')).join(';')}`;
}
