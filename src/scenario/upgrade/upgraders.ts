/**
 * Turns the text of a scenario of one version into that of the next. It works on text, so that policy documents stay to
 * the letter, and never throws: what it cannot read, the reader says.
 */
export type Upgrader = (text: string) => string;

/**
 * One upgrader for each version that was, by the version that it reads. Append-only: a link that was once made opens for
 * ever, so that an upgrader is never changed after the version it leads to is out.
 */
export const upgraders: ReadonlyMap<number, Upgrader> = new Map();
