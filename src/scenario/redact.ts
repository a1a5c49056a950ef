import { identifierKinds, replaceIdentifiers, type Identifier, type IdentifierKind } from './redact/identifiers';
import { findKnownWords } from './redact/known';
import { choosePlaceholders, isOfDocumentation } from './redact/placeholders';
import { mapTexts } from './redact/texts';
import type { Scenario } from './types';
import { printScenario } from './write';

export type { IdentifierKind };

export interface Replacement {
  readonly kind: IdentifierKind;
  readonly from: string;
  readonly to: string;
}

export interface Redaction {
  readonly scenario: Scenario;
  /** In the order of the kinds, then of appearance. */
  readonly replaced: readonly Replacement[];
}

/** What is replaced unless a person asks for more: names of people and things often are what a scenario is about. */
export const usualKinds: readonly IdentifierKind[] = identifierKinds.filter(
  (kind) => kind !== 'name' && kind !== 'tag' && kind !== 'sid',
);

/**
 * Replaces what can tell whose a scenario is by the placeholders of AWS's documentation, the same by the same, in every
 * text: names, prose, policy documents whether they parse or not, session names.
 */
export function redact(scenario: Scenario, kinds: readonly IdentifierKind[] = usualKinds): Redaction {
  const known = findKnownWords(scenario, kinds);
  const found = findIdentifiers(scenario, kinds);
  const whole = printScenario(scenario);
  const placeholders = choosePlaceholders(found, (text) => whole.includes(text));
  const changed = mapTexts(scenario, (text) =>
    replaceIdentifiers(
      text,
      known,
      ({ kind, text: from }) => (kinds.includes(kind) ? placeholders.get(from) : undefined) ?? from,
    ),
  );
  const replaced = [...new Map(found.map(({ kind, text }) => [text, kind]))].flatMap(([from, kind]): Replacement[] => {
    const to = placeholders.get(from);
    return to === undefined || to === from ? [] : [{ kind, from, to }];
  });
  return {
    scenario: changed,
    replaced: replaced.sort((a, b) => identifierKinds.indexOf(a.kind) - identifierKinds.indexOf(b.kind)),
  };
}

export interface SafeRedaction extends Redaction {
  /** Kinds that stay, since a verdict rests on how they are spelled: in a wildcard's literal part, say. */
  readonly kept: readonly IdentifierKind[];
}

/**
 * The same, with the verdicts that the scenario had. `verdictsOf` evaluates; it is asked twice where everything can be
 * replaced, and once more for each kind where not.
 */
export async function redactKeepingVerdicts(
  scenario: Scenario,
  kinds: readonly IdentifierKind[],
  verdictsOf: (scenario: Scenario) => Promise<readonly string[]>,
): Promise<SafeRedaction> {
  const before = (await verdictsOf(scenario)).join();
  const keepsVerdicts = async (changed: Scenario): Promise<boolean> => (await verdictsOf(changed)).join() === before;
  const all = redact(scenario, kinds);
  if (await keepsVerdicts(all.scenario)) return { ...all, kept: [] };
  let safe: readonly IdentifierKind[] = [];
  for (const kind of identifierKinds.filter((each) => kinds.includes(each))) {
    const more = [...safe, kind];
    if (await keepsVerdicts(redact(scenario, more).scenario)) safe = more;
  }
  return { ...redact(scenario, safe), kept: kinds.filter((kind) => !safe.includes(kind)) };
}

/** What a link to a scenario tells whoever gets it: every identifier in it, by kind, in order of appearance. */
export function contentsOf(scenario: Scenario): ReadonlyMap<IdentifierKind, readonly string[]> {
  const found = findIdentifiers(scenario, identifierKinds);
  const ofKind = (kind: IdentifierKind): readonly string[] => [
    ...new Set(found.filter((identifier) => identifier.kind === kind && !identifier.open).map(({ text }) => text)),
  ];
  return new Map(identifierKinds.map((kind) => [kind, ofKind(kind)] as const).filter(([, texts]) => texts.length > 0));
}

/** Identifiers that a redaction leaves, and why: one of documentation, a kind that was not asked for, or a verdict. */
export interface Left {
  readonly why: 'documentation' | 'notAsked' | 'verdict';
  readonly texts: readonly string[];
}

/** What of a scenario a redaction of some kinds has left, by reason. */
export function leftBy(scenario: Scenario, { replaced }: Redaction, kinds: readonly IdentifierKind[]): readonly Left[] {
  const gone = new Set(replaced.map(({ from }) => from));
  const left = [...contentsOf(scenario)].flatMap(([kind, texts]) =>
    texts
      .filter((text) => !gone.has(text))
      .map((text) => {
        if (isOfDocumentation(kind, text)) return { why: 'documentation', text } as const;
        return { why: kinds.includes(kind) ? 'verdict' : 'notAsked', text } as const;
      }),
  );
  return (['documentation', 'notAsked', 'verdict'] as const).flatMap((why): Left[] => {
    const texts = left.filter((one) => one.why === why).map(({ text }) => text);
    return texts.length === 0 ? [] : [{ why, texts }];
  });
}

function findIdentifiers(scenario: Scenario, kinds: readonly IdentifierKind[]): readonly Identifier[] {
  const known = findKnownWords(scenario, kinds);
  const found: Identifier[] = [];
  mapTexts(scenario, (text) =>
    replaceIdentifiers(text, known, (identifier) => {
      if (kinds.includes(identifier.kind)) found.push(identifier);
      return identifier.text;
    }),
  );
  return found;
}
