/** A JSON pointer one level deeper (RFC 6901): `below('/accounts', 'a/b')` is `/accounts/a~1b`. */
export function below(pointer: string, ...names: readonly (string | number)[]): string {
  let path = pointer;
  for (const name of names) {
    path += typeof name === 'number' ? `/${name}` : `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return path;
}
