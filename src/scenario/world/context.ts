import type { ContextSpec } from '../../engine/model/request';
import type { ContextValue, NumberText } from '../types';

type Present = Exclude<ContextValue, null>;
type Single = string | boolean | NumberText;

/** The condition keys that a scenario gives: every value as text, `null` as an absent key (PL-163). */
export function contextSpec(context: Readonly<Record<string, ContextValue>> | undefined): ContextSpec {
  return new Map(
    Object.entries(context ?? {}).map(([key, value]) => [key, value === null ? undefined : contextValues(value)]),
  );
}

/** The texts of one value; numbers keep the digits that were typed. */
export function contextValues(value: Present): { readonly values: readonly string[]; readonly list: boolean } {
  return isList(value) ? { values: value.map(textOf), list: true } : { values: [textOf(value)], list: false };
}

function isList(value: Present): value is readonly Single[] {
  return Array.isArray(value);
}

function textOf(value: Single): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return value.number;
  }
}
