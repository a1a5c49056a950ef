import fc from 'fast-check';
import type { RequestNode } from '../../../src/engine/trace/nodes';
import { account, bucket, object, other, policy, traces, type Statement } from '../../unit/decide/story';

/** Everything that bears on one request, so that a property can change a part and compare. */
export interface Parts {
  readonly caller: Caller;
  readonly action: string;
  readonly identity: readonly Statement[];
  readonly boundary?: readonly Statement[];
  readonly session?: readonly Statement[];
  readonly resource?: readonly Statement[];
  readonly endpoint?: readonly Statement[];
  readonly endpointType: 'interface' | 'gateway';
  readonly rootScp?: readonly Statement[];
  readonly accountScp?: readonly Statement[];
  readonly rcp?: readonly Statement[];
  readonly context: Readonly<Record<string, string>>;
}

export const callers = [
  'user',
  'session',
  'unnamed',
  'federated',
  'root',
  'service',
  'anonymous',
  'linked',
  'outsideUser',
  'outsideSession',
  'outsideRoot',
  'outsideFederated',
  'management',
] as const;
export type Caller = (typeof callers)[number];
export const managementAccount = '999988887777';

/** The account of a caller that has one. */
export function accountOf(caller: Caller): string {
  if (caller === 'management') return managementAccount;
  return caller.startsWith('outside') ? other : account;
}

export const documents = [
  'identity',
  'boundary',
  'session',
  'resource',
  'endpoint',
  'rootScp',
  'accountScp',
  'rcp',
] as const;
export type Document = (typeof documents)[number];
const withPrincipal: ReadonlySet<Document> = new Set(['resource', 'endpoint', 'rcp']);

const actions = fc.constantFrom(
  '*',
  's3:*',
  's3:Get*',
  's3:GetObject',
  ['s3:PutObject', 'sns:Publish'],
  'lambda:*',
  'ec2:*',
);
const where = fc.constantFrom('*', '*', object, `${bucket}/*`, 'arn:aws:s3:::another-bucket/*');
const conditions = fc.constantFrom<object | undefined>(
  undefined,
  undefined,
  { StringEquals: { 'aws:PrincipalAccount': account } },
  { StringNotEquals: { 'aws:username': 'alice' } },
  { Bool: { 'aws:ViaAWSService': 'false' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { StringLike: { 'aws:UserAgent': 'aws-cli/*' } },
  { StringLike: { 'aws:userid': '*:ci' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
);
const principals = fc.constantFrom<unknown>(
  '*',
  { AWS: account },
  { AWS: `arn:aws:iam::${account}:root` },
  { AWS: other },
  { AWS: [`arn:aws:iam::${account}:user/alice`, `arn:aws:iam::${other}:user/alice`] },
  { AWS: [`arn:aws:iam::${account}:role/App`, `arn:aws:iam::${other}:role/App`] },
  { AWS: [`arn:aws:sts::${account}:assumed-role/App/ci`, `arn:aws:sts::${other}:assumed-role/App/ci`] },
  { AWS: [`arn:aws:sts::${account}:federated-user/bob`, `arn:aws:sts::${other}:federated-user/bob`] },
  { Service: 'cloudtrail.amazonaws.com' },
);

function statement(effect: fc.Arbitrary<'Allow' | 'Deny'>, who: boolean): fc.Arbitrary<Statement> {
  return fc
    .record({
      effect,
      action: actions,
      resource: where,
      condition: conditions,
      principal: principals,
      not: fc.constantFrom(false, false, false, true),
    })
    .map(({ effect: Effect, action: Action, resource: Resource, condition: Condition, principal, not }) => {
      // NP-01: NotPrincipal goes with Deny, and `*` in it spares everyone
      const element =
        not && Effect === 'Deny' && principal !== '*' ? { NotPrincipal: principal } : { Principal: principal };
      return { Effect, ...(who ? element : {}), Action, Resource, ...(Condition ? { Condition } : {}) };
    });
}

const effects = fc.constantFrom('Allow' as const, 'Allow' as const, 'Allow' as const, 'Deny' as const);
const own = fc.array(statement(effects, false), { minLength: 1, maxLength: 3 });
const ofResource = fc.array(statement(effects, true), { minLength: 1, maxLength: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** A Deny that fits a document. */
export function denyFor(document: Document): fc.Arbitrary<Statement> {
  return document === 'rcp' ? rcpStatement : statement(fc.constant('Deny'), withPrincipal.has(document));
}

const rcpStatement = rcpWith(fc.constant('Deny'));

/** OG-12: an Allow is no RCP that AWS would save, and must say nothing here. */
function rcpWith(effects: fc.Arbitrary<string>): fc.Arbitrary<Statement> {
  const action = fc.constantFrom('s3:*', 's3:GetObject', 'sqs:*');
  return fc.record({ effect: effects, action, condition: conditions }).map(({ effect, action: Action, condition }) => ({
    Effect: effect,
    Principal: '*',
    Action,
    Resource: '*',
    ...(condition ? { Condition: condition } : {}),
  }));
}

export const parts: fc.Arbitrary<Parts> = fc
  .record({
    caller: fc.constantFrom(...callers),
    action: fc.constantFrom('s3:GetObject', 's3:GetObject', 's3:GetObject', 'lambda:InvokeFunction'),
    identity: own,
    boundary: maybe(own),
    session: maybe(own),
    resource: maybe(ofResource),
    endpoint: fc.option(ofResource, { nil: undefined, freq: 1 }),
    endpointType: fc.constantFrom('interface' as const, 'gateway' as const),
    rootScp: fc.option(own, { nil: undefined, freq: 1 }),
    accountScp: maybe(own),
    rcp: maybe(fc.array(rcpWith(fc.constantFrom('Deny', 'Deny', 'Allow')), { minLength: 1, maxLength: 2 })),
    context: fc.constantFrom<Readonly<Record<string, string>>>(
      { 'aws:SourceIp': '203.0.113.7', 'aws:UserAgent': 'aws-cli/2.0', 'aws:userid': 'AROADBQP57FF2AEXAMPLE:ci' },
      { 'aws:SourceIp': '198.51.100.7', 'aws:UserAgent': 'boto3/1.0', 'aws:userid': 'AIDACKCEVSQ6C2EXAMPLE' },
    ),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Parts);

/** What a request resource is for an action of these properties. */
const functionArn = `arn:aws:lambda:us-east-1:${account}:function:example`;

/** The scenario that the parts describe. */
export function scenarioOf(of: Parts): {
  readonly accounts: object;
  readonly organization: object;
  readonly requests: readonly object[];
} {
  const home = accountOf(of.caller);
  const own = {
    policies: [{ name: 'identity', document: policy(...of.identity) }],
    ...(of.boundary && { permissionsBoundary: { name: 'boundary', document: policy(...of.boundary) } }),
  };
  const trustPolicy = policy({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${home}:user/starter` },
    Action: 'sts:AssumeRole',
  });
  const isS3 = of.action.startsWith('s3:');
  const people = {
    users: { alice: own, starter: {} },
    roles: {
      App: { trustPolicy, ...own },
      AWSServiceRoleForExample: { path: '/aws-service-role/example.amazonaws.com/', trustPolicy, ...own },
    },
  };
  const resources = { [isS3 ? bucket : functionArn]: of.resource ? { policy: policy(...of.resource) } : {} };
  const vpcEndpoints = of.endpoint
    ? { 'vpce-1': { vpc: 'vpc-1', type: of.endpointType, policy: policy(...of.endpoint) } }
    : {};
  const accounts = { [account]: { resources, vpcEndpoints }, ...(home === account ? {} : { [home]: people }) };
  if (home === account) accounts[account] = { resources, vpcEndpoints, ...people };
  const scps = (statements: readonly Statement[] | undefined) =>
    statements ? { serviceControlPolicies: [{ name: 'scp', document: policy(...statements) }] } : {};
  const rcps = of.rcp ? { resourceControlPolicies: [{ name: 'rcp', document: policy(...of.rcp) }] } : {};
  const organization = {
    id: 'o-exampleorgid',
    managementAccount,
    root: {
      id: 'r-ab12',
      ...scps(of.rootScp),
      accounts: {
        [account]: { ...scps(of.accountScp), ...rcps },
        [other]: scps(of.accountScp),
        [managementAccount]: scps(of.accountScp),
      },
    },
  };
  return { accounts, organization, requests: requestsOf(of, home, isS3 ? object : functionArn) };
}

function requestsOf(of: Parts, home: string, resource: string): readonly object[] {
  const call = { action: of.action, resource, context: of.context, ...(of.endpoint ? { vpcEndpoint: 'vpce-1' } : {}) };
  if (of.endpoint)
    call.context = Object.fromEntries(Object.entries(of.context).filter(([key]) => key !== 'aws:SourceIp'));
  const assume = {
    principal: `arn:aws:iam::${home}:user/starter`,
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${home}:role/App`,
    parameters: { RoleSessionName: 'ci', ...(of.session ? { Policy: policy(...of.session) } : {}) },
    session: 'session',
  };
  const federated = {
    arn: `arn:aws:sts::${home}:federated-user/bob`,
    creator: `arn:aws:iam::${home}:user/alice`,
    ...(of.session ? { sessionPolicy: policy(...of.session) } : {}),
  };
  switch (of.caller) {
    case 'user':
    case 'outsideUser':
    case 'management':
      return [{ ...call, principal: `arn:aws:iam::${home}:user/alice` }];
    case 'linked':
      return [{ ...call, principal: `arn:aws:sts::${home}:assumed-role/AWSServiceRoleForExample/ci` }];
    case 'session':
    case 'outsideSession':
      return [assume, { ...call, principal: { session: 'session' } }];
    case 'unnamed':
      return [{ ...call, principal: `arn:aws:iam::${home}:role/App` }];
    case 'federated':
    case 'outsideFederated':
      return [{ ...call, principal: federated }];
    case 'root':
    case 'outsideRoot':
      return [{ ...call, principal: `arn:aws:iam::${home}:root` }];
    case 'service':
      return [{ ...call, principal: 'cloudtrail.amazonaws.com' }];
    case 'anonymous':
      return [{ ...call, principal: '*' }];
  }
}

/** The trace of the request that the parts are about: the last of the story. */
export function traceOf(of: Parts): RequestNode {
  const node = traces(scenarioOf(of)).at(-1);
  if (!node) throw new Error('the story has no last request');
  return node;
}

/** Its outcome. */
export function decisionOf(of: Parts): string {
  return traceOf(of).decision;
}
