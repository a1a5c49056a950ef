import type { PolicyType } from '../engine/policy/policy';
import type { AccountDocument, OrganizationNodeDocument, PolicyRef, PolicyText, Scenario } from '../scenario/types';
import { below } from '../scenario/pointer';

/** A policy document of the scenario: where it stands, what it is, and its text. */
export interface DocumentEntry {
  readonly pointer: string;
  readonly type: PolicyType;
  /** `Trust policy`, or the name of an inline policy. */
  readonly title: string;
  readonly text: string;
}

/** A policy that something has by reference. */
export interface Attachment {
  readonly pointer: string;
  /** A customer managed policy's name, or a policy ARN. */
  readonly reference: string;
  readonly type: PolicyType;
  /** The document, where the scenario holds it. */
  readonly document?: string;
}

export type SubjectKind =
  | 'role'
  | 'user'
  | 'group'
  | 'policy'
  | 'identityProvider'
  | 'resource'
  | 'vpcEndpoint'
  | 'organization'
  | 'account'
  | 'request';

/** What policies belong to: one card on the page, with its documents. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly pointer: string;
  readonly name: string;
  readonly account?: string;
  readonly documents: readonly DocumentEntry[];
  readonly attachments: readonly Attachment[];
}

/** Everything in a scenario that may have policies, in the order of the document. */
export function listSubjects(scenario: Scenario): readonly Subject[] {
  return [
    ...(scenario.organization ? organizationSubjects(scenario.organization.root, '/organization/root') : []),
    ...Object.entries(scenario.accounts ?? {}).flatMap(([id, account]) => accountSubjects(id, account)),
    ...requestSubjects(scenario),
  ];
}

/** Everything that the page shows as a card. */
export function listAll(scenario: Scenario): readonly Subject[] {
  return [...listSubjects(scenario), ...listOwners(scenario)];
}

/** What has no policies of its own, but a name and members of the format: identity providers and accounts. */
export function listOwners({ accounts = {} }: Scenario): readonly Subject[] {
  const without = { documents: [], attachments: [] };
  return Object.entries(accounts).flatMap(([account, { name, identityProviders = [] }]): Subject[] => [
    ...identityProviders.map((arn, index): Subject => {
      const pointer = below('/accounts', account, 'identityProviders', index);
      return { kind: 'identityProvider', pointer, name: arn, account, ...without };
    }),
    { kind: 'account', pointer: below('/accounts', account), name: name ?? account, account, ...without },
  ]);
}

/** The subject that a document, or the subject itself, stands in. */
export function findSubject(subjects: readonly Subject[], pointer: string | undefined): Subject | undefined {
  if (pointer === undefined) return undefined;
  return subjects.find(
    (subject) => subject.pointer === pointer || subject.documents.some((document) => document.pointer === pointer),
  );
}

function accountSubjects(account: string, members: AccountDocument): readonly Subject[] {
  const root = below('/accounts', account);
  const subject = (kind: SubjectKind, group: string, name: string, parts: Parts): Subject => ({
    kind,
    pointer: below(root, group, name),
    name,
    account,
    ...parts,
  });
  return [
    ...Object.entries(members.roles ?? {}).map(([name, role]) => {
      const pointer = below(root, 'roles', name);
      const trust = single(pointer, 'trustPolicy', 'trustPolicy', 'Trust policy', role.trustPolicy);
      const parts = attached(pointer, root, role.policies, role.permissionsBoundary, members);
      return subject('role', 'roles', name, { ...parts, documents: [...trust, ...parts.documents] });
    }),
    ...Object.entries(members.users ?? {}).map(([name, user]) =>
      subject(
        'user',
        'users',
        name,
        attached(below(root, 'users', name), root, user.policies, user.permissionsBoundary, members),
      ),
    ),
    ...Object.entries(members.groups ?? {}).map(([name, group]) =>
      subject('group', 'groups', name, attached(below(root, 'groups', name), root, group.policies, undefined, members)),
    ),
    ...Object.entries(members.policies ?? {}).map(([name, document]) =>
      subject('policy', 'policies', name, {
        documents: [
          { pointer: below(root, 'policies', name), type: 'identityBasedPolicy', title: name, text: document.text },
        ],
        attachments: [],
      }),
    ),
    ...Object.entries(members.resources ?? {}).map(([arn, resource]) => {
      const isKey = arn.split(':')[2] === 'kms';
      const [type, title] = isKey
        ? (['keyPolicy', 'Key policy'] as const)
        : (['resourceBasedPolicy', 'Resource-based policy'] as const);
      const documents = single(below(root, 'resources', arn), 'policy', type, title, resource.policy);
      return subject('resource', 'resources', arn, { documents, attachments: [] });
    }),
    ...Object.entries(members.vpcEndpoints ?? {}).map(([id, endpoint]) => {
      const documents = single(
        below(root, 'vpcEndpoints', id),
        'policy',
        'vpcEndpointPolicy',
        'VPC endpoint policy',
        endpoint.policy,
      );
      return subject('vpcEndpoint', 'vpcEndpoints', id, { documents, attachments: [] });
    }),
  ];
}

function organizationSubjects(node: OrganizationNodeDocument, pointer: string): readonly Subject[] {
  const of = (name: string, at: string, members: OrganizationPolicies): Subject => {
    const controls = [
      references(below(at, 'serviceControlPolicies'), 'serviceControlPolicy', members.serviceControlPolicies),
      references(below(at, 'resourceControlPolicies'), 'resourceControlPolicy', members.resourceControlPolicies),
    ];
    return { kind: 'organization', pointer: at, name, ...merge(controls) };
  };
  return [
    of(node.name ?? node.id, pointer, node),
    ...(node.units ?? []).flatMap((unit, index) => organizationSubjects(unit, below(pointer, 'units', index))),
    ...Object.entries(node.accounts ?? {}).map(([id, account]) => of(id, below(pointer, 'accounts', id), account)),
  ];
}

function requestSubjects(scenario: Scenario): readonly Subject[] {
  return (scenario.requests ?? []).flatMap((request, index): readonly Subject[] => {
    const pointer = below('/requests', index);
    const principal =
      typeof request.principal === 'object' && 'sessionPolicy' in request.principal ? request.principal : undefined;
    const documents = [
      ...single(below(pointer, 'parameters'), 'Policy', 'sessionPolicy', 'Session policy', request.parameters?.Policy),
      ...single(
        below(pointer, 'principal'),
        'sessionPolicy',
        'sessionPolicy',
        'Session policy',
        principal?.sessionPolicy,
      ),
    ];
    return documents.length === 0
      ? []
      : [{ kind: 'request', pointer, name: request.name ?? request.action, documents, attachments: [] }];
  });
}

type Parts = Pick<Subject, 'documents' | 'attachments'>;
type OrganizationPolicies = Pick<OrganizationNodeDocument, 'serviceControlPolicies' | 'resourceControlPolicies'>;

function attached(
  pointer: string,
  account: string,
  policies: readonly PolicyRef[] | undefined,
  boundary: PolicyRef | undefined,
  members: AccountDocument,
): Parts {
  return merge([
    references(below(pointer, 'policies'), 'identityBasedPolicy', policies, account, members),
    boundary === undefined
      ? { documents: [], attachments: [] }
      : reference(below(pointer, 'permissionsBoundary'), 'permissionsBoundary', boundary, account, members),
  ]);
}

function references(
  pointer: string,
  type: PolicyType,
  policies: readonly PolicyRef[] | undefined,
  account?: string,
  members?: AccountDocument,
): Parts {
  return merge(
    (policies ?? []).map((policy, index) => reference(below(pointer, index), type, policy, account, members)),
  );
}

function reference(
  pointer: string,
  type: PolicyType,
  policy: PolicyRef,
  account?: string,
  members?: AccountDocument,
): Parts {
  if (typeof policy !== 'string') {
    const document = { pointer: below(pointer, 'document'), type, title: policy.name, text: policy.document.text };
    return { documents: [document], attachments: [] };
  }
  const name = policy.slice(policy.lastIndexOf('/') + 1);
  const isOurs =
    account !== undefined && Object.hasOwn(members?.policies ?? {}, name) && !policy.startsWith('arn:aws:iam::aws:');
  const document = isOurs ? { document: below(account, 'policies', name) } : {};
  return { documents: [], attachments: [{ pointer, reference: policy, type, ...document }] };
}

function single(
  pointer: string,
  member: string,
  type: PolicyType,
  title: string,
  document: PolicyText | undefined,
): readonly DocumentEntry[] {
  return document === undefined ? [] : [{ pointer: below(pointer, member), type, title, text: document.text }];
}

function merge(parts: readonly Parts[]): Parts {
  return {
    documents: parts.flatMap((part) => part.documents),
    attachments: parts.flatMap((part) => part.attachments),
  };
}
