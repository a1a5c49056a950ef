import { policyText } from '../scenario/document';
import type { PolicyText, Scenario } from '../scenario/types';
import { below } from '../scenario/pointer';

/** What can be added to the world, in the order in which it is offered. */
export const kinds = ['role', 'user', 'group', 'policy', 'resource', 'account'] as const;
export type NewKind = (typeof kinds)[number];

/** What a form asks about something new. */
export interface NewSubject {
  readonly kind: NewKind;
  readonly account: string;
  /** A name; an ARN for a resource, twelve digits for an account. */
  readonly name: string;
  /** For a role: a service principal or an account. */
  readonly trusted?: string;
}

const members = { role: 'roles', user: 'users', group: 'groups', policy: 'policies', resource: 'resources' } as const;

/** Where something new will stand. */
export function pointerOf({ kind, account, name }: NewSubject): string {
  return kind === 'account' ? below('/accounts', name) : below('/accounts', account, members[kind], name);
}

/** What something new starts with: documents that are valid and allow nothing by accident. */
export function starterOf({ kind, account, name, trusted = 'ec2.amazonaws.com' }: NewSubject): unknown {
  switch (kind) {
    case 'role':
      return { trustPolicy: trustPolicy(trusted), policies: [] };
    case 'policy':
      return identityPolicy();
    case 'resource':
      return { policy: resourcePolicy(account, name) };
    case 'user':
    case 'group':
    case 'account':
      return {};
  }
}

export function trustPolicy(trusted: string): PolicyText {
  const principal = /^\d{12}$/.test(trusted) ? { AWS: `arn:aws:iam::${trusted}:root` } : { Service: trusted };
  return document({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' });
}

export function identityPolicy(): PolicyText {
  return document({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::example-bucket/*' });
}

export function resourcePolicy(account: string, arn: string): PolicyText {
  const [, , service = 's3'] = arn.split(':');
  const resource = service === 's3' ? [arn, `${arn}/*`] : service === 'kms' ? '*' : arn;
  const principal = { AWS: `arn:aws:iam::${account}:root` };
  return document({ Effect: 'Allow', Principal: principal, Action: `${service}:*`, Resource: resource });
}

/** A scenario with nothing but an account: where an empty page starts. */
export const emptyScenario: Scenario = { version: 1, accounts: { '111122223333': {} }, requests: [] };

function document(statement: Readonly<Record<string, unknown>>): PolicyText {
  return policyText(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2));
}
