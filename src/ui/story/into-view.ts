/**
 * Brings what is selected from elsewhere into view; a page that opens with its first request stays as it is. The two
 * attachments stay the same, so that a keystroke, which makes every row anew, neither lays out nor scrolls.
 */
export class IntoView {
  #isFirst = true;

  readonly selected = (row: HTMLElement): void => {
    if (!this.#isFirst) row.scrollIntoView({ block: 'nearest' });
    this.#isFirst = false;
  };

  readonly unselected = (): void => {
    this.#isFirst = false;
  };
}
