import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--code-string)', fontSize: 'var(--code-size)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: 'var(--code-line)', overflowX: 'visible' },
  '.cm-content': { padding: '0', caretColor: 'var(--ink)' },
  '.cm-line': {
    padding: '0 var(--space-3) 0 calc(var(--space-4) + var(--hang))',
    textIndent: 'calc(0px - var(--hang))',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-wash)',
    outline: '1px solid var(--accent)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--error-wash)' },
  '.cm-specialChar': { color: 'var(--deny)' },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow-high)',
    fontFamily: 'var(--sans)',
    maxWidth: 'min(32rem, 90vw)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: 'var(--text-2)', maxHeight: '16rem' },
  '.cm-tooltip-autocomplete > ul > li': { display: 'flex', gap: 'var(--space-3)', padding: '0.125rem var(--space-2)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--accent-ink)' },
  '.cm-completionLabel': { flex: '1' },
  '.cm-completionDetail': { marginLeft: '0', fontStyle: 'normal', fontFamily: 'var(--sans)', opacity: '0.85' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionInfo': { padding: 'var(--space-2) var(--space-3)', fontSize: 'var(--text-2)', maxWidth: '18rem' },
  '.cm-description': {
    display: 'grid',
    justifyItems: 'start',
    gap: 'var(--space-1)',
    padding: 'var(--space-2) var(--space-3)',
    fontSize: 'var(--text-2)',
  },
  '.cm-description strong': { fontFamily: 'var(--mono)', overflowWrap: 'anywhere' },
  '.cm-diagnostic': { padding: 'var(--space-2) var(--space-3)', borderLeft: '3px solid var(--unknown)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--implicit)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--accent)', color: 'var(--accent-ink)', borderRadius: '4px' },
  '.cm-lintRange': {
    backgroundImage: 'none !important',
    textDecoration: 'underline wavy 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-error': { textDecorationColor: 'var(--error)', backgroundColor: 'var(--error-wash)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--implicit)' },
  '.cm-lintRange-info, .cm-lintRange-hint': { textDecorationColor: 'var(--unknown)' },
  // Folding is beside the text, not before it: the static text has the same place for its lines.
  '.cm-gutters': {
    position: 'absolute !important',
    zIndex: '1',
    border: 'none',
    backgroundColor: 'transparent',
    color: 'var(--ink-soft)',
  },
  '.cm-foldGutter .cm-gutterElement': { width: '0.875rem', padding: '0', textAlign: 'center', cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    padding: '0 var(--space-1)',
    border: '1px solid var(--line-strong)',
    backgroundColor: 'var(--sunk)',
    color: 'var(--ink-soft)',
  },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-panels.cm-panels-top': { top: 'var(--covered, 0) !important', borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: 'var(--space-2) 2rem var(--space-2) var(--space-4)', fontFamily: 'var(--sans)' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '1.5rem',
    fontSize: 'var(--text-2)',
  },
  '.cm-panel.cm-search [name=close]': {
    width: '1.75rem',
    height: '1.75rem',
    fontSize: 'var(--text-5)',
    color: 'var(--ink)',
  },
  '.cm-textfield': {
    minHeight: '1.75rem',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--raised)',
    fontSize: 'var(--text-2)',
  },
  '.cm-button': {
    minHeight: '1.75rem',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--raised)',
    backgroundImage: 'none',
    fontSize: 'var(--text-2)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--implicit-wash)' },
  '.cm-searchMatch-selected': { outline: '1px solid var(--implicit)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--code-punctuation)' },
]);

/** The editor in the page's tokens: it follows the colour scheme by itself. */
export const theme = [look, syntaxHighlighting(colours)];
