/** Which request a pointer leads into, from 0; undefined where it leads elsewhere. */
export function requestAt(pointer: string): number | undefined {
  const [, member, index] = pointer.split('/');
  return member === 'requests' && index !== undefined ? Number(index) : undefined;
}
