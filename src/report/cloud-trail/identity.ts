import { lastSegment, parseArn } from '../../engine/model/arn';
import type { Request } from '../../engine/model/request';
import type { CallerSummary } from '../../engine/trace/nodes';
import { compact, type EventObject } from './value';

/** First values of the condition keys that were in play, by lower-case name. */
type Context = ReadonlyMap<string, string>;

/** `userIdentity`: who called, with the issuer of the session where there is one. */
export function eventIdentity(caller: CallerSummary, request: Request, context: Context): EventObject {
  const invokedBy = request.calledVia.at(-1);
  const accountId = caller.account;
  const arn = caller.name;
  switch (caller.kind) {
    case 'user':
      return compact({
        type: 'IAMUser',
        principalId: context.get('aws:userid'),
        arn,
        accountId,
        userName: lastSegment(arn),
        sessionContext: temporary(request, context),
        invokedBy,
      });
    case 'root':
      return compact({
        type: 'Root',
        principalId: accountId,
        arn,
        accountId,
        sessionContext: temporary(request, context),
        invokedBy,
      });
    case 'assumedRoot':
      return compact({
        type: 'Root',
        principalId: accountId,
        arn,
        accountId,
        sessionContext: compact({ attributes: attributes(context), assumedRoot: 'true' }),
        invokedBy,
      });
    case 'roleSession':
      return compact({ type: 'AssumedRole', ...roleSession(caller, context), invokedBy });
    case 'federatedUser':
      return compact({
        type: 'FederatedUser',
        principalId: context.get('aws:userid'),
        arn,
        accountId,
        sessionContext: compact({ sessionIssuer: creatorOf(request), attributes: attributes(context) }),
        invokedBy,
      });
    case 'service':
      return { type: 'AWSService', invokedBy: arn };
    case 'webIdentity':
      return webIdentity(caller, request);
    case 'saml':
      return { type: 'SAMLUser' };
    case 'anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' };
    case 'unknown':
      return { type: 'Unknown' };
  }
}

function roleSession({ name, account }: CallerSummary, context: Context): EventObject {
  const role = context.get('aws:principalarn');
  const userId = context.get('aws:userid');
  const provider = context.get('aws:federatedprovider');
  return compact({
    principalId: userId,
    // a session whose name is not given has no ARN that could be told
    arn: parseArn(name)?.service === 'sts' ? name : undefined,
    accountId: account,
    sessionContext: compact({
      sessionIssuer: compact({
        type: 'Role',
        principalId: userId?.split(':')[0],
        arn: role,
        accountId: account,
        userName: role === undefined ? undefined : lastSegment(role),
      }),
      webIdFederationData: provider === undefined ? undefined : { federatedProvider: provider },
      attributes: attributes(context),
      sourceIdentity: context.get('aws:sourceidentity'),
    }),
  });
}

function attributes(context: Context): EventObject {
  return compact({
    creationDate: context.get('aws:tokenissuetime'),
    mfaAuthenticated: context.get('aws:multifactorauthpresent') ?? 'false',
  });
}

/** Long-term credentials have no session. */
function temporary({ principal }: Request, context: Context): EventObject | undefined {
  const isLongTerm = principal.kind === 'arn' && (principal.credentials ?? 'longTerm') === 'longTerm';
  return isLongTerm ? undefined : { attributes: attributes(context) };
}

function creatorOf({ principal }: Request): EventObject | undefined {
  const arn = principal.kind === 'arn' ? principal.creator : undefined;
  if (arn === undefined) return undefined;
  const isRoot = arn.endsWith(':root');
  return compact({
    type: isRoot ? 'Root' : 'IAMUser',
    arn,
    accountId: parseArn(arn)?.account,
    userName: isRoot ? undefined : lastSegment(arn),
  });
}

/** The providers that AWS knows by name; every other one is an ARN of the role's account. */
const builtIn: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]);

function webIdentity({ name }: CallerSummary, { principal, resources }: Request): EventObject {
  const account = parseArn(resources[0]?.arn ?? '')?.account ?? '';
  const provider = builtIn.has(name) || account === '' ? name : `arn:aws:iam::${account}:oidc-provider/${name}`;
  const claims = principal.kind === 'webIdentity' ? principal.claims : new Map<string, readonly string[]>();
  const sub = claim(claims, name, 'sub');
  const aud = claim(claims, name, 'aud');
  return compact({
    type: 'WebIdentityUser',
    principalId: sub === undefined || aud === undefined ? undefined : `${provider}:${aud}:${sub}`,
    userName: sub,
    identityProvider: provider,
  });
}

/** A claim may stand under its own name or under the condition key that it becomes. */
function claim(claims: ReadonlyMap<string, readonly string[]>, provider: string, name: string): string | undefined {
  return claims.get(name)?.[0] ?? claims.get(`${provider}:${name}`)?.[0];
}
