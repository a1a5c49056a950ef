import { conditionOperators, type ConditionOperator, type SetOperator } from './policy';
import { closest } from './spelling';

/** A condition operator taken apart: `[ForAllValues:|ForAnyValue:]base[IfExists]` (PL-133). */
export interface Operator {
  readonly set?: SetOperator;
  readonly base: ConditionOperator;
  readonly ifExists: boolean;
  /** The operator in AWS's spelling. */
  readonly canonical: string;
}

const setOperators = ['ForAllValues', 'ForAnyValue'] as const satisfies readonly SetOperator[];
const bases: ReadonlyMap<string, ConditionOperator> = new Map(
  conditionOperators.map((base) => [base.toLowerCase(), base]),
);

/** Takes an operator apart whatever its letter case (section 12.20); undefined where it is none (PL-133, PL-134). */
export function parseOperator(typed: string): Operator | undefined {
  const lower = typed.toLowerCase();
  const colon = lower.indexOf(':');
  const set = colon < 0 ? undefined : setOperators.find((name) => name.toLowerCase() === lower.slice(0, colon));
  if (colon >= 0 && set === undefined) return undefined;
  const rest = lower.slice(colon + 1);
  const ifExists = rest.endsWith('ifexists');
  const base = bases.get(ifExists ? rest.slice(0, -'ifexists'.length) : rest);
  if (base === undefined) return undefined;
  const canonical = `${set === undefined ? '' : `${set}:`}${base}${ifExists ? 'IfExists' : ''}`;
  return { ...(set === undefined ? {} : { set }), base, ifExists, canonical };
}

/** Operators that people expect and IAM does not have, with what does the job (F-32). */
const expected: ReadonlyMap<string, string> = new Map<string, ConditionOperator>([
  ['notstringequals', 'StringNotEquals'],
  ['notstringlike', 'StringNotLike'],
  ['notarnlike', 'ArnNotLike'],
  ['notarnequals', 'ArnNotEquals'],
  ['ipnotaddress', 'NotIpAddress'],
  ['ipaddressnot', 'NotIpAddress'],
  ['notnull', 'Null'],
  ['boolequals', 'Bool'],
  ['boolnotequals', 'Bool'],
  ['boolean', 'Bool'],
  ['stringlikeignorecase', 'StringLike'],
  ['stringmatches', 'StringLike'],
  ['stringcontains', 'StringLike'],
  ['stringstartswith', 'StringLike'],
  ['equals', 'StringEquals'],
  ['numericgreater', 'NumericGreaterThan'],
  ['numericless', 'NumericLessThan'],
]);

/** The operator that a misspelt one most likely means, in AWS's spelling. */
export function closestOperator(typed: string): string | undefined {
  const parts = typed
    .slice(0, 100)
    .split(':')
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const prefix = parts.length > 1 ? closest(parts[0] ?? '', setOperators) : undefined;
  const [stem, suffix] = splitSuffix(last);
  const base = expected.get(stem.toLowerCase()) ?? closest(stem, conditionOperators);
  if (base === undefined || (parts.length > 1 && prefix === undefined)) return undefined;
  return `${prefix === undefined ? '' : `${prefix}:`}${base}${suffix}`;
}

function splitSuffix(last: string): readonly [stem: string, suffix: string] {
  const lower = last.toLowerCase();
  for (const suffix of ['ifexists', 'ifexist', 'ifexits', 'ifpresent']) {
    if (lower.endsWith(suffix)) return [last.slice(0, -suffix.length), 'IfExists'];
    if (lower.startsWith(suffix)) return [last.slice(suffix.length), 'IfExists'];
  }
  return [last, ''];
}
