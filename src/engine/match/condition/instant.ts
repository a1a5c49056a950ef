import { isDigits } from './decimal';

const nanosecondsPerSecond = 1_000_000_000n;
const secondsPerDay = 86_400;
/** PL-171: epochs end here. */
const lastEpoch = 2n ** 63n - 1n;

/**
 * Nanoseconds since 1970 (UTC) of a date in ISO 8601's W3C profile or of seconds since 1970 (PL-170 to PL-174). A text
 * with `-` or `T` is a date, any other an epoch: `2024` is 34 minutes after midnight, not a year.
 */
export function parseInstant(text: string): bigint | undefined {
  return text.includes('-') || text.includes('T') || text.includes('t') ? parseDateTime(text) : parseEpoch(text);
}

function parseEpoch(text: string): bigint | undefined {
  if (!isDigits(text) || text.length > 19) return undefined;
  const seconds = BigInt(text);
  return seconds <= lastEpoch ? seconds * nanosecondsPerSecond : undefined;
}

function parseDateTime(text: string): bigint | undefined {
  const separator = Math.max(text.indexOf('T'), text.indexOf('t'));
  const days = parseDay(separator < 0 ? text : text.slice(0, separator));
  if (days === undefined) return undefined;
  const midnight = BigInt(days) * BigInt(secondsPerDay) * nanosecondsPerSecond;
  // PL-173: a date alone is its first instant, in UTC.
  if (separator < 0) return midnight;
  // `2026-01` and `2026` take no time.
  if (text.slice(1, separator).split('-').length !== 3) return undefined;
  const time = parseTime(text.slice(separator + 1));
  return time === undefined ? undefined : midnight + time;
}

/** Days since 1970 of `YYYY-MM-DD`, `YYYY-MM` or a signed `YYYY`. */
function parseDay(text: string): number | undefined {
  const signed = text.startsWith('-') || text.startsWith('+');
  const [yearText = '', monthText = '01', dayText = '01', more] = text.slice(signed ? 1 : 0).split('-', 4);
  if (more !== undefined || yearText.length < 4 || yearText.length > 9) return undefined;
  const year = number(yearText, yearText.length);
  const month = number(monthText, 2);
  const day = number(dayText, 2);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const signedYear = text.startsWith('-') ? -year : year;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(signedYear, month)) return undefined;
  return daysBefore(signedYear, month) + day - 1;
}

/** Nanoseconds since midnight UTC of `hh:mm`, `hh:mm:ss` or `hh:mm:ss.f`, with `Z`, an offset, or neither (PL-173). */
function parseTime(text: string): bigint | undefined {
  const zoneAt = zoneStart(text);
  const offset = parseOffset(text.slice(zoneAt));
  const [hourText = '', minuteText = '', secondText = '00', more] = text.slice(0, zoneAt).split(':', 4);
  const [wholeText = '', fractionText] = secondText.split('.', 2);
  if (more !== undefined || secondText.split('.').length > 2) return undefined;
  const hour = number(hourText, hourText.length === 1 ? 1 : 2);
  const minute = number(minuteText, 2);
  const second = number(wholeText, 2);
  const fraction = fractionText === undefined ? 0n : parseFraction(fractionText);
  if (offset === undefined || hour === undefined || minute === undefined) return undefined;
  if (second === undefined || fraction === undefined) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return BigInt(hour * 3600 + minute * 60 + second - offset) * nanosecondsPerSecond + fraction;
}

function zoneStart(text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === 'Z' || character === 'z' || character === '+' || character === '-') return index;
  }
  return text.length;
}

/** Seconds of `Z`, `+hh:mm` or `+hh`; `+h` is none (PL-174). */
function parseOffset(text: string): number | undefined {
  if (text === '' || text === 'Z' || text === 'z') return 0;
  const [hourText = '', minuteText = '00', more] = text.slice(1).split(':', 3);
  const hour = number(hourText, 2);
  const minute = number(minuteText, 2);
  if (more !== undefined || hour === undefined || minute === undefined || hour > 23 || minute > 59) return undefined;
  const seconds = hour * 3600 + minute * 60;
  if (text.startsWith('+')) return seconds;
  return text.startsWith('-') ? -seconds : undefined;
}

/** Nanoseconds of up to nine digits after the point. */
function parseFraction(digits: string): bigint | undefined {
  return isDigits(digits) && digits.length <= 9 ? BigInt(digits.padEnd(9, '0')) : undefined;
}

function number(text: string, length: number): number | undefined {
  return text.length === length && isDigits(text) ? Number(text) : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 1970-01-01 to the first of a month, in the calendar carried back without end. */
function daysBefore(year: number, month: number): number {
  const last = year - 1;
  const leapDays = Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400);
  // 1969 had 1969 × 365 days and 477 leap days before its end.
  let days = last * 365 + leapDays - (1969 * 365 + 477);
  for (let before = 1; before < month; before += 1) days += daysIn(year, before);
  return days;
}
