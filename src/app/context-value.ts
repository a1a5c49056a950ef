import type { KeyDescription } from '../service/protocol';
import type { ContextValue } from '../scenario/types';
import { isReadable } from '../scenario/value-types';

type Single = Exclude<ContextValue, null | readonly unknown[]>;
export type KeyType = KeyDescription['type'];

const json = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A value as the text of a field. */
export function textOf(value: Single): string {
  return typeof value === 'object' ? value.number : String(value);
}

/** The values of a key, one by one; none where it is absent. */
export function textsOf(value: ContextValue): readonly string[] {
  if (value === null) return [];
  return isList(value) ? value.map(textOf) : [textOf(value)];
}

/** Whether a value is a list, as multivalued keys have it. */
export function isList(value: ContextValue): value is readonly Single[] {
  return Array.isArray(value);
}

/** A field's text as the value of a key of this type. What does not fit the type stays the text that it is. */
export function valueOf(text: string, type: KeyType): Single {
  if (type === 'Bool' && (text === 'true' || text === 'false')) return text === 'true';
  return type === 'Numeric' && json.test(text) ? { number: text } : text;
}

/** What a key of this type begins with. */
export function firstValue({ key, type, multivalued }: KeyDescription): ContextValue {
  const single = startOf(key, type);
  return multivalued ? [single] : single;
}

function startOf(key: string, type: KeyType): Single {
  switch (type) {
    case 'Bool':
      return true;
    case 'Numeric':
      return { number: '0' };
    case 'Date':
      return '2026-01-01T12:00:00Z';
    case 'IPAddress':
      return key.toLowerCase() === 'aws:vpcsourceip' ? '10.0.0.10' : '203.0.113.10';
    case 'ARN':
    case 'String':
      return '';
  }
}

/** What a value of this type has to be, where this one is not; undefined where it fits. Lower case, as messages are. */
export function troubleWith(text: string, type: KeyType): string | undefined {
  if (isReadable(text, type)) return undefined;
  switch (type) {
    case 'Bool':
      return '`true` or `false`';
    case 'Numeric':
      return 'a number, such as `3600`';
    case 'IPAddress':
      return text.includes('/')
        ? 'one address, such as `203.0.113.10`, not a range'
        : 'an address, such as `203.0.113.10`';
    case 'Date':
      return 'an instant, such as `2026-01-01T12:00:00Z`';
    case 'ARN':
      return 'an ARN';
    case 'String':
      return undefined;
  }
}
