import type { RequestResult } from '../report/result';
import type { Missing } from '../scenario/imports/missing';
import type { RequestDocument, Scenario } from '../scenario/types';
import { callOf, keepErrand, readErrand, type KeptErrand, type Said } from './errand-kept';

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

  /** What AWS said of a request, where nothing else is expected of it: another verdict is then no alarm. */
  saidOf(request: RequestDocument | undefined): Said | undefined {
    if (this.#kept === undefined || request?.expect === undefined) return undefined;
    const said = this.#kept.said?.[this.#kept.calls.indexOf(callOf(request))];
    return said === request.expect ? said : undefined;
  }

  /** Takes note of verdicts of a scenario: whether they are what AWS said. */
  async note(scenario: Scenario, results: readonly RequestResult[]): Promise<void> {
    if (this.#kept === undefined || this.#kept.isReproduced) return;
    const { isReproduced } = await import('./errand-standing');
    if (isReproduced(this.#kept, scenario, results)) this.#keep({ ...this.#kept, isReproduced: true });
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
    if (this.#kept) this.#keep({ ...this.#kept, isDismissed: true });
  }

  #keep(kept: KeptErrand): void {
    this.#kept = kept;
    keepErrand(kept);
  }
}
