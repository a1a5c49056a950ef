import type { Completions, Description } from '../service/protocol';

/** Whom the editor asks about a place of its document. */
export interface EditorHelp {
  complete(text: string, offset: number): Promise<Completions | undefined>;
  describe(text: string, offset: number): Promise<Description | undefined>;
  /** Shows what an action pattern covers. */
  onexpand(pattern: string): void;
}
