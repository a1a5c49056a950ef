import type { Selected } from '../../editor/live-editor';

/** Which offset of a static document a pointer is at; undefined where it points at no text. */
export function offsetAt(event: MouseEvent): number | undefined {
  const caret = caretAt(event.clientX, event.clientY);
  const line = caret && lineOf(caret.node);
  return caret && line ? offsetIn(line, caret.node, caret.offset) : undefined;
}

/** What is selected of a static document that draws the beginning of a text; undefined where nothing of it is. */
export function selectedIn(root: HTMLElement, length: number): Selected | undefined {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode || selection.isCollapsed) return undefined;
  if (!selection.containsNode(root, true)) return undefined;
  const lines = [...root.querySelectorAll<HTMLElement>('[data-from]')];
  if (lines.length === 0) return undefined;
  const offset = (node: Node, at: number) => {
    const line = root.contains(node) ? lineOf(node) : undefined;
    if (line) return Math.min(offsetIn(line, node, at), length);
    const point = document.createRange();
    point.setStart(node, at);
    const next = lines.find((one) => point.comparePoint(one, 0) >= 0);
    return next ? Number(next.dataset['from']) : length;
  };
  return {
    anchor: offset(selection.anchorNode, selection.anchorOffset),
    head: offset(selection.focusNode, selection.focusOffset),
  };
}

function lineOf(node: Node): HTMLElement | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-from]') ?? undefined;
}

function offsetIn(line: HTMLElement, node: Node, at: number): number {
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, at);
  // A statement's badge stands behind the text of its line, and is none of it.
  const badge = line.querySelector('.mark-badge')?.textContent.length ?? 0;
  const longest = line.textContent.length - badge;
  return Number(line.dataset['from']) + Math.min(before.toString().length, longest);
}

function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? undefined : { node: position.offsetNode, offset: position.offset };
  }
  return undefined;
}
