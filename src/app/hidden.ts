/**
 * Characters that nobody sees and that change what is read: those that turn the direction of writing, controls, zero-width
 * ones. Left out are white space, and what joins letters in emoji and in scripts that need it.
 */
const hidden = /(?!\t|\n|\r|\u200c|\u200d|[\u0600-\u0605])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Attributes that are read by people. */
const attributes = ['title', 'aria-label', 'placeholder', 'alt'];

/** The live editor marks such characters itself, and its text is the document's. */
const elsewhere = '.cm-editor, textarea, script, style';

/** A text with each hidden character written out: `⟨U+202E⟩`. */
export function writeOut(text: string): string {
  return text.replaceAll(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/**
 * Shows hidden characters wherever a page shows text, whichever component shows it: a name may not look like another one.
 * A scenario is untrusted, and one component that forgets it would be enough.
 */
export function showHidden(root: Node): void {
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === 'childList') for (const node of addedNodes) showWithin(node);
      else if (attributeName === null) showText(target as CharacterData);
      else showAttribute(target as Element, attributeName);
    }
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: attributes });
  showWithin(root);
}

function showWithin(node: Node): void {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let next: Node | null = node; next !== null; next = walker.nextNode()) {
    if (next instanceof Text) showText(next);
    else if (next instanceof Element) for (const name of attributes) showAttribute(next, name);
  }
}

function showText(node: CharacterData): void {
  const shown = writeOut(node.data);
  if (shown !== node.data && node.parentElement?.closest(elsewhere) === null) node.data = shown;
}

function showAttribute(element: Element, name: string): void {
  const text = element.getAttribute(name);
  if (text === null) return;
  const shown = writeOut(text);
  if (shown !== text && element.closest(elsewhere) === null) element.setAttribute(name, shown);
}
