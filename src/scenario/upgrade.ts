import { readJson } from '../engine/json/read';
import { upgraders, type Upgrader } from './upgrade/upgraders';

/** The version of the scenario format that everything but the upgraders knows. */
export const currentVersion = 1;

/**
 * The text of a scenario of an older version, brought to the current one by one upgrader a version; any other text as it
 * is: of the current version, of a newer one, or none.
 */
export function upgradeText(
  text: string,
  known: ReadonlyMap<number, Upgrader> = upgraders,
  current: number = currentVersion,
): string {
  let upgraded = text;
  // Without upgraders there is nothing older, and nothing is read twice.
  for (let step = 0; step < known.size; step++) {
    const version = versionOf(upgraded);
    const upgrader = version === undefined || version >= current ? undefined : known.get(version);
    if (upgrader === undefined) break;
    upgraded = upgrader(upgraded);
  }
  return upgraded;
}

function versionOf(text: string): number | undefined {
  const { root } = readJson(text);
  if (root?.kind !== 'object') return undefined;
  const version = root.members.findLast(({ key }) => key.value === 'version')?.value;
  return version?.kind === 'number' ? Number(version.raw) : undefined;
}
