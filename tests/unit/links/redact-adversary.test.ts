import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import { readScenario } from '../../../src/scenario/read';
import { contentsOf, leftBy, redact, redactKeepingVerdicts, usualKinds } from '../../../src/scenario/redact';
import { identifierKinds } from '../../../src/scenario/redact/identifiers';
import type { Scenario } from '../../../src/scenario/types';
import { printScenario } from '../../../src/scenario/write';
import { runScenario } from '../../../src/service/run';

/** A scenario whose author has left traces wherever there is a place for one; each is a word that begins with `zorg`. */
const account = '314159265358';
const trust = {
  Version: '2012-10-17',
  Id: 'zorg trust of May',
  Statement: [
    {
      Sid: 'Only the zorg builders',
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/login.zorg.io` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringLike: { 'login.zorg.io:sub': 'repo:zorgcorp/zorgapp:ref:refs/heads/*' } },
    },
  ],
};
const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Zugriff für zorg',
      Effect: 'Allow',
      Action: ['s3:GetObject', 'kms:Decrypt'],
      Resource: [
        'arn:aws-us-gov:s3:::zorg-gov/zorgfolder/*',
        'arn:aws-cn:s3:::zorg-cn',
        'arn:aws:s3:::zorg-logs/*',
        `arn:aws:s3:us-east-1:${account}:accesspoint/zorg-point`,
        `arn:aws:s3express:us-east-1:${account}:bucket/zorg-fast--use1-az4--x-s3`,
        `arn:aws:kms:us-east-1:${account}:key/9f8e7d6c-1a2b-4c3d-8e9f-a1b2c3d4e5f6`,
        `arn:aws:kms:us-east-1:${account}:key/mrk-0011223344556677889900aabbccddee`,
        `arn:aws:kms:us-east-1:${account}:alias/zorg-key`,
        `arn:aws:dynamodb:us-east-1:${account}:table/zorgOrders/index/zorgByDay`,
        `arn:aws:lambda:us-east-1:${account}:function:zorg-fn:zorglive`,
        `arn:aws:logs:us-east-1:${account}:log-group:/aws/lambda/zorg-log:*`,
        `arn:aws:secretsmanager:us-east-1:${account}:secret:zorg/zorgdb-AbCdEf`,
        `arn:aws:iam::${account}:role/zorgpath/zorgdeep/zorg.Role`,
        `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_zorgAdmin_*`,
        `arn:aws:iam::${account}:mfa/zorg-phone`,
      ],
      Condition: {
        StringEquals: {
          'aws:PrincipalTag/zorgtag': ['zorg cost center', 'zorgvalue'],
          'aws:username': 'zorg.jane',
          'aws:SourceVpc': 'vpc-0dd0dd0dd0dd',
          'aws:PrincipalOrgID': 'o-zq81mmfn20',
          'ec2:Vpc': 'rtb-0dd0dd0dd0ee',
          'sts:RoleSessionName': 'zorgsession',
        },
      },
    },
  ],
};
const file = {
  version: 1,
  title: `Who at zorg production reads zorg-logs in 3141-5926-5358?`,
  description: 'Ask `zorg.jane@zorg.io`; key AKIAZORG12345678; the statement Only the zorg builders is old.',
  accounts: {
    [account]: {
      name: 'zorg production',
      users: { 'zorg.jane': { path: '/zorgstaff/', tags: { zorgtag: 'zorg cost center', team: 'zorgvalue' } } },
      roles: {
        'zorg.Role': {
          path: '/zorgpath/zorgdeep/',
          trustPolicy: trust,
          policies: [{ name: 'zorgInline', document: policy }],
        },
        AWSReservedSSO_zorgAdmin_00ff00ff00ff00ff: { trustPolicy: trust },
      },
      resources: { 'arn:aws:s3:::zorg-logs': { tags: { zorgbilling: 'zorg 42' } } },
    },
  },
  organization: {
    id: 'o-zq81mmfn20',
    managementAccount: '271828182845',
    root: { id: 'r-zq81', units: [{ id: 'ou-zq81-12345678', name: 'zorg workloads', accounts: { [account]: {} } }] },
  },
  requests: [
    {
      principal: {
        webIdentity: 'login.zorg.io',
        claims: { sub: 'repo:zorgcorp/zorgapp:ref:refs/heads/main', aud: 'x' },
      },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: `arn:aws:iam::${account}:role/zorgpath/zorgdeep/zorg.Role`,
      parameters: { RoleSessionName: 'zorgsession' },
      session: 'zorg-ci',
    },
    {
      principal: { session: 'zorg-ci' },
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::zorg-logs/zorgfolder/a',
      context: { 'aws:SourceVpc': 'vpc-0dd0dd0dd0dd', 'aws:SourceIp': '52.94.7.7' },
    },
  ],
  view: { request: 0, document: `/accounts/${account}/roles/zorg.Role/trustPolicy` },
};
const scenario = readScenario(JSON.stringify(file)).scenario as Scenario;
const verdicts = (asked: Scenario): readonly string[] =>
  runScenario(asked, noFacts).results.map(({ outcome, decidedBy }) => `${outcome} ${decidedBy}`);
const traces = /\S*zorg\S*|314159265358|3141-5926|\S*zq81\S*|\S*0dd0dd\S*|9f8e7d6c\S*|mrk-0011\S*|52\.94\S*/gi;

describe('redaction of everything', () => {
  it('leaves no trace of whose it was, wherever its author left one, and every verdict', async () => {
    const redaction = await redactKeepingVerdicts(scenario, identifierKinds, (asked) =>
      Promise.resolve(verdicts(asked)),
    );
    expect(printScenario(redaction.scenario).match(traces)).toBeNull();
    expect(redaction.kept).toEqual([]);
    expect(verdicts(scenario)).toEqual(['allowed trustPolicy', 'implicitDeny identityBasedPolicy']);
    expect(verdicts(redaction.scenario)).toEqual(verdicts(scenario));
    expect(leftBy(scenario, redaction, identifierKinds).filter(({ why }) => why !== 'documentation')).toEqual([]);
  });

  it('replaces the same by the same: prose, pointers, hyphens and beginnings of names', () => {
    const { scenario: redacted } = redact(scenario, identifierKinds);
    const [id = ''] = Object.keys(redacted.accounts ?? {});
    expect(redacted.title).toMatch(new RegExp(`${id.replace(/^(.{4})(.{4})/, '$1-$2-')}\\?$`));
    const [, pointed] = /roles\/(.+)\/trustPolicy/.exec(redacted.view?.document ?? '') ?? [];
    expect(Object.keys(redacted.accounts?.[id]?.roles ?? {})).toContain(pointed);
    const [bucket = ''] = Object.keys(redacted.accounts?.[id]?.resources ?? {}).map((arn) => arn.split(':').at(-1));
    expect(redacted.title).toContain(` ${bucket} `);
    const sid = /"Sid": "(.*?)"/.exec(redacted.accounts?.[id]?.roles?.[pointed ?? '']?.trustPolicy?.text ?? '')?.[1];
    expect(redacted.description).toContain(`the statement ${sid} is old`);
  });

  it('tells of each what it is', () => {
    const contents = contentsOf(scenario);
    expect(contents.get('sid')).toEqual(['Only the zorg builders', 'zorg trust of May', 'Zugriff für zorg']);
    expect(contents.get('domain')).toEqual(['login.zorg.io']);
    expect(contents.get('bucket')).toEqual(['zorg-logs', 'zorg-gov', 'zorg-cn', 'zorg-fast--use1-az4--x-s3']);
    expect(contents.get('tag')).toEqual(
      expect.arrayContaining(['zorgtag', 'zorg cost center', 'zorgbilling', 'zorg 42']),
    );
    expect(contents.get('name')).toEqual(
      expect.arrayContaining(['zorg production', 'zorgcorp', 'zorgapp', 'zorg workloads']),
    );
  });

  it('leaves names, tags and statement ids where they are not asked for, and says so', () => {
    const redaction = redact(scenario);
    expect(printScenario(redaction.scenario)).toContain('"Sid": "Only the zorg builders"');
    const left = leftBy(scenario, redaction, usualKinds).find(({ why }) => why === 'notAsked');
    expect(left?.texts).toEqual(expect.arrayContaining(['Only the zorg builders', 'zorg cost center', 'zorgcorp']));
  });

  it('keeps words of the policy language, whatever things are called so', () => {
    const named = { Action: {}, Allow: {}, role: {}, greta: {} };
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }] };
    const { scenario: odd } = readScenario(
      JSON.stringify({
        version: 1,
        accounts: { [account]: { users: named, roles: { greta: { policies: [{ name: 'Effect', document }] } } } },
      }),
    );
    const text = printScenario(redact(odd as Scenario, identifierKinds).scenario);
    expect(text).not.toContain('greta');
    expect(text).toContain('"Effect": "Allow"');
    expect(text).toContain('"Action": "s3:Get*"');
  });
});
