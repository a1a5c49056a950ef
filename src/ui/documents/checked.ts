import type { Playground } from '../../app/playground.svelte';
import type { DocumentEntry } from '../../app/subjects';
import type { DocumentChecks } from '../../service/protocol';

/** What is said of a document, and the text that it was said of. */
export type Checked = Pick<DocumentChecks, 'findings' | 'quota'> & { readonly text: string };

/**
 * Everything found in a document. Until the checks of the newest text are there, what the reader finds in it takes their
 * place; where it finds nothing, the last checks stand.
 */
export function checkedOf({ assistant, evaluator }: Playground, { pointer, text }: DocumentEntry): Checked {
  const checked = assistant.checksOf(pointer);
  if (checked?.text === text) return checked;
  const findings = evaluator.findings(pointer, text).map((finding) => ({ ...finding, by: 'reader' as const }));
  if (checked === undefined || findings.length > 0) return { text, findings };
  // What is used of a quota stands while somebody types, and not once the text is quite another.
  const isClose = Math.abs(checked.text.length - text.length) < 1000;
  return isClose ? checked : { text: checked.text, findings: checked.findings };
}
