/** What a combobox offers. */
export interface ComboboxOption {
  /** What is chosen, and what is shown and typed where there is no `label`. */
  readonly value: string;
  readonly label?: string;
  /** A few words beside it, which are searched too. */
  readonly detail?: string;
  /** The heading under which it stands. */
  readonly group?: string;
  /** One of too many to read: found by what is typed, and not offered before. */
  readonly isRare?: boolean;
}

/** The best options, those of one group together, and how many more there are. */
export interface RankedOptions {
  readonly shown: readonly ComboboxOption[];
  readonly rest: number;
}

interface OptionGroup {
  readonly name: string;
  readonly members: readonly ComboboxOption[];
}

/** So many are shown at once: a longer list is not read but narrowed. */
export const most = 100;

/** The text that stands for an option. */
export function labelOf({ value, label }: ComboboxOption): string {
  return label ?? value;
}

/**
 * The options that hold every typed word, the best first: the label typed whole, then a label or value that begins so,
 * then a label with a word that does, then one with these letters anywhere, then the rest. Among equals the given order
 * holds.
 */
export function rankOptions(options: readonly ComboboxOption[], typed: string): RankedOptions {
  const phrase = typed.trim().toLowerCase();
  const words = phrase.split(/\s+/);
  const tiers: ComboboxOption[][] = [[], [], [], [], []];
  for (const option of options) tiers[phrase === '' && option.isRare ? 5 : tierOf(option, phrase, words)]?.push(option);
  return limitOptions(tiers.flat());
}

/** The first of options that are found and ordered already. */
export function limitOptions(options: readonly ComboboxOption[]): RankedOptions {
  const different = new Map(options.map((option) => [option.value, option]));
  const shown = [...different.values()].slice(0, most);
  return { shown: groupOptions(shown).flatMap(({ members }) => members), rest: different.size - shown.length };
}

/** Options under their headings; '' is the heading of those without one. */
export function groupOptions(options: readonly ComboboxOption[]): readonly OptionGroup[] {
  const groups = new Map<string, ComboboxOption[]>();
  for (const option of options) {
    const members = groups.get(option.group ?? '');
    if (members === undefined) groups.set(option.group ?? '', [option]);
    else members.push(option);
  }
  return [...groups].map(([name, members]) => ({ name, members }));
}

/** 5 where a word is missing. */
function tierOf(option: ComboboxOption, phrase: string, words: readonly string[]): number {
  if (phrase === '') return 0;
  const label = labelOf(option).toLowerCase();
  const value = option.value.toLowerCase();
  const text = `${label}\n${value}\n${option.detail?.toLowerCase() ?? ''}`;
  if (!words.every((word) => text.includes(word))) return 5;
  if (label === phrase || value === phrase) return 0;
  if (label.startsWith(phrase) || value.startsWith(phrase)) return 1;
  if (beginsWord(labelOf(option), label, phrase)) return 2;
  return label.includes(phrase) ? 3 : 4;
}

/** The letters stand in the label where a word begins: after a mark such as `:` or `/`, or with a capital. */
function beginsWord(label: string, lower: string, letters: string): boolean {
  for (let at = lower.indexOf(letters); at >= 0; at = lower.indexOf(letters, at + 1)) {
    const before = label.charAt(at - 1);
    const character = label.charAt(at);
    if (!/[\p{L}\p{N}]/u.test(before) || (/\p{Lu}/u.test(character) && !/\p{Lu}/u.test(before))) return true;
  }
  return false;
}
