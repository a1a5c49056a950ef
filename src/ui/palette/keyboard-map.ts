interface Row {
  /** Combinations that do the same, such as `Mod+K`; `Mod` is Command on a Mac and Ctrl elsewhere. */
  readonly keys: readonly string[];
  readonly does: string;
}

/** Every key that the page answers to by itself. */
export const keyboardMap: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  {
    title: 'Everywhere',
    rows: [
      { keys: ['Mod+K'], does: 'Go to anything, or run a command' },
      { keys: ['?'], does: 'This map, unless you type in a field' },
      { keys: ['Mod+Z'], does: 'Undo the last change of the scenario' },
      { keys: ['Mod+Shift+Z', 'Mod+Y'], does: 'Redo' },
      { keys: ['F8'], does: 'Next finding of the scenario' },
      { keys: ['Shift+F8'], does: 'Previous finding' },
      { keys: ['Alt+←'], does: 'Back to where the editor was' },
      { keys: ['Tab', 'Shift+Tab'], does: 'Next or previous control, also out of a document' },
      { keys: ['Escape'], does: 'Close a list, a menu or a dialog' },
    ],
  },
  {
    title: 'In a document',
    rows: [
      { keys: ['Ctrl+Space'], does: 'Complete' },
      { keys: ['Mod+F'], does: 'Search and replace' },
      { keys: ['Shift+Alt+F'], does: 'Format' },
      { keys: ['Ctrl+Shift+['], does: 'Fold' },
      { keys: ['Ctrl+Shift+]'], does: 'Unfold' },
      { keys: ['Ctrl+Alt+['], does: 'Fold everything' },
      { keys: ['Mod+I'], does: 'Select the surrounding part' },
      { keys: ['Alt+↑', 'Alt+↓'], does: 'Move a line' },
    ],
  },
  {
    title: 'Elsewhere',
    rows: [
      { keys: ['←', '→'], does: 'On a splitter: make a place narrower or wider. On tabs: the next one' },
      { keys: ['↑', '↓'], does: 'In a list or a menu: the next entry' },
      { keys: ['Enter'], does: 'Take it' },
    ],
  },
];

const isMac = /^(Mac|iP)/.test(navigator.platform);

/** A key as it stands on the keyboard in front of the reader. */
export function shownKey(key: string): string {
  if (key === 'Mod') return isMac ? '⌘' : 'Ctrl';
  return key === 'Alt' && isMac ? '⌥' : key;
}
