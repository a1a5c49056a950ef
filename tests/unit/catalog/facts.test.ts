import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openCounting, readCompiled, readManifest } from './compiled';

const none = { managedPolicies: [], actions: [] };
const passRole = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess';

describe('what a first verdict loads', () => {
  it('is nothing before a document needs it', async () => {
    const { catalog, fetched } = openCounting();
    const facts = await catalog.factsFor({ ...none, keys: ['aws:SourceIp'] });
    expect(fetched).toEqual([]);
    expect(facts.date).toBeUndefined();
  });

  it('is at most 12 kB for a scenario on S3 and IAM, and nothing twice', async () => {
    const { catalog, fetched } = openCounting();
    const need = {
      managedPolicies: [passRole],
      actions: ['s3:GetObject', 's3:ListBucket', 'iam:PassRole', 'sts:AssumeRole'],
      keys: ['s3:prefix', 'aws:PrincipalOrgID'],
    };
    await Promise.all([catalog.factsFor(need), catalog.factsFor(need)]);
    await catalog.factsFor(need);
    expect([...fetched].sort()).toEqual([
      'policies/IAMReadOnlyAccess.json',
      'reference.json',
      'services/iam.json',
      'services/s3.json',
      'services/sts.json',
    ]);
    const bytes = fetched.reduce((sum, path) => sum + gzipSync(readCompiled(path), { level: 9 }).length, 0);
    expect(bytes).toBeLessThan(12_000);
  });
});

describe('the facts', () => {
  it('RL-01 an action without resource types takes no resource; an action that is not known is open', async () => {
    const { catalog } = openCounting();
    const actions = ['s3:ListAllMyBuckets', 'S3:getobject', 'ec2:DescribeInstances', 's3:Nonsense'];
    const facts = await catalog.factsFor({ ...none, actions });
    expect(actions.map((action) => facts.takesResources(action))).toEqual([false, true, false, undefined]);
  });

  it('PL-248 tags count where the resource’s type carries them', async () => {
    const { catalog } = openCounting();
    const role = 'arn:aws:iam::111122223333:role/a/b';
    const actions = [
      'iam:PassRole',
      'iam:ListRoles',
      'lambda:InvokeFunction',
      's3:GetObject',
      'ec2:StartInstances',
      'sns:ConfirmSubscription',
      'iam:AddUserToGroup',
    ];
    const facts = await catalog.factsFor({ ...none, actions });
    expect(facts.carriesTags('iam:PassRole', role)).toBe(true);
    expect(facts.carriesTags('iam:ListRoles', role)).toBe(false);
    expect(facts.carriesTags('iam:AddUserToGroup', 'arn:aws:iam::111122223333:group/g')).toBe(false);
    expect(facts.carriesTags('iam:PassRole', 'arn:aws:s3:::bucket')).toBeUndefined();
    expect(facts.carriesTags('s3:GetObject', 'arn:aws:s3:::bucket/key')).toBe(true);
    expect(facts.carriesTags('s3:Nonsense', 'arn:aws:s3:::bucket/key')).toBeUndefined();
  });

  it('PL-147 a key is multivalued by its type, and by the overrides where the data is wrong', async () => {
    const { catalog } = openCounting();
    const expected = {
      's3:RequestObjectTagKeys': true,
      's3:prefix': false,
      'dynamodb:LeadingKeys': true,
      'cognito-identity.amazonaws.com:amr': true,
      'oidc.example.com/id/1:amr': true,
      'events:detail-type': false,
      'identitystore:UserId': false,
      'saml:edupersonaffiliation': true,
      'sts:RequestContextProviders': true,
      's3:nonsense': undefined,
      nonsense: undefined,
    };
    const facts = await catalog.factsFor({ ...none, keys: Object.keys(expected) });
    for (const [key, value] of Object.entries(expected)) expect(facts.isMultivalued(key), key).toBe(value);
  });

  it('hold for what was asked for only, whatever was loaded before', async () => {
    const { catalog } = openCounting();
    await catalog.factsFor({ managedPolicies: [passRole], actions: ['s3:GetObject'] });
    const facts = await catalog.factsFor({ ...none, actions: ['iam:PassRole'] });
    expect(facts.takesResources('s3:GetObject')).toBeUndefined();
    expect(facts.managedPolicy(passRole)).toEqual({ kind: 'unavailable' });
  });

  it('answer for managed policies: found, unknown, unavailable', async () => {
    const { catalog } = openCounting((path, text) => (path.includes('SecurityAudit') ? text.slice(1) : text));
    const arns = ['IAMReadOnlyAccess', 'NoSuchPolicy', 'SecurityAudit'].map(
      (name) => `arn:aws:iam::aws:policy/${name}`,
    );
    const facts = await catalog.factsFor({ ...none, managedPolicies: arns });
    expect(arns.map((arn) => facts.managedPolicy(arn).kind)).toEqual(['found', 'unknown', 'unavailable']);
    expect(facts.date).toBe(readManifest().date);
    expect(facts.unavailable.map(({ message }) => message)).toEqual([
      expect.stringContaining('`SecurityAudit` arrived cut short or damaged'),
    ]);
  });
});
