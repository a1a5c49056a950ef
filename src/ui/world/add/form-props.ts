import type { Playground } from '../../../app/playground.svelte';

/** What every form for something new gets. */
export interface FormProps {
  readonly playground: Playground;
  /** The account that is offered first. */
  readonly account: string;
  /** It was added, and stands there. */
  readonly onadd: (pointer: string) => void;
  /** To the list of what can be added; undefined where nobody came from there. */
  readonly onback: (() => void) | undefined;
  readonly onclose: () => void;
}
