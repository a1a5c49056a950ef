import { RangeSet, StateEffect, StateField, type EditorState, type Range, type Text } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { failingSpans, type StatementMark } from './marks';
import { markWords } from './words';

/** Replaces the statement marks. */
export const setMarks = StateEffect.define<readonly StatementMark[]>();

class Badge extends WidgetType {
  readonly #words: string;

  constructor(words: string) {
    super();
    this.#words = words;
  }

  override eq(other: Badge): boolean {
    return other.#words === this.#words;
  }

  override toDOM(): HTMLElement {
    const badge = document.createElement('span');
    badge.className = 'mark-badge';
    badge.textContent = this.#words;
    return badge;
  }
}

/** Statement marks as lines with an edge, a word at the first, and the failing element of one that almost applies. */
export const statementMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const effect = transaction.effects.findLast((one) => one.is(setMarks));
    return effect ? decorationsOf(transaction.state.doc, effect.value) : decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Whether marks would look otherwise than those that stand: most keystrokes move them, and change none. */
export function changesMarks(state: EditorState, marks: readonly StatementMark[]): boolean {
  return !RangeSet.eq([state.field(statementMarks)], [decorationsOf(state.doc, marks)]);
}

function decorationsOf(text: Text, marks: readonly StatementMark[]): DecorationSet {
  return Decoration.set(
    marks.flatMap((mark) => decorate(text, mark)),
    true,
  );
}

function decorate(text: Text, mark: StatementMark): readonly Range<Decoration>[] {
  const { kind, span, statement } = mark;
  if (span.to > text.length) return [];
  const line = Decoration.line({ attributes: { 'data-mark': kind } });
  const ranges: Range<Decoration>[] = [];
  const first = text.lineAt(span.from);
  const last = text.lineAt(span.to);
  for (let number = first.number; number <= last.number; number++) ranges.push(line.range(text.line(number).from));
  ranges.push(Decoration.widget({ widget: new Badge(markWords(mark)), side: 1 }).range(first.to));
  if (kind === 'almost') {
    const failing = Decoration.mark({ class: 'mark-failing' });
    ranges.push(
      ...failingSpans(statement)
        .filter(({ from, to }) => from < to)
        .map(({ from, to }) => failing.range(from, to)),
    );
  }
  return ranges;
}
