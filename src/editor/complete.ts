import {
  autocompletion,
  insertCompletionText,
  pickedCompletion,
  startCompletion,
  type Completion as Option,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Completion } from '../service/protocol';
import type { EditorHelp } from './help';

/** How much more the first option counts than the last one, among those that fit the typed text as well. */
const likeliest = 50;

/**
 * Completion from AWS's reference data and the scenario. Enter takes what the arrow keys choose, Escape closes the list,
 * Ctrl-Space opens it; Tab is left to the browser's focus.
 */
export function completion(help: EditorHelp): Extension {
  return autocompletion({
    override: [(context) => complete(help, context)],
    icons: false,
    maxRenderedOptions: 200,
    activateOnTypingDelay: 60,
  });
}

async function complete(
  help: EditorHelp,
  { state, pos, aborted }: CompletionContext,
): Promise<CompletionResult | null> {
  const found = await help.complete(state.doc.toString(), pos);
  if (found === undefined || aborted) return null;
  const { from, to, options, isPartial } = found;
  const likely = isPartial ? options : options.toSorted((a, b) => (b.rank ?? 0) - (a.rank ?? 0));
  // What stands behind the cursor is replaced, but is not looked for: a name's second quotation mark is in no option.
  const tail = Math.max(0, to - pos);
  return {
    from,
    options: likely.map((option, index) => optionOf(option, likeliest * (1 - index / likely.length), tail)),
    // What the worker chose from all services it chose by these letters: the next ones are asked for anew.
    ...(isPartial ? { filter: false } : { validFor: (text) => !text.includes('"') && !text.includes('\n') }),
  };
}

function optionOf(
  { label, detail, info, insert = label, select, continues }: Completion,
  boost: number,
  tail: number,
): Option {
  return {
    label,
    ...(detail !== undefined && { detail }),
    ...(info !== undefined && { info }),
    boost,
    apply(view: EditorView, option: Option, from: number, to: number) {
      view.dispatch({
        ...insertCompletionText(view.state, insert, from, Math.min(to + tail, view.state.doc.length)),
        annotations: pickedCompletion.of(option),
        scrollIntoView: true,
      });
      if (select) view.dispatch({ selection: { anchor: from + select.from, head: from + select.to } });
      if (continues === true) startCompletion(view);
    },
  };
}
