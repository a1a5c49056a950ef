import { parseDecimal } from '../engine/match/condition/decimal';
import { parseInstant } from '../engine/match/condition/instant';
import { parseIp } from '../engine/match/condition/ip-address';
import { parseArn } from '../engine/model/arn';

/** The types of condition keys, by what their operators read. */
export type ValueType = 'String' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress' | 'ARN';

/** Whether the operators of a type can read what a request carries: what they cannot read matches nothing. */
export function isReadable(text: string, type: ValueType): boolean {
  switch (type) {
    case 'Bool':
      return /^(?:true|false)$/i.test(text);
    case 'Numeric':
      return parseDecimal(text) !== undefined;
    case 'Date':
      return parseInstant(text) !== undefined;
    case 'IPAddress':
      return parseIp(text) !== undefined;
    case 'ARN':
      return parseArn(text) !== undefined;
    case 'String':
      return true;
  }
}
