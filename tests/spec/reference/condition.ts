import { characters, globMatches, type Character } from './glob';
import { fieldsOf, strict } from './resource';
import { bytes, decimal, inRange, instant } from './values';
import { substituted, type Keys } from './variable';

/** One row of a Condition and the request that it is held against. */
export interface Row {
  /** With its set operator and IfExists: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly values: readonly string[];
  /** undefined: the key is missing. */
  readonly request: readonly string[] | undefined;
  readonly multivalued: boolean;
  readonly version: string;
  readonly keys: Keys;
}

/** Section 5.2, the master table, row by row; section 5.3 to 5.8 is `resembles`. */
export function conditionHolds(row: Row): boolean {
  const [, set, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(row.operator) ?? [];
  const { request, values } = row;
  const missing = request === undefined || request.length === 0;
  if (base === 'Null') {
    if (set) return set === 'ForAllValues';
    const isNull = missing || request.every((value) => value === '');
    return values.some((value) => value.toLowerCase() === String(isNull));
  }
  const negated = base.includes('Not');
  if (missing) return set ? set === 'ForAllValues' : negated || ifExists !== undefined;
  if (set === 'ForAllValues' && request.every((value) => value === '')) return true;
  if (!set && row.multivalued) return false;
  const matchesAny = (one: string) => values.some((value) => resembles(base.replace('Not', ''), one, value, row));
  if (set === 'ForAllValues') return negated ? !request.some(matchesAny) : request.every(matchesAny);
  if (set === 'ForAnyValue') return request.some((one) => matchesAny(one) !== negated);
  return request.some(matchesAny) !== negated;
}

/** Whether a request value equals, resembles or lies in a policy value, for the positive operators. */
function resembles(base: string, request: string, value: string, row: Row): boolean {
  const takesVariables = row.version === '2012-10-17' && /^(String|Arn|Bool)/.test(base);
  const pattern = takesVariables ? substituted(value, row.keys) : characters(value, true);
  if (pattern === undefined) return false;
  const text = pattern.map(({ character }) => character).join('');
  switch (base) {
    case 'StringEquals':
      return request === text;
    case 'StringEqualsIgnoreCase':
      return lower(request) === lower(text);
    case 'StringLike':
      return globMatches(pattern, request);
    case 'NumericEquals':
      return compares(decimal, request, text, (a, b) => a === b);
    case 'NumericLessThan':
      return compares(decimal, request, text, (a, b) => a < b);
    case 'NumericLessThanEquals':
      return compares(decimal, request, text, (a, b) => a <= b);
    case 'NumericGreaterThan':
      return compares(decimal, request, text, (a, b) => a > b);
    case 'NumericGreaterThanEquals':
      return compares(decimal, request, text, (a, b) => a >= b);
    case 'DateEquals':
      return compares(instant, request, text, (a, b) => a === b);
    case 'DateLessThan':
      return compares(instant, request, text, (a, b) => a < b);
    case 'DateLessThanEquals':
      return compares(instant, request, text, (a, b) => a <= b);
    case 'DateGreaterThan':
      return compares(instant, request, text, (a, b) => a > b);
    case 'DateGreaterThanEquals':
      return compares(instant, request, text, (a, b) => a >= b);
    case 'Bool':
      return /^(true|false)$/i.test(text) && request.toLowerCase() === text.toLowerCase();
    case 'BinaryEquals':
      return compares(bytes, request, text, (a, b) => a === b);
    case 'IpAddress':
      return inRange(request, text);
    case 'ArnEquals':
    case 'ArnLike':
      return arnLike(pattern, request);
    default:
      throw new Error(`no operator ${base}`);
  }
}

/** PL-090 to PL-093 */
function arnLike(pattern: readonly Character[], request: string): boolean {
  const isArn = (text: string) => text.startsWith('arn:') && text.split(':').length >= 6;
  const fields = fieldsOf(pattern);
  const start = pattern.slice(0, 4).every(({ character, live }, index) => live && character === 'arn:'[index]);
  return start && fields.length === 6 && isArn(request) && strict(fields, request);
}

function compares<T>(
  read: (text: string) => T | undefined,
  request: string,
  policy: string,
  holds: (request: T, policy: T) => boolean,
): boolean {
  const [a, b] = [read(request), read(policy)];
  return a !== undefined && b !== undefined && holds(a, b);
}

function lower(text: string): string {
  return [...text].map((one) => ([...one.toLowerCase()].length === 1 ? one.toLowerCase() : one)).join('');
}
