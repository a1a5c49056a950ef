import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import type { RequestResult } from '../../../src/report/result';
import { readScenario } from '../../../src/scenario/read';
import { runScenario } from '../../../src/service/run';

const account = '111122223333';
const other = '444455556666';

/** Evaluates a scenario given as a plain object. */
function run(members: object): readonly RequestResult[] {
  const { scenario, problems } = readScenario(JSON.stringify({ version: 1, ...members }));
  if (!scenario) throw new Error(problems.map(({ message }) => message).join('; '));
  return runScenario(scenario, noFacts).results;
}

const outcomes = (results: readonly RequestResult[]): readonly string[] =>
  results.map(({ outcome, decidedBy }) => `${outcome} ${decidedBy}`);
const policy = (...statements: readonly object[]): object => ({ Version: '2012-10-17', Statement: statements });
const inline = (...statements: readonly object[]): object => ({ name: 'p', document: policy(...statements) });
const allow = (Action: unknown, more: object = {}): object => ({ Effect: 'Allow', Action, Resource: '*', ...more });

describe('readings of unclear points', () => {
  it('CX-07 a NotPrincipal that lists only part of the caller’s chain does not spare the caller', () => {
    const deny = (...arns: readonly string[]): object => ({
      'arn:aws:s3:::example-bucket': {
        policy: policy({
          Effect: 'Deny',
          NotPrincipal: { AWS: arns },
          Action: 's3:*',
          Resource: 'arn:aws:s3:::example-bucket/*',
        }),
      },
    });
    const story = (...arns: readonly string[]): object => ({
      accounts: { [account]: { users: { bob: { policies: [inline(allow('s3:*'))] } }, resources: deny(...arns) } },
      requests: [
        {
          principal: `arn:aws:iam::${account}:user/bob`,
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::example-bucket/k',
        },
      ],
    });
    const bob = `arn:aws:iam::${account}:user/bob`;
    expect(outcomes(run(story(bob)))).toEqual(['explicitDeny resourceBasedPolicy']);
    expect(outcomes(run(story(bob, `arn:aws:iam::${account}:root`)))).toEqual(['allowed identityBasedPolicy']);
  });

  it('CX-08 a role session carries MFA as true when a code was given, else as false', () => {
    const trust = policy({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:user/bob` },
      Action: 'sts:AssumeRole',
    });
    const read = allow('s3:GetObject', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } });
    const assume = (session: string, more: object): object => ({
      principal: `arn:aws:iam::${account}:user/bob`,
      action: 'sts:AssumeRole',
      resource: `arn:aws:iam::${account}:role/R`,
      session,
      parameters: more,
    });
    const use = (session: string): object => ({
      principal: { session },
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::example-bucket/k',
    });
    const results = run({
      accounts: { [account]: { users: { bob: {} }, roles: { R: { trustPolicy: trust, policies: [inline(read)] } } } },
      requests: [
        assume('with', { SerialNumber: `arn:aws:iam::${account}:mfa/bob`, TokenCode: '123456' }),
        use('with'),
        assume('without', {}),
        use('without'),
      ],
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(['allowed', 'allowed', 'allowed', 'implicitDeny']);
  });

  it('CX-14 CX-26 federation goes by the trust policy, and no SCP of the role’s account stands in its way', () => {
    const provider = `arn:aws:iam::${account}:oidc-provider/app.terraform.io`;
    const results = run({
      organization: {
        id: 'o-exampleorgid',
        managementAccount: '999988887777',
        root: {
          id: 'r-ab12',
          accounts: {
            [account]: {
              serviceControlPolicies: [
                { name: 'none', document: policy({ Effect: 'Deny', Action: '*', Resource: '*' }) },
              ],
            },
          },
        },
      },
      accounts: {
        [account]: {
          roles: {
            R: {
              trustPolicy: policy({
                Effect: 'Allow',
                Principal: { Federated: provider },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: { StringEquals: { 'app.terraform.io:aud': 'aws.workload.identity' } },
              }),
            },
          },
        },
      },
      requests: [
        {
          principal: {
            webIdentity: 'app.terraform.io',
            claims: { aud: 'aws.workload.identity', sub: 'organization:o:project:p' },
          },
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: `arn:aws:iam::${account}:role/R`,
        },
      ],
    });
    expect(outcomes(results)).toEqual(['allowed trustPolicy']);
  });

  it('CX-21 a repository’s policy allows inside the account although no identity-based policy does', () => {
    const arn = `arn:aws:ecr:us-east-1:${account}:repository/app`;
    const grant = policy({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:user/bob` },
      Action: 'ecr:BatchGetImage',
    });
    const story = (...policies: readonly object[]): object => ({
      accounts: { [account]: { users: { bob: { policies } }, resources: { [arn]: { policy: grant } } } },
      requests: [{ principal: `arn:aws:iam::${account}:user/bob`, action: 'ecr:BatchGetImage', resource: arn }],
    });
    expect(outcomes(run(story()))).toEqual(['allowed resourceBasedPolicy']);
    const denied = inline({ Effect: 'Deny', Action: 'ecr:*', Resource: '*' });
    expect(outcomes(run(story(denied)))).toEqual(['explicitDeny identityBasedPolicy']);
  });

  it('CX-22 an account in a gateway endpoint’s policy reaches its root user only', () => {
    const endpoint = policy({ Effect: 'Allow', Principal: { AWS: account }, Action: '*', Resource: '*' });
    const call = (principal: string): object => ({
      principal,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::example-bucket/k',
      resourceAccount: account,
      vpcEndpoint: 'vpce-0a1b2c3d',
    });
    const story = (type: string): object => ({
      accounts: {
        [account]: {
          users: { bob: { policies: [inline(allow('s3:*'))] } },
          vpcEndpoints: { 'vpce-0a1b2c3d': { vpc: 'vpc-0a1b2c3d', region: 'us-east-1', type, policy: endpoint } },
        },
      },
      requests: [call(`arn:aws:iam::${account}:user/bob`), call(`arn:aws:iam::${account}:root`)],
    });
    expect(outcomes(run(story('gateway')))).toEqual(['implicitDeny vpcEndpointPolicy', 'allowed rootUser']);
    expect(outcomes(run(story('interface')))).toEqual(['allowed identityBasedPolicy', 'allowed rootUser']);
  });
});

describe('what is not modelled is named where it could matter', () => {
  const bucket = 'arn:aws:s3:::example-bucket';
  const abroad = (resource: string, resources: object): object => ({
    accounts: {
      [account]: { users: { bob: { policies: [inline(allow('*'))] } } },
      [other]: { resources },
    },
    requests: [
      { principal: `arn:aws:iam::${account}:user/bob`, action: 's3:GetObject', resource, resourceAccount: other },
    ],
  });

  it('S3-02 CX-23 access control lists, when a bucket of another account does not allow', () => {
    const [result] = run(abroad(`${bucket}/k`, { [bucket]: {} }));
    expect(result?.outcome).toBe('implicitDeny');
    expect(result?.assumptions.join(' ')).toContain('ccess control lists');
  });

  it('S3-04 Block Public Access, when a policy allows everyone', () => {
    const open = policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*` });
    const [result] = run(abroad(`${bucket}/k`, { [bucket]: { policy: open } }));
    expect(result?.outcome).toBe('allowed');
    expect(result?.assumptions.join(' ')).toContain('Block Public Access');
  });

  it('S3-07 access points', () => {
    const [result] = run(abroad(`arn:aws:s3:us-east-1:${other}:accesspoint/ap/object/k`, {}));
    expect(result?.assumptions.join(' ')).toContain('ccess point');
  });

  it('KM-06 grants, when a key’s policy does not allow', () => {
    const arn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const closed = policy({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:user/alice` },
      Action: 'kms:*',
      Resource: '*',
    });
    const [result] = run({
      accounts: {
        [account]: {
          users: { alice: {}, bob: { policies: [inline(allow('kms:*'))] } },
          resources: { [arn]: { policy: closed } },
        },
      },
      requests: [{ principal: `arn:aws:iam::${account}:user/bob`, action: 'kms:Decrypt', resource: arn }],
    });
    expect([result?.outcome, result?.decidedBy]).toEqual(['implicitDeny', 'keyPolicy']);
    expect(result?.assumptions.join(' ')).toContain('grant');
  });
});

describe('the policy language in whole stories', () => {
  const ask = (document: object, request: object): RequestResult | undefined =>
    run({
      accounts: { [account]: { users: { bob: { policies: [{ name: 'p', document }] } } } },
      requests: [{ principal: `arn:aws:iam::${account}:user/bob`, resourceAccount: account, ...request }],
    })[0];

  it('PL-007 in a policy of 2008 `${*}` is text with a live wildcard in it', () => {
    const document = (Version: string): object => ({
      Version,
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::example-bucket/${*}' }],
    });
    const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::example-bucket/${zzz}' };
    expect(ask(document('2008-10-17'), request)?.outcome).toBe('allowed');
    expect(ask(document('2012-10-17'), request)?.outcome).toBe('implicitDeny');
  });

  it('PL-152 a key that only one of the resources has makes the others fail, unless the operator says IfExists', () => {
    const document = (operator: string): object =>
      policy(allow('ec2:RunInstances', { Condition: { [operator]: { 'ec2:InstanceType': 't2.*' } } }));
    const request = {
      action: 'ec2:RunInstances',
      resource: [
        { arn: `arn:aws:ec2:us-east-1:${account}:instance/*`, context: { 'ec2:InstanceType': 't2.micro' } },
        { arn: 'arn:aws:ec2:us-east-1::image/ami-0abc', account },
      ],
    };
    expect(ask(document('StringLike'), request)?.outcome).toBe('implicitDeny');
    expect(ask(document('StringLikeIfExists'), request)?.outcome).toBe('allowed');
  });
});
