import { writeOut } from './hidden';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** How much of a long text is shown around its first hidden character. */
const around = 24;

/** How long after a change the fields are looked at, in milliseconds: a verdict is painted by then. */
const wait = 150;

/** What is said beside a field whose text holds hidden characters; undefined where it holds none. */
export function noteOf(text: string): string | undefined {
  const shown = writeOut(text);
  if (shown === text) return undefined;
  // Both are the same up to the first hidden character.
  let first = 0;
  while (shown[first] === text[first]) first += 1;
  const end = writeOut(text.slice(0, first + around)).length;
  const part = shown.slice(Math.max(0, first - around), end);
  return `Hidden characters: ${first > around ? '…' : ''}${part.replaceAll(/\s+/gu, ' ')}${end < shown.length ? '…' : ''}`;
}

/**
 * Says beside each field which hidden characters its text holds: a browser draws a field as it likes. The texts of fields
 * tell nobody that they change, so they are looked at when somebody types and whenever the page draws something.
 */
export function showHiddenInFields(root: Document): void {
  const notes = new Map<Field, HTMLElement>();
  const look = (): void => {
    for (const field of root.querySelectorAll<Field>('input, textarea')) showNote(field, notes);
    for (const [field, note] of notes) if (!field.isConnected) forget(field, note, notes);
  };
  let isPlanned = false;
  const plan = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      look();
    }, wait);
  };
  root.addEventListener('input', plan);
  new MutationObserver(plan).observe(root, { subtree: true, childList: true, characterData: true });
  look();
}

function showNote(field: Field, notes: Map<Field, HTMLElement>): void {
  const text = noteOf(field.value);
  const note = notes.get(field);
  if (text === undefined) {
    if (note) forget(field, note, notes);
    return;
  }
  const shown = note ?? field.ownerDocument.createElement('small');
  if (shown.textContent !== text) shown.textContent = text;
  const place = placeOf(field);
  if (place.nextElementSibling === shown) return;
  shown.className = 'hidden-characters';
  shown.setAttribute('role', 'status');
  notes.set(field, shown);
  place.after(shown);
}

/** A field with a list to choose from has a frame, with a button in it. */
function placeOf(field: Field): Element {
  return (field.getAttribute('role') === 'combobox' ? field.parentElement : undefined) ?? field;
}

function forget(field: Field, note: HTMLElement, notes: Map<Field, HTMLElement>): void {
  note.remove();
  notes.delete(field);
}
