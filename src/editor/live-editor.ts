import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { diagnosticCount, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, type Extension, type Text, type TransactionSpec } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import type { Finding, Fix, Severity } from '../engine/finding';
import type { Span } from '../engine/json/tree';
import { completion } from './complete';
import { changesMarks, setMarks, statementMarks } from './decorations';
import type { EditorHelp } from './help';
import { hangingLines } from './hanging';
import { hover } from './hover';
import type { StatementMark } from './marks';
import { replaceLines } from './replace-lines';
import { theme } from './theme';

/** What the editor shows, and whom it tells. */
export interface EditorDocument {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly text: string;
  /** Completion and hovers, where somebody knows what to say. */
  readonly help?: EditorHelp;
  readonly ontype: (text: string) => void;
  readonly onmend: (fix: Fix) => void;
  readonly onformat: () => void;
  readonly onundo: () => void;
  readonly onredo: () => void;
}

/** A selection of a text: where it began, and where its cursor is. */
export interface Selected {
  readonly anchor: number;
  readonly head: number;
}

/** Characters that nobody sees and that are not JSON's white space. */
const invisible = /(?![\t\n\r])\p{Cc}|[\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufff9-\ufffc]/gu;

/** Marks changes that come from the page: they are not told back to it. */
const fromPage = Annotation.define<boolean>();

const severities = {
  ERROR: 'error',
  SECURITY_WARNING: 'warning',
  WARNING: 'warning',
  SUGGESTION: 'info',
} as const satisfies Readonly<Record<Severity, Diagnostic['severity']>>;

/** The one CodeMirror view of the page; documents take turns in it. Undo belongs to the page, which knows the whole scenario. */
export class LiveEditor {
  readonly #view = new EditorView();
  #shown: EditorDocument | undefined;
  /** The text as it was last put together of its lines. */
  #read: { readonly doc: Text; readonly text: string } | undefined;

  /** Moves the editor into an element and shows a document in it. */
  attach(host: HTMLElement, shown: EditorDocument): void {
    this.#shown = shown;
    this.#view.setState(EditorState.create({ doc: shown.text, extensions: extensionsFor(shown) }));
    host.append(this.#view.dom);
    this.#view.requestMeasure();
  }

  /** Leaves an element, if it still is in it. */
  detach(host: HTMLElement): void {
    if (this.#view.dom.parentElement !== host) return;
    this.#view.dom.remove();
    this.#shown = undefined;
  }

  /** Focuses, with a selection where one is given, and types what was typed before the editor came. */
  focus(selected?: Selected, typed = ''): void {
    if (selected) {
      const selection = { anchor: this.#inside(selected.anchor), head: this.#inside(selected.head) };
      this.#view.dispatch({ selection });
    }
    this.#view.focus();
    if (typed !== '') this.#view.dispatch(this.#view.state.replaceSelection(typed));
  }

  /** Follows a change of the document that did not come from typing here. */
  show(text: string): void {
    const old = this.#text;
    if (text === old) return;
    const { from, to, insert } = difference(old, text);
    const end = from + insert.length;
    this.#view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: end },
      annotations: fromPage.of(true),
      scrollIntoView: true,
    });
  }

  /** Marks statements; where the text has moved on since they were found, the marks that stand move with it. */
  mark(marks: readonly StatementMark[], text: string): void {
    if (text === this.#text && changesMarks(this.#view.state, marks))
      this.#view.dispatch({ effects: setMarks.of(marks) });
  }

  /** Shows findings, unless the text has moved on since they were found. */
  diagnose(findings: readonly Finding[], text: string): void {
    if (text !== this.#text) return;
    // Most keystrokes leave nothing to show and nothing to take away.
    if (findings.length > 0 || diagnosticCount(this.#view.state) > 0)
      this.#dispatch(
        setDiagnostics(
          this.#view.state,
          findings.map((finding) => this.#diagnostic(finding, text)),
        ),
      );
  }

  /** Selects a place, scrolls to it and focuses. */
  reveal({ from, to }: Span): void {
    const selection = { anchor: this.#inside(from), head: this.#inside(to) };
    this.#view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }) });
    this.#view.focus();
  }

  get #text(): string {
    const { doc } = this.#view.state;
    if (this.#read?.doc !== doc) this.#read = { doc, text: doc.toString() };
    return this.#read.text;
  }

  #dispatch(transaction: TransactionSpec): void {
    this.#view.dispatch(transaction);
  }

  #inside(offset: number): number {
    return Math.max(0, Math.min(offset, this.#view.state.doc.length));
  }

  #diagnostic({ severity, message, span, fixes = [] }: Finding, text: string): Diagnostic {
    return {
      from: span.from,
      to: Math.max(span.from, Math.min(span.to, text.length)),
      severity: severities[severity],
      message,
      actions: fixes.map((fix) => ({
        name: fix.label,
        apply: () => {
          if (text === this.#text) this.#shown?.onmend(fix);
        },
      })),
    };
  }
}

/** How much of the page's top what stays there covers, in pixels: the cursor is not to go under it. */
function coveredHeight(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

function extensionsFor({ label, help, ontype, onformat, onundo, onredo }: EditorDocument): Extension {
  const command = (run: () => void) => () => {
    run();
    return true;
  };
  return [
    json(),
    theme,
    statementMarks,
    hangingLines,
    replaceLines,
    EditorView.lineWrapping,
    EditorView.scrollMargins.of(() => ({ top: coveredHeight() })),
    EditorState.tabSize.of(2),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    codeFolding(),
    foldGutter(),
    // A line ends at a line feed alone: the text that comes back is the text that went in, carriage returns included.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((text) => text.replaceAll('\r\n', '\n')),
    highlightSpecialChars({ specialChars: invisible }),
    search({ top: true }),
    help ? [completion(help), hover(help)] : [],
    keymap.of([
      { key: 'Mod-z', run: command(onundo) },
      { key: 'Mod-y', mac: 'Mod-Shift-z', run: command(onredo) },
      { key: 'Mod-Shift-z', run: command(onredo) },
      { key: 'Shift-Alt-f', run: command(onformat) },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...foldKeymap,
    ]),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
    EditorView.updateListener.of((update) => {
      const typed = update.transactions.some((one) => one.docChanged && one.annotation(fromPage) !== true);
      if (typed) ontype(update.state.doc.toString());
    }),
  ];
}

/** The smallest single replacement that turns one text into another. */
function difference(
  old: string,
  text: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const shorter = Math.min(old.length, text.length);
  let from = 0;
  while (from < shorter && old[from] === text[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  return { from, to: old.length - tail, insert: text.slice(from, text.length - tail) };
}
