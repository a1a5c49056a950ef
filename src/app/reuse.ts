/**
 * Plain data that equals `value`, made of the parts of a `former` one where those did not change: whoever looks at them
 * by identity has nothing to do then.
 */
export function reuse<T>(former: unknown, value: T): T {
  if (!isParted(former) || !isParted(value) || Array.isArray(former) !== Array.isArray(value)) return value;
  if (Object.is(former, value)) return value;
  const names = Object.keys(value);
  const parts = names.map((name) => (Object.hasOwn(former, name) ? reuse(former[name], value[name]) : value[name]));
  const isSame = (name: string, at: number) => Object.hasOwn(former, name) && former[name] === parts[at];
  if (names.length === Object.keys(former).length && names.every(isSame)) return former as T;
  return (Array.isArray(value) ? parts : Object.fromEntries(names.map((name, at) => [name, parts[at]]))) as T;
}

/** What `make` gives, made of the parts of what it gave before. */
export function reusing<T>(make: () => T): () => T {
  let former: T | undefined;
  return () => (former = reuse(former, make()));
}

function isParted(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
