import { policyText } from '../../src/scenario/document';
import type { AccountDocument, PolicyText, RequestDocument, RoleDocument, Scenario } from '../../src/scenario/types';

/** How large an organization's scenario is. */
export interface EstateSize {
  readonly accounts: number;
  /** In each account. */
  readonly roles: number;
  /** Inline policies of each role. */
  readonly policies?: number;
  /** In each policy. */
  readonly statements?: number;
  readonly requests: number;
}

export function estateAccount(index: number): string {
  return String(111100000000 + index);
}

export function estateRole(index: number): string {
  return `Role${index}`;
}

/** The session of a role that requests come from. */
export function callerOf(account: string, role: string): string {
  return `arn:aws:sts::${account}:assumed-role/${role}/session`;
}

const context = {
  'aws:SourceIp': '203.0.113.10',
  'aws:UserAgent': 'bench',
  'aws:userid': 'AROADBQP57FF2AEXAMPLE:session',
};

/**
 * An organization of many accounts with many roles, every policy a text of its own, and requests spread over all roles.
 * `salt` makes the texts differ from those of every other one.
 */
export function estate({ accounts, roles, policies = 1, statements = 4, requests }: EstateSize, salt = 'S'): Scenario {
  const ids = Array.from({ length: accounts }, (_, index) => estateAccount(index));
  const names = Array.from({ length: roles }, (_, index) => estateRole(index));
  return {
    version: 1,
    accounts: Object.fromEntries(ids.map((id) => [id, accountOf(id, names, policies, statements, salt)])),
    organization: {
      id: 'o-exampleorgid',
      managementAccount: '999988887777',
      root: { id: 'r-ab12', accounts: Object.fromEntries(ids.map((id) => [id, {}])) },
    },
    requests: Array.from({ length: requests }, (_, index): RequestDocument => {
      const account = ids[index % accounts] ?? '';
      const role = names[Math.floor(index / accounts) % roles] ?? '';
      return {
        principal: callerOf(account, role),
        action: 's3:GetObject',
        resource: `arn:aws:s3:::bucket-${account}/${role}/report.csv`,
        context,
      };
    }),
  };
}

function accountOf(
  id: string,
  roles: readonly string[],
  policies: number,
  statements: number,
  salt: string,
): AccountDocument {
  return {
    roles: Object.fromEntries(roles.map((role) => [role, roleOf(id, role, policies, statements, salt)])),
    resources: { [`arn:aws:s3:::bucket-${id}`]: {} },
  };
}

function roleOf(account: string, role: string, policies: number, statements: number, salt: string): RoleDocument {
  return {
    trustPolicy: document({ Sid: salt, Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }),
    policies: Array.from({ length: policies }, (_, index) => ({
      name: `policy-${index}`,
      document: document(...Array.from({ length: statements }, (_, at) => statementOf(account, role, index, at, salt))),
    })),
  };
}

/** The first statement allows what is asked; the others are about other objects and services. */
function statementOf(account: string, role: string, policy: number, index: number, salt: string): object {
  const services = ['s3', 'ec2', 'dynamodb', 'sqs'];
  const service = services[index % services.length] ?? 's3';
  const name = index === 0 ? role : `${role}-${policy}-${index}`;
  const resource = service === 's3' ? `arn:aws:s3:::bucket-${account}/${name}/*` : '*';
  return {
    Sid: `${salt}${index}`,
    Effect: 'Allow',
    Action: [`${service}:Get*`, `${service}:List*`],
    Resource: resource,
  };
}

function document(...statements: readonly object[]): PolicyText {
  return policyText(JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2));
}
