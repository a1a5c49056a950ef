/** Facts of a node by name; a sentence that names a fact which is not there would be a bug. */
export type Facts = Readonly<Record<string, string>>;

/** A fact in backticks. */
export function quoted(facts: Facts, name: string): string {
  return `\`${plain(facts, name)}\``;
}

export function plain(facts: Facts, name: string): string {
  return facts[name] ?? '?';
}

/** A whole number of seconds as people say it: `2 hours`, `90 minutes`, `61 seconds`. */
export function durationText(seconds: string): string {
  const count = Number(seconds);
  if (!Number.isFinite(count)) return `${seconds} seconds`;
  if (count >= 3600 && count % 3600 === 0) return unit(count / 3600, 'hour');
  if (count >= 60 && count % 60 === 0) return unit(count / 60, 'minute');
  return unit(count, 'second');
}

function unit(count: number, name: string): string {
  return `${count.toLocaleString('en-US')} ${name}${count === 1 ? '' : 's'}`;
}
