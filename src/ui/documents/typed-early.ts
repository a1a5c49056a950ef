/** What a key types into a text, if it types anything. */
export function typedBy({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): string | undefined {
  if (isComposing || ((ctrlKey || metaKey) && !altKey)) return undefined;
  if (key === 'Enter') return '\n';
  return [...key].length === 1 ? key : undefined;
}
