import { limitOptions, rankOptions, type ComboboxOption, type RankedOptions } from './rank-options';

/** All options, to be searched here; or what finds those for a text, the best first. */
export type ComboboxOptions = readonly ComboboxOption[] | ((typed: string) => Promise<readonly ComboboxOption[]>);

/** What a search has found, or is at. */
export type Found = RankedOptions | 'waiting' | 'failed';

/** The newest question wins; an older answer stands until the newest has come. */
export class OptionSearch {
  readonly #options: () => ComboboxOptions;
  #typed = $state('');
  #answer: Found = $state.raw('waiting');
  #asked = 0;

  readonly found: Found = $derived.by(() => {
    const options = this.#options();
    return typeof options === 'function' ? this.#answer : rankOptions(options, this.#typed);
  });
  readonly shown: readonly ComboboxOption[] = $derived(typeof this.found === 'string' ? [] : this.found.shown);

  constructor(options: () => ComboboxOptions) {
    this.#options = options;
  }

  /** True where the answer is there and was not overtaken. */
  async ask(typed: string): Promise<boolean> {
    this.#typed = typed;
    const options = this.#options();
    if (typeof options !== 'function') return true;
    this.#asked += 1;
    const mine = this.#asked;
    if (this.#answer === 'failed') this.#answer = 'waiting';
    const answer = await options(typed).then(limitOptions, () => 'failed' as const);
    if (mine !== this.#asked) return false;
    this.#answer = answer;
    return true;
  }
}
