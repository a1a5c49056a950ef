import { EditorView } from '@codemirror/view';

/**
 * Text that replaces several lines. Left to itself, Chromium joins what is left of the lines with `style` attributes,
 * which the Content-Security-Policy reports.
 */
export const replaceLines = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to } = view.state.selection.main;
    const isOneLine = view.state.doc.lineAt(from).to >= to;
    if (event.inputType !== 'insertText' || event.data === null || event.isComposing || isOneLine) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});
