import type { OrganizationNodeDocument, Scenario } from '../scenario/types';
import { below } from '../scenario/pointer';
import type { Subject, SubjectKind } from './subjects';

/** One line of the world's tree. */
export interface TreeNode {
  /** The pointer of what it stands for; of a list, the pointer of that list. */
  readonly id: string;
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly detail?: string;
  /** What opens; absent for a list of one kind. */
  readonly subject?: Subject;
  /** What a list holds. */
  readonly kind: SubjectKind;
  /** How many things stand below it. */
  readonly count: number;
  readonly children: readonly TreeNode[];
}

const lists = [
  { kind: 'role', member: 'roles', many: 'Roles' },
  { kind: 'user', member: 'users', many: 'Users' },
  { kind: 'group', member: 'groups', many: 'Groups' },
  { kind: 'policy', member: 'policies', many: 'Customer managed policies' },
  { kind: 'identityProvider', member: 'identityProviders', many: 'Identity providers' },
  { kind: 'resource', member: 'resources', many: 'Resources' },
  { kind: 'vpcEndpoint', member: 'vpcEndpoints', many: 'VPC endpoints' },
] as const satisfies readonly { readonly kind: SubjectKind; readonly member: string; readonly many: string }[];

/** The world by owner: the organization with its units, then every account with what it has, by kind. */
export function growTree(scenario: Scenario, subjects: readonly Subject[]): readonly TreeNode[] {
  const byPointer = new Map(subjects.map((subject) => [subject.pointer, subject]));
  const owned = new Map<string, Subject[]>();
  for (const subject of subjects) {
    if (subject.account === undefined) continue;
    const key = `${subject.account} ${subject.kind}`;
    const list = owned.get(key);
    if (list) list.push(subject);
    else owned.set(key, [subject]);
  }
  const { organization, accounts = {} } = scenario;
  const nodeOf = (node: OrganizationNodeDocument, id: string): TreeNode => {
    const units = (node.units ?? []).map((unit, index) => nodeOf(unit, below(id, 'units', index)));
    const members = Object.keys(node.accounts ?? {}).map((account): TreeNode => {
      const name = Object.hasOwn(accounts, account) ? accounts[account]?.name : undefined;
      return leaf(byPointer.get(below(id, 'accounts', account)), {
        id: below(id, 'accounts', account),
        label: name ?? account,
        ...(name !== undefined && { detail: account }),
      });
    });
    return branch([...units, ...members], {
      id,
      kind: 'organization',
      label: id === '/organization/root' ? (organization?.id ?? '') : (node.name ?? node.id),
      ...(id === '/organization/root' ? { detail: 'organization' } : node.name !== undefined && { detail: node.id }),
      ...withSubject(byPointer.get(id)),
    });
  };
  const accountOf = ([id, { name }]: [string, { readonly name?: string }]): TreeNode => {
    const pointer = below('/accounts', id);
    const children = lists.flatMap(({ kind, member, many }): TreeNode[] => {
      const members = (owned.get(`${id} ${kind}`) ?? []).map((subject) =>
        leaf(subject, { id: subject.pointer, label: subject.name }),
      );
      return members.length === 0 ? [] : [branch(members, { id: below(pointer, member), kind, label: many })];
    });
    return branch(children, {
      id: pointer,
      kind: 'account',
      label: name ?? id,
      ...(name !== undefined && { detail: id }),
      ...withSubject(byPointer.get(pointer)),
    });
  };
  return [
    ...(organization ? [nodeOf(organization.root, '/organization/root')] : []),
    ...Object.entries(accounts).map(accountOf),
  ];
}

/** What of a tree has these letters in its name, with everything that leads there; all of it without letters. */
export function pruneTree(nodes: readonly TreeNode[], typed: string): readonly TreeNode[] {
  const letters = typed.trim().toLowerCase();
  if (letters === '') return nodes;
  return nodes.flatMap((node): TreeNode[] => {
    const isNamed = node.subject !== undefined && `${node.label} ${node.detail ?? ''}`.toLowerCase().includes(letters);
    const children = pruneTree(node.children, letters);
    if (children.length === 0 && !isNamed) return [];
    return [branch(children, node)];
  });
}

/** How many things a tree shows. */
export function countThings(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, { count, subject }) => sum + count + (subject ? 1 : 0), 0);
}

function leaf(subject: Subject | undefined, node: Pick<TreeNode, 'id' | 'label' | 'detail'>): TreeNode {
  return { ...node, kind: subject?.kind ?? 'organization', count: 0, children: [], ...withSubject(subject) };
}

function branch(children: readonly TreeNode[], node: Omit<TreeNode, 'count' | 'children'>): TreeNode {
  return { ...node, children, count: countThings(children) };
}

function withSubject(subject: Subject | undefined): Pick<TreeNode, 'subject'> {
  return subject ? { subject } : {};
}

/** A line that is seen: what it stands for, how deep, and below what. */
export interface TreeLine {
  readonly node: TreeNode;
  /** 1 for an owner. */
  readonly level: number;
  readonly parent?: string;
}

/** The lines of a tree from the top, without what stands below a closed one. */
export function linesOf(
  nodes: readonly TreeNode[],
  isOpen: (node: TreeNode, level: number) => boolean,
  level = 1,
  parent?: string,
): readonly TreeLine[] {
  return nodes.flatMap((node): readonly TreeLine[] => [
    { node, level, ...(parent !== undefined && { parent }) },
    ...(isOpen(node, level) ? linesOf(node.children, isOpen, level + 1, node.id) : []),
  ]);
}

/** Whether a pointer is that of a line, or lies below it. */
export function isWithin(pointer: string | undefined, id: string): boolean {
  return pointer === id || pointer?.startsWith(`${id}/`) === true;
}
