import type { KeyType } from '../catalog/reference';
import type { Document, Row } from './document';

/** What is known of a condition key's values. */
export interface KnownType {
  readonly type: 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress';
  readonly multivalued: boolean;
  /** It rests on AWS's reference data, which may be older than AWS. */
  readonly fromData: boolean;
}

/** The type of a row's key: from the engine's table for global and shared keys, else from the data. */
export function typeOf({ known, key }: Row, { setting: { data } }: Document): KnownType | undefined {
  if (known !== undefined) return { type: known.type, multivalued: known.multivalued, fromData: false };
  const answer = data?.conditionKey(key);
  return answer?.kind === 'found' ? fromData(answer.value.type) : undefined;
}

function fromData(type: KeyType): KnownType {
  switch (type) {
    case 'ArrayOfARN':
      return { type: 'ARN', multivalued: true, fromData: true };
    case 'ArrayOfBool':
      return { type: 'Bool', multivalued: true, fromData: true };
    case 'ArrayOfString':
      return { type: 'String', multivalued: true, fromData: true };
    case 'ARN':
    case 'Bool':
    case 'Date':
    case 'IPAddress':
    case 'Numeric':
    case 'String':
      return { type, multivalued: false, fromData: true };
  }
}
