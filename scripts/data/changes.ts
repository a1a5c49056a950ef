import { writeFileSync } from 'node:fs';
import { count, countsFile } from './counts';
import { byText } from './lists';
import { readSources, type Sources } from './sources';

/** What an update compares: names, and versions of managed policies. */
export interface Inventory {
  readonly sources: Sources;
  readonly services: ReadonlyMap<string, string>;
  readonly actions: ReadonlyMap<string, string>;
  readonly policies: ReadonlyMap<string, string>;
}

/** The installed data, read afresh. */
export const readInstalled = (): Inventory => inventory(readSources());

export function inventory(sources: Sources): Inventory {
  const { services, policies } = sources;
  return {
    sources,
    services: new Map(services.map(({ prefix, name }) => [prefix, name])),
    actions: new Map(
      services.flatMap(({ prefix, actions }) =>
        actions.map(({ name, accessLevel }) => [`${prefix}:${name}`, accessLevel]),
      ),
    ),
    policies: new Map(policies.map(({ name, version }) => [name, version])),
  };
}

/** Makes the counts of this data the ones that the next update is held to. */
export function acceptCounts({ sources }: Inventory): void {
  writeFileSync(countsFile, `${JSON.stringify(count(sources), undefined, 2)}\n`);
}

/** What changed, as text for people: dates, counts, and every service, action and managed policy that came, went or changed. */
export function describeChanges(before: Inventory, after: Inventory): string {
  const packages = (['services', 'policies'] as const).map((name) => {
    const [old, now] = [before.sources.packages[name], after.sources.packages[name]];
    if (old.version === now.version) return `${now.package} ${now.version} (${now.date}) is the newest`;
    return `${now.package} ${old.version} (${old.date}) -> ${now.version} (${now.date})`;
  });
  const old = count(before.sources);
  const counts = Object.entries(count(after.sources)).map(([name, now]) => {
    const difference = now - old[name as keyof typeof old];
    return `${name}: ${now}${difference === 0 ? '' : ` (${difference > 0 ? '+' : ''}${difference})`}`;
  });
  return [
    ...packages,
    ...counts,
    ...difference('service', before.services, after.services),
    ...difference('action', before.actions, after.actions),
    ...difference('managed policy', before.policies, after.policies),
  ].join('\n');
}

function difference(
  what: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(byText);
  return names.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    if (old === undefined) return [`+ ${what} ${name}`];
    if (now === undefined) return [`- ${what} ${name}`];
    return [`~ ${what} ${name}: ${old} -> ${now}`];
  });
}
