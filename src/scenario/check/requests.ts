import { lastSegment, parseArn } from '../../engine/model/arn';
import { below } from '../pointer';
import { quoted, type ModelProblem } from '../problem';
import { isOneResource, resourceRefs } from '../resources';
import type { AccountDocument, RequestDocument, Scenario } from '../types';
import { checkAccountId } from './accounts';

/** Names in requests that the model lacks: callers, roles that are assumed, endpoints, owners. */
export function checkRequests({ requests = [], accounts = {}, view }: Scenario): readonly ModelProblem[] {
  const found = requests.flatMap((request, index) => {
    if (request.disabled === true) return [];
    const pointer = below('/requests', index);
    return [
      ...checkCaller(request, accounts, below(pointer, 'principal')),
      ...checkResources(request, accounts, below(pointer, 'resource')),
      ...(request.resourceAccount === undefined
        ? []
        : checkAccountId(request.resourceAccount, below(pointer, 'resourceAccount'))),
      ...checkEndpoint(request, accounts, below(pointer, 'vpcEndpoint')),
      ...checkParameters(request, pointer),
    ];
  });
  const first = view?.request;
  if (first === undefined || (first >= 0 && first < requests.length)) return found;
  const message = `there is no request \`${first}\`: they count from 0, and there are ${requests.length}`;
  return [...found, { path: '/view/request', severity: 'WARNING', code: 'UNKNOWN_REQUEST', message }];
}

type Accounts = Readonly<Record<string, AccountDocument>>;

function checkCaller({ principal }: RequestDocument, accounts: Accounts, path: string): readonly ModelProblem[] {
  const arn = typeof principal === 'string' ? principal : 'arn' in principal ? principal.arn : '';
  const federated = parseArn(arn)?.resource.startsWith('federated-user/') === true;
  if (federated && (typeof principal === 'string' || !('creator' in principal))) {
    const message = `a federated user session has what its creator has: write \`{"arn": ${JSON.stringify(arn)}, "creator": "arn:…:user/…"}\``;
    return [{ path, severity: 'ERROR', code: 'MISSING_CREATOR', message }];
  }
  return checkEntity(arn, accounts, path);
}

function checkResources(
  { action, resource }: RequestDocument,
  accounts: Accounts,
  path: string,
): readonly ModelProblem[] {
  const assumed = /^sts:assumerole(?:with(?:webidentity|saml))?$/i.test(action);
  const isList = resource !== undefined && !isOneResource(resource);
  return resourceRefs(resource).flatMap((ref, index) => {
    const at = isList ? below(path, index) : path;
    const arn = typeof ref === 'string' ? ref : ref.arn;
    const account = typeof ref === 'string' ? undefined : ref.account;
    return [
      ...(account === undefined ? [] : checkAccountId(account, below(at, 'account'))),
      ...(assumed ? checkEntity(arn, accounts, at) : []),
    ];
  });
}

/** A user or role that its account is modelled without. */
function checkEntity(text: string, accounts: Accounts, path: string): readonly ModelProblem[] {
  const arn = parseArn(text);
  if (!arn || !Object.hasOwn(accounts, arn.account)) return [];
  const [type = '', second = ''] = arn.resource.split('/');
  const account = accounts[arn.account];
  const missing = (kind: 'user' | 'role', name: string): readonly ModelProblem[] => {
    const known = account?.[`${kind}s`] ?? {};
    if (Object.hasOwn(known, name)) return [];
    const message = `account \`${arn.account}\` has no ${kind} ${quoted(name)}: add it, or correct the ARN`;
    return [{ path, severity: 'ERROR', code: 'UNKNOWN_PRINCIPAL', message }];
  };
  switch (type) {
    case 'user':
    case 'role':
      return missing(type, lastSegment(arn.resource));
    case 'assumed-role':
      return missing('role', second);
    case 'group': {
      const message = `${quoted(text)} is a group, and a group makes no requests: name one of its users`;
      return [{ path, severity: 'ERROR', code: 'GROUP_AS_PRINCIPAL', message }];
    }
    default:
      return [];
  }
}

function checkEndpoint({ vpcEndpoint }: RequestDocument, accounts: Accounts, path: string): readonly ModelProblem[] {
  if (vpcEndpoint === undefined) return [];
  if (Object.values(accounts).some(({ vpcEndpoints = {} }) => Object.hasOwn(vpcEndpoints, vpcEndpoint))) return [];
  const message = `no account has a VPC endpoint ${quoted(vpcEndpoint)}: add it to \`vpcEndpoints\``;
  return [{ path, severity: 'ERROR', code: 'UNKNOWN_VPC_ENDPOINT', message }];
}

function checkParameters({ action, parameters }: RequestDocument, pointer: string): readonly ModelProblem[] {
  const path = below(pointer, 'parameters');
  if (!parameters) return [];
  if (!action.toLowerCase().startsWith('sts:')) {
    const message = `parameters belong to \`sts:\` calls, and change nothing for ${quoted(action)}`;
    return [{ path, severity: 'WARNING', code: 'UNUSED_PARAMETERS', message }];
  }
  return (parameters.PolicyArns ?? []).flatMap((arn, index): readonly ModelProblem[] => {
    if (arn.startsWith('arn:')) return [];
    const message = `${quoted(arn)} is no policy ARN: write \`arn:aws:iam::aws:policy/…\` or one of the role's account`;
    return [{ path: below(path, 'PolicyArns', index), severity: 'ERROR', code: 'UNKNOWN_POLICY', message }];
  });
}
