/** A JSON pointer some levels deeper (RFC 6901): `below('/accounts', 'a/b')` is `/accounts/a~1b`. */
export function below(pointer: string, ...names: readonly (string | number)[]): string {
  let path = pointer;
  for (const name of names) path += `/${typeof name === 'number' ? name : escapeName(name)}`;
  return path;
}

function escapeName(name: string): string {
  // Most names need no escape, and every node that is read gets a pointer.
  if (!name.includes('~') && !name.includes('/')) return name;
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
