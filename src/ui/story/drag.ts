/** Where a dragged row would fall: before this position. */
export interface Drag {
  readonly from: number;
  readonly before: number;
}

/** The position before which a row falls: the upper half of a row lies before it, the lower half behind. */
export function fallAt(index: number, { top, height }: DOMRect, y: number): number {
  return y < top + height / 2 ? index : index + 1;
}

/** The position of a moved item, once it is taken out of its old place. */
export function targetOf({ from, before }: Drag): number {
  return before > from ? before - 1 : before;
}
