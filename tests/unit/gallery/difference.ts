/** JSON pointers at which two values differ: what was added, removed or replaced as a whole counts once. */
export function differences(before: unknown, after: unknown, pointer = ''): readonly string[] {
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) {
    return before === after ? [] : [pointer];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const below = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const both = Object.hasOwn(before, key) && Object.hasOwn(after, key);
    return both ? differences(before[key], after[key], below) : [below];
  });
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
