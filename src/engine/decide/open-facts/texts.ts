import type { GlobPart } from '../../match/glob';

/** A test of a text: equal to it, regardless of case, or resembling a pattern with wildcards. */
export interface TextTest {
  readonly parts: readonly GlobPart[];
  readonly kind: 'equals' | 'equalsIgnoreCase' | 'like';
}

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

const mostStates = 20_000;

/**
 * One text of a domain for every combination of answers that some text gives to the tests, the shortest first: a walk
 * over the product of the tests' automata, which knows no more of a text than they do.
 */
export function findTexts(tests: readonly TextTest[], domain: Domain): FoundTexts {
  const machines = tests.map(machineOf);
  const alphabet = alphabetOf(machines, domain);
  const start: State = { stretch: 0, length: 0, places: machines.map(({ tokens }) => closure(tokens, [0])), text: '' };
  const seen = new Set<string>();
  const found = new Map<string, string>();
  let layer: readonly State[] = [start];
  while (layer.length > 0) {
    const next: State[] = [];
    for (const state of layer) {
      record(state, machines, domain, found);
      for (const character of alphabet) {
        const step = advance(state, character, machines, domain);
        if (!step) continue;
        const key = keyOf(step, domain);
        if (seen.has(key)) continue;
        if (seen.size >= mostStates) return { texts: [...found.values()], complete: false };
        seen.add(key);
        next.push(step);
      }
    }
    layer = next;
  }
  return { texts: [...found.values()], complete: true };
}

const run = '*';
const one = '?';
type Token = { readonly wildcard: typeof run | typeof one } | { readonly character: string };
interface Machine {
  readonly tokens: readonly Token[];
  readonly fold: boolean;
}

interface State {
  /** The stretch of the domain that the text is in, and how far. */
  readonly stretch: number;
  readonly length: number;
  /** For each test the places of its pattern that the text can lead to. */
  readonly places: readonly (readonly number[])[];
  readonly text: string;
}

function machineOf({ parts, kind }: TextTest): Machine {
  const fold = kind === 'equalsIgnoreCase';
  const tokens = parts.flatMap(({ text, wildcards }) =>
    [...text].map((character): Token => {
      const isWildcard = kind === 'like' && wildcards && (character === run || character === one);
      return isWildcard ? { wildcard: character } : { character: fold ? character.toLowerCase() : character };
    }),
  );
  return { tokens, fold };
}

/** Every character that some test names, and of each stretch one that none names. */
function alphabetOf(machines: readonly Machine[], domain: Domain): readonly string[] {
  const named = new Set<string>();
  for (const { tokens, fold } of machines) {
    for (const token of tokens) {
      if (!('character' in token)) continue;
      named.add(token.character);
      if (fold) named.add(token.character.toUpperCase());
    }
  }
  const others = domain.flatMap((stretch) =>
    'text' in stretch ? [...stretch.text] : [[...stretch.samples].find((sample) => !named.has(sample)) ?? ''],
  );
  return [...new Set([...others, ...named])].filter((character) => [...character].length === 1);
}

function advance(state: State, character: string, machines: readonly Machine[], domain: Domain): State | undefined {
  const at = placeAfter(state, character, domain);
  if (!at) return undefined;
  const places = machines.map((machine, index) => step(machine, state.places[index] ?? [], character));
  return { ...at, places, text: state.text + character };
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

function step({ tokens, fold }: Machine, places: readonly number[], character: string): readonly number[] {
  const read = fold ? character.toLowerCase() : character;
  const reached: number[] = [];
  for (const place of places) {
    const token = tokens[place];
    if (!token) continue;
    if ('character' in token) {
      if (token.character === read) reached.push(place + 1);
    } else {
      reached.push(token.wildcard === run ? place : place + 1);
    }
  }
  return closure(tokens, reached);
}

/** A `*` may also stand for nothing. */
function closure(tokens: readonly Token[], places: readonly number[]): readonly number[] {
  const all = new Set<number>();
  for (const first of places) {
    let place = first;
    all.add(place);
    for (let token = tokens[place]; token && 'wildcard' in token && token.wildcard === run; token = tokens[place]) {
      place += 1;
      all.add(place);
    }
  }
  return [...all].sort((a, b) => a - b);
}

function record(state: State, machines: readonly Machine[], domain: Domain, found: Map<string, string>): void {
  if (!isWhole(state, domain)) return;
  const answers = machines
    .map(({ tokens }, index) => (state.places[index]?.includes(tokens.length) ? '1' : '0'))
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
