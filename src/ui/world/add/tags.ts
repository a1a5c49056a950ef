/** A tag as a form holds it. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

export function tagsOf(record: Readonly<Record<string, string>> | undefined): readonly Tag[] {
  return Object.entries(record ?? {}).map(([key, value]) => ({ key, value }));
}

/** Tags as the format has them; those without a key are not there yet. */
export function recordOf(tags: readonly Tag[]): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.filter(({ key }) => key.trim() !== '').map(({ key, value }) => [key.trim(), value]));
}
