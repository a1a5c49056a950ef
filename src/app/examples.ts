/** A scenario of the gallery, by the name of its folder. */
export interface Example {
  readonly name: string;
  readonly title: string;
}

const titles = import.meta.glob<string>('../gallery/*/scenario.json', { import: 'title', eager: true });

/** The gallery's scenarios, the basic ones first. */
export const examples: readonly Example[] = Object.entries(titles)
  .map(([path, title]) => ({ name: path.split('/').at(-2) ?? '', title }))
  .toSorted((a, b) => rank(a) - rank(b));

function rank({ name }: Example): number {
  const number = Number(name.startsWith('b') ? name.slice(1).split('-')[0] : name.split('-')[0]);
  return name.startsWith('b') ? number : 100 + number;
}
