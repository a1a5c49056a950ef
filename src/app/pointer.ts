export { below } from '../scenario/pointer';

/** A JSON pointer's segments, decoded: `/resources/a~1b` gives `resources`, `a/b`. */
export function segments(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a pointer is the other one or lies in it. */
export function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
