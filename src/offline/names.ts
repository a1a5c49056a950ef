/** All caches of this site begin so; others may share the origin. */
export const cachePrefix = 'iam-playground ';

/** What a page says to the waiting version once its reader agrees to it. */
export const takeOver = 'take over';

/** What a page says of reference data that it has used: keep it. */
export interface Keep {
  readonly keep: readonly string[];
}

/** The lock that every open page of a version holds: its files are kept for as long. */
export function lockOf(version: string): string {
  return `iam-playground.version ${version}`;
}
