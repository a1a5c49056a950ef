let sentences: Readonly<Record<string, string>> = $state.raw({});
let asked: Promise<void> | undefined;

/** What a rule of the specification says, in one sentence; undefined until the sentences are there. */
export function ruleSentence(id: string): string | undefined {
  return Object.hasOwn(sentences, id) ? sentences[id] : undefined;
}

/** Fetches what the rules say, once; where that fails, the next call tries again. */
export function loadRuleSentences(): Promise<void> {
  asked ??= import('virtual:rule-sentences').then(
    (loaded) => void (sentences = loaded.default),
    () => void (asked = undefined),
  );
  return asked;
}
