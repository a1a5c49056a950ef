import { readJson } from '../../engine/json/read';
import { unwrapPaste } from '../../engine/policy/paste';
import type { PolicyType } from '../../engine/policy/policy';
import { policyText } from '../document';
import { formatDocument } from '../format';
import { cutLine } from './cut';
import type { PolicyImport } from './imported';
import { JsonView } from './json-view';
import { textCut, type ImportNote } from './notes';
import { policyHolder } from './resource-owner';

/** What the wrapping says of a policy. */
export interface PolicyFacts {
  readonly type?: PolicyType;
  readonly name?: string;
  readonly notes?: readonly ImportNote[];
}

/** A policy document out of its usual wrappings (F-01, F-11 to F-16); undefined where the text holds none. */
export function importPolicy(text: string, facts: PolicyFacts = {}): PolicyImport | undefined {
  const { text: unwrapped, changes, type } = unwrapPaste(text);
  const json = readJson(unwrapped);
  const { root } = json;
  if (root?.kind !== 'object') return undefined;
  const view = new JsonView(root, unwrapped);
  const cut = cutLine(json);
  if (!view.has('Statement') && !view.has('Version')) return undefined;
  return {
    kind: 'policy',
    document: policyText(changes.length > 0 ? (formatDocument(unwrapped) ?? unwrapped) : unwrapped),
    types: typesOf(view, facts.type ?? type),
    ...(facts.name !== undefined && { name: facts.name }),
    resources: holdersOf(view),
    changes: changes.map(({ message }) => message),
    notes: [...(cut === undefined ? [] : [textCut(cut)]), ...(facts.notes ?? [])],
  };
}

const withoutPrincipal = [
  'identityBasedPolicy',
  'permissionsBoundary',
  'serviceControlPolicy',
  'sessionPolicy',
] as const;
const withPrincipal = ['resourceBasedPolicy', 'vpcEndpointPolicy', 'keyPolicy', 'trustPolicy'] as const;

/** What a document could be, the likeliest first: what the wrapping says, then what its statements look like. */
function typesOf(view: JsonView, said: PolicyType | undefined): readonly PolicyType[] {
  return [...new Set([...(said === undefined ? [] : [said]), ...guessTypes(statementsOf(view))])];
}

function guessTypes(statements: readonly JsonView[]): readonly PolicyType[] {
  const hasPrincipal = statements.some((statement) => statement.has('Principal') || statement.has('NotPrincipal'));
  if (!hasPrincipal) return withoutPrincipal;
  const actions = statements.flatMap((statement) => statement.get('Action').texts.map((text) => text.toLowerCase()));
  const only = (prefix: string): boolean => actions.length > 0 && actions.every((text) => text.startsWith(prefix));
  const namesResource = statements.some((statement) => statement.has('Resource') || statement.has('NotResource'));
  if (only('sts:') && !namesResource) return ['trustPolicy'];
  if (only('kms:')) return ['keyPolicy', ...withPrincipal];
  const deniesAnyone = statements.every(
    (statement) => statement.get('Effect').text === 'Deny' && statement.get('Principal').text === '*',
  );
  return deniesAnyone ? [...withPrincipal, 'resourceControlPolicy'] : withPrincipal;
}

/** The resources that a resource-based policy's statements name, as what would have the policy. */
function holdersOf(view: JsonView): readonly string[] {
  const named = statementsOf(view).flatMap((statement) => statement.get('Resource').texts);
  const arns = named.map(withoutTail).filter((text) => text.startsWith('arn:') && !/[*?$]/.test(text));
  return [...new Set(arns.map(policyHolder))].slice(0, 100);
}

/** A pattern for everything inside a resource names the resource. */
function withoutTail(text: string): string {
  for (const tail of ['/*', ':*']) if (text.endsWith(tail)) return text.slice(0, -tail.length);
  return text;
}

function statementsOf(view: JsonView): readonly JsonView[] {
  const statement = view.get('Statement');
  return statement.node?.kind === 'array' ? statement.items : [statement];
}
