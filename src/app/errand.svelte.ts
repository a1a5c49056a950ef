import type { Missing } from '../scenario/imports/missing';
import { keepErrand, readErrand, type KeptErrand } from './errand-kept';

/** What is to be done to see the verdict of an imported error; it stays until it is done or dismissed. */
export class Errand {
  #kept: KeptErrand | undefined = $state.raw(readErrand());

  /** Whatever scenario it is about. */
  get kept(): KeptErrand | undefined {
    return this.#kept;
  }

  /** An address may have brought another one. */
  readAgain(): void {
    this.#kept = readErrand() ?? this.#kept;
  }

  /** Begins with what an import found (`errand-standing.ts`). */
  begin(kept: KeptErrand): void {
    this.#keep(kept);
  }

  /** The reader does not have it: the verdict takes it for absent. */
  leaveOut({ message }: Missing): void {
    if (this.#kept) this.#keep({ ...this.#kept, left: [...(this.#kept.left ?? []), message] });
  }

  /** It was put in. What has a place is seen there instead, so that Undo brings it back. */
  done({ message, pointer }: Missing): void {
    if (this.#kept && pointer === undefined) this.#keep({ ...this.#kept, put: [...(this.#kept.put ?? []), message] });
  }

  dismiss(): void {
    this.#keep(undefined);
  }

  #keep(kept: KeptErrand | undefined): void {
    this.#kept = kept;
    keepErrand(kept);
  }
}
