import { quoted } from '../json/cursor';
import { isHole } from '../json/hole';
import type { JsonMember, JsonNode, JsonString } from '../json/tree';
import { kindOf, replaceBy, stop, type Reading } from './notes';
import type { TextValue } from './policy';

export function textOf(node: JsonString): TextValue {
  return { value: node.value, span: node.span };
}

/** The strings of Action, NotAction, Resource or NotResource: one or a list (PL-017), and nothing but strings (PL-018). */
export function readTexts(reading: Reading, member: JsonMember): readonly TextValue[] {
  const { key, value } = member;
  const texts: TextValue[] = [];
  for (const node of value.kind === 'array' ? value.items : [value]) {
    if (node.kind === 'string') texts.push(textOf(node));
    else if (!isHole(node, reading.text)) notText(reading, key.value, node);
  }
  return texts;
}

/** Reports a value of the wrong JSON type, naming the template it may come from (F-18). */
function notText(reading: Reading, element: string, node: JsonNode): void {
  const intrinsic = intrinsicOf(node);
  if (intrinsic !== undefined) {
    const message = `${quoted(intrinsic)} is a CloudFormation function; put in the text that it gives`;
    stop(reading, { code: 'UNRESOLVED_TEMPLATE', rule: 'PL-018', span: node.span, message });
    return;
  }
  const empty = node.kind === 'null' ? ' (IAM passes over it in a list, this page does not)' : '';
  const message = `${kindOf(node)} under \`${element}\`, which takes a string or a list of strings${empty}`;
  const fix = node.kind === 'number' ? { fix: replaceBy('put it in quotes', node.span, `"${node.raw}"`) } : {};
  stop(reading, { code: 'DATA_TYPE_MISMATCH', rule: 'PL-018', span: node.span, message, ...fix });
}

/** The name of a CloudFormation function, where an object is one: `Ref`, `Fn::Sub`. */
export function intrinsicOf(node: JsonNode): string | undefined {
  if (node.kind !== 'object' || node.members.length !== 1) return undefined;
  const name = node.members[0]?.key.value ?? '';
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? name : undefined;
}
