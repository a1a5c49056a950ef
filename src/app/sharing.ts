import type { EvaluationClient } from '../service/client';

/** What sharing needs of the page. */
export interface Sharing {
  /** The short link to the scenario as it stands. */
  readonly link: () => Promise<string>;
  /** An evaluation of its own, apart from the page's, which only knows the newest input. */
  readonly startEvaluation: () => EvaluationClient;
  /** The absolute address of the folder with the reference data. */
  readonly data: string;
}
