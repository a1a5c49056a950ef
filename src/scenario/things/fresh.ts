/** A name that is not taken, made from another: `Reader-copy`, then `Reader-copy-2`. */
export function freshName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const fresh = number === 1 ? `${name}-copy` : `${name}-copy-${String(number)}`;
    if (!isTaken(fresh)) return fresh;
  }
}

/** An id that is not taken, made from another by counting its last digits on: `vpce-0a1b2c3d`, `444455556666`. */
export function freshId(id: string, isTaken: (id: string) => boolean): string {
  const digits = /[0-9]+$/.exec(id)?.[0] ?? '';
  const head = id.slice(0, id.length - digits.length);
  const width = digits === '' ? 1 : digits.length;
  for (let number = digits === '' ? 2 : Number(digits) + 1; ; number++) {
    const fresh = head + String(number % 10 ** Math.max(width, 6)).padStart(width, '0');
    if (!isTaken(fresh)) return fresh;
  }
}
