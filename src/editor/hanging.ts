import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { indentOf } from './indent';

class Hanging {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = decorate(view);
  }

  update({ view, docChanged, viewportChanged }: ViewUpdate): void {
    if (docChanged || viewportChanged) this.decorations = decorate(view);
  }
}

/** Tells the style sheet how deep each line begins, as static text does: what of a line wraps hangs below its beginning. */
export const hangingLines = ViewPlugin.fromClass(Hanging, { decorations: ({ decorations }) => decorations });

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    let at = from;
    while (at <= to) {
      const line = state.doc.lineAt(at);
      const indent = indentOf(line.text);
      if (indent > 0) lines.add(line.from, line.from, Decoration.line({ attributes: { 'data-indent': `${indent}` } }));
      at = line.to + 1;
    }
  }
  return lines.finish();
}
