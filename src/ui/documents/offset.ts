/** Which offset of a static document a pointer is at; undefined where it points at no text. */
export function offsetAt(event: MouseEvent): number | undefined {
  const caret = caretAt(event.clientX, event.clientY);
  const line = caret?.node.parentElement?.closest<HTMLElement>('[data-from]');
  if (caret === undefined || line === null || line === undefined) return undefined;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(caret.node, caret.offset);
  return Number(line.dataset['from']) + before.toString().length;
}

function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? undefined : { node: position.offsetNode, offset: position.offset };
  }
  return undefined;
}
