/** The clock of a scenario that names none. */
export const defaultNow = '2026-01-01T12:00:00Z';

// Date, time and zone are all needed: a local time would mean another instant on every machine.
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Milliseconds since 1970 (UTC) of an ISO 8601 instant with its zone; undefined if the text is none. */
export function parseInstant(text: string): number | undefined {
  if (!instant.test(text)) return undefined;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  // JavaScript reads February 30 as March 2.
  if (day > (month === 2 && !isLeap(year) ? 28 : (daysInMonth[month - 1] ?? 0))) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** When a request is made: an instant, or seconds after `now`; undefined if the text is no instant. */
export function readTime(at: string | number | undefined, now: number): number | undefined {
  if (at === undefined) return now;
  return typeof at === 'number' ? now + Math.round(at * 1000) : parseInstant(at);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
