import { quoted } from '../../json/cursor';
import { printJson } from '../../json/print';
import { readJson, type JsonReading } from '../../json/read';
import type { JsonNode } from '../../json/tree';
import type { Step } from './step';

/** Wrappings in the shape of the JSON: another document around the policy (F-14), or statements without their policy (F-15). */
export function unwrapShape(json: JsonReading): Step | undefined {
  if (json.root === undefined || hasMember(json.root, 'Statement')) return undefined;
  return wrapper(json.text, json.root) ?? bareStatements(json);
}

/** Where AWS's tools and templates keep a policy document; a star is the first entry of a list that fits. */
const wrapperPaths = [
  'AssumeRolePolicyDocument',
  'Role/AssumeRolePolicyDocument',
  'Properties/AssumeRolePolicyDocument',
  'PolicyDocument',
  'Properties/PolicyDocument',
  'Policy/PolicyDocument',
  'PolicyVersion/Document',
  'Policy/Content',
  'PolicyVersionList/*/Document',
  'RolePolicyList/*/PolicyDocument',
  'VpcEndpoints/*/PolicyDocument',
  'Policy',
  'Document',
  'Content',
  'ResourcePolicy',
  'resourcePolicy',
  'policy',
] as const;

function wrapper(text: string, root: JsonNode): Step | undefined {
  for (const path of wrapperPaths) {
    const inner = documentAt(root, path.split('/'));
    if (inner === undefined) continue;
    return {
      code: 'WRAPPED_POLICY',
      rule: 'F-14',
      message: `the policy stands under ${quoted(path.replaceAll('/*', '').replaceAll('/', '.'))}`,
      label: 'take the policy out',
      text: inner.kind === 'string' ? inner.value : printJson(inner, text),
      ...(path.includes('AssumeRole') ? { type: 'trustPolicy' as const } : {}),
    };
  }
  return undefined;
}

/** The document at the end of a path, an object or a string that holds one. */
function documentAt(node: JsonNode, path: readonly string[]): JsonNode | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return isDocument(node) ? node : undefined;
  if (step !== '*') {
    const child = node.kind === 'object' ? node.members.find(({ key }) => key.value === step)?.value : undefined;
    return child === undefined ? undefined : documentAt(child, rest);
  }
  if (node.kind !== 'array') return undefined;
  const inUse = node.items.find((item) => isTrue(item, 'IsDefaultVersion'));
  for (const item of inUse === undefined ? node.items : [inUse]) {
    const found = documentAt(item, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isTrue(node: JsonNode, name: string): boolean {
  if (node.kind !== 'object') return false;
  const value = node.members.find(({ key }) => key.value === name)?.value;
  return value?.kind === 'boolean' && value.value;
}

function isDocument(node: JsonNode): boolean {
  if (node.kind === 'object') return hasMember(node, 'Statement') || isStatement(node);
  if (node.kind !== 'string') return false;
  const start = node.value.trimStart();
  return start.startsWith('{') || start.slice(0, 3).toLowerCase() === '%7b';
}

function bareStatements({ text, root, extra }: JsonReading): Step | undefined {
  if (root === undefined) return undefined;
  const list = root.kind === 'array' ? root.items : [root, ...extra];
  if (list.length === 0 || !list.every(isStatement)) return undefined;
  const statements = list.map((statement) => statementText(statement, text)).join(',');
  const wrapped = `{"Version":"2012-10-17","Statement":[${statements}]}`;
  const reading = readJson(wrapped);
  return {
    code: 'BARE_STATEMENT',
    rule: 'F-15',
    message: `${list.length === 1 ? 'a statement stands' : 'statements stand'} without a policy around; a policy has \`Version\` and \`Statement\``,
    label: 'put a policy around',
    text: reading.root === undefined ? wrapped : printJson(reading.root, wrapped),
  };
}

/** A statement's text without what belongs to the policy around it. */
function statementText(node: JsonNode, text: string): string {
  if (node.kind !== 'object') return '';
  const kept = node.members.filter(({ key }) => key.value !== 'Version' && key.value !== 'Id');
  if (kept.length === node.members.length) return text.slice(node.span.from, node.span.to);
  return `{${kept.map(({ key, value }) => text.slice(key.span.from, value.span.to)).join(',')}}`;
}

function isStatement(node: JsonNode): boolean {
  return hasMember(node, 'Effect') || (hasMember(node, 'Action') && hasMember(node, 'Resource'));
}

function hasMember(node: JsonNode, name: string): boolean {
  return node.kind === 'object' && node.members.some(({ key }) => key.value === name);
}
