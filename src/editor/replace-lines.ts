import { EditorView } from '@codemirror/view';

/**
 * Text that replaces a selection. Left to itself, Chromium joins what is left of the lines and tokens with `style`
 * attributes, which the Content-Security-Policy reports.
 */
export const replaceLines = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to } = view.state.selection.main;
    const { data, inputType, isComposing } = event;
    if (inputType !== 'insertText' || data === null || isComposing || from === to) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    const isHandled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert));
    if (!isHandled) view.dispatch(insert());
    return true;
  },
});
