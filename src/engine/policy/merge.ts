import type { Finding, Fix } from '../finding';
import type { JsonMember, JsonNode, JsonObject } from '../json/tree';
import { removeMember } from './remove-member';

const mergeable = new Set(['Action', 'NotAction', 'Resource', 'NotResource', 'Condition', 'Statement', 'Principal']);

/**
 * Adds the fixes that need to know what a policy is: a duplicate of a list-like element, operator or condition key is
 * merged into the first (F-27), and so are the statements of a second document (F-16).
 */
export function withMerges(
  found: readonly Finding[],
  root: JsonNode,
  extra: readonly JsonNode[],
  text: string,
): readonly Finding[] {
  if (!found.some(({ code }) => code === 'DUPLICATE_KEY' || code === 'EXTRA_CONTENT')) return found;
  const fixes = new Map<number, Fix>();
  collect(root, text, false, fixes);
  const documents = mergeDocuments(root, extra, text);
  return found.map((finding) => {
    const fix =
      finding.code === 'DUPLICATE_KEY'
        ? fixes.get(finding.span.from)
        : finding.code === 'EXTRA_CONTENT'
          ? documents
          : undefined;
    return fix === undefined ? finding : { ...finding, fixes: [fix] };
  });
}

function collect(node: JsonNode, text: string, inCondition: boolean, fixes: Map<number, Fix>): void {
  if (node.kind === 'array') for (const item of node.items) collect(item, text, inCondition, fixes);
  if (node.kind !== 'object') return;
  const first = new Map<string, JsonMember>();
  for (const member of node.members) {
    const name = member.key.value;
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, member);
    else if (inCondition || mergeable.has(name)) {
      const fix = mergeInto(node, earlier, member, text);
      if (fix !== undefined) fixes.set(member.key.span.from, fix);
    }
    collect(member.value, text, inCondition || name === 'Condition', fixes);
  }
}

function mergeInto(object: JsonObject, earlier: JsonMember, later: JsonMember, text: string): Fix | undefined {
  const merged = mergeValues(earlier.value, later.value, text);
  if (merged === undefined) return undefined;
  const removal = removeMember(object, later).edits;
  return {
    label: `merge both ${later.key.value.slice(0, 40)}`,
    edits: [{ span: earlier.value.span, insert: merged }, ...removal],
  };
}

/** Two objects make one with the members of both, everything else makes a list. */
function mergeValues(first: JsonNode, second: JsonNode, text: string): string | undefined {
  if (first.kind === 'object' && second.kind === 'object') {
    const all = [first, second].filter((node) => node.members.length > 0).map((node) => inner(node, text));
    return `{${all.join(', ')}}`;
  }
  if (first.kind === 'null' || second.kind === 'null') return undefined;
  return `[${[...entries(first, text), ...entries(second, text)].join(', ')}]`;
}

function entries(node: JsonNode, text: string): readonly string[] {
  if (node.kind !== 'array') return [text.slice(node.span.from, node.span.to)];
  return node.items.length === 0 ? [] : [inner(node, text)];
}

/** What stands between a node's brackets, without the blanks around it. */
function inner(node: JsonNode, text: string): string {
  return text.slice(node.span.from + 1, node.span.to - 1).trim();
}

/** Puts the statements of the documents that follow the first into it (F-16); undefined where they do not fit together. */
function mergeDocuments(root: JsonNode, extra: readonly JsonNode[], text: string): Fix | undefined {
  const target = statementOf(root);
  if (target === undefined || extra.length === 0) return undefined;
  const lists = [target, ...extra.map(statementOf)];
  if (lists.some((list) => list === undefined) || extra.some((document) => versionOf(document) !== versionOf(root)))
    return undefined;
  const all = lists.flatMap((list) => (list === undefined ? [] : entries(list, text)));
  return {
    label: 'merge the statements into one policy',
    edits: [
      { span: target.span, insert: `[${all.join(', ')}]` },
      { span: { from: root.span.to, to: text.length }, insert: '' },
    ],
  };
}

function statementOf(node: JsonNode): JsonNode | undefined {
  const statement =
    node.kind === 'object' ? node.members.find(({ key }) => key.value === 'Statement')?.value : undefined;
  return statement?.kind === 'array' || statement?.kind === 'object' ? statement : undefined;
}

function versionOf(node: JsonNode): string | undefined {
  const version = node.kind === 'object' ? node.members.find(({ key }) => key.value === 'Version')?.value : undefined;
  return version?.kind === 'string' ? version.value : undefined;
}
