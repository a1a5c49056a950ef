import { answerTo, type Starter } from '../../../app/creating';
import type { PolicyText } from '../../../scenario/types';

/** Which starter a form begins with, and what it answered to its question. */
export class StarterChoice<Setting> {
  readonly #starters: () => readonly Starter<Setting>[];
  readonly #setting: () => Setting;
  #id: string = $state('');
  answer: string = $state('');

  /** `id`: what is chosen at first; none where it is empty. */
  constructor(starters: () => readonly Starter<Setting>[], setting: () => Setting, id = '') {
    this.#starters = starters;
    this.#setting = setting;
    this.#id = id;
  }

  get starters(): readonly Starter<Setting>[] {
    return this.#starters();
  }

  get id(): string {
    return this.#id;
  }

  set id(id: string) {
    this.#id = id;
    this.answer = '';
  }

  get starter(): Starter<Setting> | undefined {
    return this.starters.find(({ id }) => id === this.#id);
  }

  /** What it builds; undefined for none, and while its question has no answer. */
  get document(): PolicyText | undefined {
    const { starter, answer } = this;
    if (starter?.build === undefined || (starter.asks !== undefined && answer.trim() === '')) return undefined;
    return starter.build({ ...this.#setting(), answer: answerTo(starter, answer) });
  }
}
