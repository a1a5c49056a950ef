import { quoted } from '../json/cursor';
import { isHole } from '../json/hole';
import type { JsonMember, JsonNode, JsonObject } from '../json/tree';
import { policyElements, readElements, statementElements, type ElementPlace } from './elements';
import { kindOf, note, replaceBy, stop, type Reading } from './notes';
import type { Policy, Statement, TextValue } from './policy';
import { readStatement } from './statement';
import { textOf } from './texts';
import { readVersion } from './version';

const place: ElementPlace = {
  rule: 'PL-002',
  owner: 'a policy has',
  elsewhere: (name) =>
    statementElements.some((element) => element === name) ? 'stands inside a statement; move it there' : undefined,
};

/** What a document says, without its text, type and findings. */
export type DocumentContent = Pick<Policy, 'version' | 'versionElement' | 'id' | 'statements'>;

/** Reads the document as a whole: one object (PL-001) with Version, Id and Statement (PL-002). */
export function readDocument(reading: Reading, root: JsonNode): DocumentContent {
  if (root.kind !== 'object') {
    if (!isHole(root, reading.text)) {
      const message = `a policy is one JSON object, and this is ${kindOf(root)}`;
      stop(reading, { code: 'JSON_SYNTAX_ERROR', rule: 'PL-001', span: root.span, message });
    }
    return { version: '2008-10-17', statements: [] };
  }
  const elements = readElements(reading, root, policyElements, place);
  const id = readId(reading, elements.get('Id'));
  return {
    ...readVersion(reading, elements.get('Version')),
    ...(id === undefined ? {} : { id }),
    statements: readStatements(reading, root, elements.get('Statement')),
  };
}

/** An Id of another type is an error, and evaluation does without it (PL-009). */
function readId(reading: Reading, member: JsonMember | undefined): TextValue | undefined {
  if (member === undefined) return undefined;
  if (member.value.kind === 'string') return textOf(member.value);
  if (!isHole(member.value, reading.text)) {
    const message = `${kindOf(member.value)} as \`Id\`; it is a string`;
    note(reading, 'ERROR', { code: 'DATA_TYPE_MISMATCH', rule: 'PL-009', span: member.value.span, message });
  }
  return undefined;
}

/** One statement, or a list of at least one (PL-010, PL-017). */
function readStatements(reading: Reading, root: JsonObject, member: JsonMember | undefined): readonly Statement[] {
  if (member === undefined) {
    const span = { from: root.span.from, to: root.span.from + 1 };
    stop(reading, {
      code: 'MISSING_STATEMENT',
      rule: 'PL-010',
      span,
      message: 'the policy has no `Statement`; add one',
    });
    return [];
  }
  const { value } = member;
  if (isHole(value, reading.text)) return [];
  if (value.kind === 'array' && value.items.length === 0) {
    stop(reading, {
      code: 'MISSING_STATEMENT',
      rule: 'PL-010',
      span: value.span,
      message: 'the list of statements is empty; add one',
    });
    return [];
  }
  const items = value.kind === 'array' ? value.items : [value];
  return items.flatMap((item, index) => {
    if (item.kind === 'object') return readStatement(reading, item, index) ?? [];
    if (!isHole(item, reading.text)) notAStatement(reading, item);
    return [];
  });
}

function notAStatement(reading: Reading, node: JsonNode): void {
  const unpacked =
    node.kind === 'array' && node.items.length > 0
      ? reading.text.slice(node.span.from + 1, node.span.to - 1)
      : undefined;
  stop(reading, {
    code: 'DATA_TYPE_MISMATCH',
    rule: 'PL-010',
    span: node.span,
    message: `${kindOf(node)} where a statement should stand, which is an object${node.kind === 'string' ? `: ${quoted(node.value)}` : ''}`,
    ...(unpacked === undefined ? {} : { fix: replaceBy('remove the inner brackets', node.span, unpacked) }),
  });
}
