import type { ContextEntry, RequestContext } from '../../../src/engine/context/context';
import type { Subject } from '../../../src/engine/match/subject';
import type { Principal, RoleSessionPrincipal, UserPrincipal } from '../../../src/engine/model/principal';
import {
  conditionOperators,
  type ActionElement,
  type ConditionRow,
  type Effect,
  type Policy,
  type PolicyType,
  type PolicyVersion,
  type PrincipalElement,
  type PrincipalEntry,
  type ResourceElement,
  type Statement,
  type TextValue,
} from '../../../src/engine/policy/policy';

/** Small syntax trees by hand: matching is tested apart from reading. */

const span = { from: 0, to: 0 };
type OneOrMore = string | readonly string[];
export type Values = Readonly<Record<string, OneOrMore>>;

/** A statement as JSON has it. */
export interface StatementSource {
  readonly Effect?: Effect;
  readonly Principal?: '*' | Values;
  readonly NotPrincipal?: '*' | Values;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Values>>;
}

export function buildPolicy(
  source: StatementSource,
  type: PolicyType = 'identityBasedPolicy',
  version: PolicyVersion = '2012-10-17',
): { readonly policy: Policy; readonly statement: Statement } {
  const principal =
    principalElement('Principal', source.Principal) ?? principalElement('NotPrincipal', source.NotPrincipal);
  const resource = resourceElement('Resource', source.Resource) ?? resourceElement('NotResource', source.NotResource);
  const statement: Statement = {
    index: 0,
    span,
    effect: source.Effect ?? 'Allow',
    effectSpan: span,
    ...(principal ? { principal } : {}),
    action: actionElement(source),
    ...(resource ? { resource } : {}),
    conditions: buildRows(source.Condition ?? {}),
  };
  return { policy: { type, text: '', version, statements: [statement], findings: [] }, statement };
}

export function buildRows(condition: Readonly<Record<string, Values>>): readonly ConditionRow[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => buildRow(operator, key, values)),
  );
}

export function buildRow(operator: string, key: string, values: OneOrMore): ConditionRow {
  const [head, tail] = operator.includes(':') ? operator.split(':') : [undefined, operator];
  const ifExists = tail?.endsWith('IfExists') === true;
  const name = ifExists ? tail.slice(0, -'IfExists'.length) : tail;
  const base = conditionOperators.find((candidate) => candidate.toLowerCase() === name?.toLowerCase());
  if (!base) throw new Error(`no operator ${operator}`);
  return {
    operator: text(operator),
    ...(head === 'ForAllValues' || head === 'ForAnyValue' ? { set: head } : {}),
    base,
    ifExists,
    key: text(key),
    values: list(values),
    span,
  };
}

/** A context of the keys given; those in `multivalued` are so by their type, present or not. */
export function buildContext(values: Values = {}, multivalued: readonly string[] = []): RequestContext {
  const many = new Set(multivalued.map((key) => key.toLowerCase()));
  const entries = new Map<string, ContextEntry>();
  for (const [key, value] of Object.entries(values)) {
    const lower = key.toLowerCase();
    const all = typeof value === 'string' ? [value] : value;
    entries.set(lower, { key, values: all, multivalued: many.has(lower), origin: 'given' });
  }
  return {
    get: (key) => entries.get(key.toLowerCase()),
    isMultivalued: (key) => many.has(key.toLowerCase()),
    entries: () => [...entries.values()],
  };
}

export const account = '111122223333';

export const alice: UserPrincipal = {
  kind: 'user',
  account,
  arn: `arn:aws:iam::${account}:user/staff/alice`,
  name: 'alice',
  id: 'AIDAALICE',
  credentials: 'longTerm',
};

export const deploySession: RoleSessionPrincipal = {
  kind: 'roleSession',
  account,
  roleArn: `arn:aws:iam::${account}:role/service-role/Deploy`,
  roleName: 'Deploy',
  roleId: 'AROADEPLOY',
  sessionName: 'ci',
  sessionTags: new Map(),
  transitiveTagKeys: [],
  federationKeys: new Map(),
};

export function buildSubject(parts: Partial<Subject> & { readonly principal?: Principal } = {}): Subject {
  return {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
    principal: alice,
    context: buildContext(),
    policyType: 'identityBasedPolicy',
    ...parts,
  };
}

function text(value: string): TextValue {
  return { value, span };
}

function list(values: OneOrMore): readonly TextValue[] {
  return (typeof values === 'string' ? [values] : values).map(text);
}

function actionElement(source: StatementSource): ActionElement {
  const element = source.NotAction === undefined ? 'Action' : 'NotAction';
  return { element, keySpan: span, span, patterns: list(source.NotAction ?? source.Action ?? '*') };
}

function resourceElement(
  element: 'Resource' | 'NotResource',
  values: OneOrMore | undefined,
): ResourceElement | undefined {
  return values === undefined ? undefined : { element, keySpan: span, span, patterns: list(values) };
}

function principalElement(
  element: 'Principal' | 'NotPrincipal',
  source: '*' | Values | undefined,
): PrincipalElement | undefined {
  if (source === undefined) return undefined;
  const entries =
    source === '*'
      ? [{ type: '*' as const, ...text('*') }]
      : Object.entries(source).flatMap(([type, values]) =>
          list(values).map((value): PrincipalEntry => ({ type: type as PrincipalEntry['type'], ...value })),
        );
  return { element, keySpan: span, span, entries };
}
