import type { PolicyType } from '../../engine/policy/policy';
import type { StatementNode } from '../../engine/trace/match';
import type { PolicyNode } from '../../engine/trace/nodes';
import type { Change } from './change';
import type { Reach } from './reach';

/** An edit that might change a verdict, and what it does in words. */
export interface Candidate {
  readonly label: string;
  readonly change: Change;
  readonly reach: Reach;
}

/** What an edit's sentence calls a statement. */
export function statementLabel(type: PolicyType, policy: PolicyNode, statement: StatementNode): string {
  const sid = statement.sid === undefined || statement.sid === '' ? `${statement.index + 1}` : `\`${statement.sid}\``;
  return `statement ${sid} of ${policyLabel(type, policy)}`;
}

/** What an edit's sentence calls a policy: those that have no name are named by what they belong to. */
export function policyLabel(type: PolicyType, { name }: PolicyNode): string {
  switch (type) {
    case 'trustPolicy':
      return `the trust policy of \`${name}\``;
    case 'keyPolicy':
      return `the key policy of \`${name}\``;
    case 'resourceBasedPolicy':
    case 'vpcEndpointPolicy':
      return `the policy of \`${name}\``;
    case 'sessionPolicy':
      return name === 'Policy' ? 'the session policy' : `the session policy \`${name}\``;
    case 'permissionsBoundary':
      return `the permissions boundary \`${name}\``;
    case 'serviceControlPolicy':
      return `the service control policy \`${name}\``;
    case 'resourceControlPolicy':
      return `the resource control policy \`${name}\``;
    case 'identityBasedPolicy':
      return `\`${name}\``;
  }
}
