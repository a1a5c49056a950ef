import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog';
import { createAssistService } from '../../../src/service/assist';
import { openCounting } from '../catalog/compiled';

const { catalog } = openCounting();
const service = createAssistService(() => catalog);
const withoutData = createAssistService(() => createCatalog(() => Promise.reject(new Error('no data'))));

async function names(text: string): Promise<readonly string[]> {
  const found = await service.findActions({ text, data: '' });
  return found.kind === 'found' ? found.value.map(({ action }) => action) : [];
}

describe('the search for an action', () => {
  it.each([
    ['assume', 'sts:AssumeRole'],
    ['getobject', 's3:GetObject'],
    ['s3:get', 's3:GetObject'],
    ['decrypt', 'kms:Decrypt'],
    ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithSAML'],
    ['run instances', 'ec2:RunInstances'],
  ])('%s finds %s first', async (text, first) => {
    expect((await names(text))[0]).toBe(first);
  });

  it('offers what is usual before anything is typed, with the access level', async () => {
    const found = await service.findActions({ text: '', data: '' });
    expect(found.kind === 'found' && found.value[0]).toEqual({ action: 'sts:AssumeRole', accessLevel: 'Write' });
  });

  it('finds nothing for nonsense, and says where the data did not load', async () => {
    expect(await names('no such action at all')).toEqual([]);
    expect((await withoutData.findActions({ text: 'assume', data: '' })).kind).toBe('unavailable');
  });
});

/** A question about an action, with what it says besides. */
function asking(
  action: string,
  besides: { readonly arns?: readonly string[]; readonly policies?: readonly string[] } = {},
) {
  return { action, keys: [], account: '', arns: [], policies: [], data: '', ...besides };
}

describe('what a form asks about a call', () => {
  it('is the access level, the ARNs that the action takes and the types of keys', async () => {
    const call = await service.describeCall({
      ...asking('s3:GetObject'),
      keys: ['aws:sourceip', 's3:ExistingObjectTag/team', 'aws:TagKeys', 'example:Key'],
      account: '111122223333',
    });
    expect(call).toMatchObject({ isKnown: true, accessLevel: 'Read', takesResource: true });
    expect(call.resources?.[0]?.label).toBe('arn:aws:s3:::BucketName/ObjectName');
    expect(call.keys.map(({ key, type, multivalued }) => [key, type, multivalued])).toEqual([
      ['aws:sourceip', 'IPAddress', false],
      ['s3:ExistingObjectTag/team', 'String', false],
      ['aws:TagKeys', 'String', true],
      ['example:Key', 'String', false],
    ]);
    const offered = call.offered.map(({ key }) => key);
    expect(offered).toContain('s3:ExistingObjectTag/<key>');
    expect(offered).toContain('aws:SourceIp');
    expect(offered).not.toContain('aws:PrincipalArn');
  });

  it('tells an unknown action from data that did not load', async () => {
    const request = asking('s3:GetObjct');
    expect((await service.describeCall(request)).isKnown).toBe(false);
    expect((await withoutData.describeCall(request)).isKnown).toBeUndefined();
  });

  it.each([
    ['lambda.amazonaws.com', undefined],
    ['s3.eu-south-1.amazonaws.com', undefined],
    ['lamda.amazonaws.com', { service: 'lamda.amazonaws.com', meant: 'lambda.amazonaws.com' }],
    ['quitedifferent.amazonaws.com', { service: 'quitedifferent.amazonaws.com' }],
  ])('knows whether a list has the service that calls: %s', async (caller, unlisted) => {
    const request = { ...asking('s3:GetObject'), service: caller };
    expect((await service.describeCall(request)).unlisted).toEqual(unlisted);
    expect((await withoutData.describeCall(request)).unlisted).toBeUndefined();
  });

  it('knows that an action takes no resource', async () => {
    const call = await service.describeCall(asking('s3:ListAllMyBuckets'));
    expect(call.takesResource).toBe(false);
  });

  it.each([
    ['sts:AssumeRole', false],
    ['s3:GetObject', false],
    ['kms:Decrypt', false],
    ['ec2:RunInstances', true],
    ['ec2:AttachVolume', true],
    ['ec2:TerminateInstances', true],
    ['ec2:CreateTags', true],
    ['dynamodb:BatchGetItem', true],
    ['ssm:SendCommand', true],
  ])('knows whether one %s names several resources: %s', async (action, several) => {
    expect((await service.describeCall(asking(action))).takesSeveral).toBe(several);
  });
});

describe('the resources that a form offers for a call', () => {
  const role = 'arn:aws:iam::111122223333:role/App';
  const buckets = ['a', 'b'].flatMap((name) => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/report.csv`]);
  const allow = (action: string, ...resources: readonly string[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resources }] });
  const offered = async (action: string, policies: readonly string[] = [], arns = [role, ...buckets]) =>
    (await service.describeCall(asking(action, { arns, policies }))).arns;

  it('are those that the action takes', async () => {
    expect(await offered('s3:GetObject')).toEqual(['arn:aws:s3:::a/report.csv', 'arn:aws:s3:::b/report.csv']);
    expect(await offered('s3:ListBucket')).toEqual(['arn:aws:s3:::a', 'arn:aws:s3:::b']);
    expect(await offered('sts:AssumeRole')).toEqual([role]);
  });

  it('begin with what the caller’s policies name for the action, then with what they name at all', async () => {
    expect((await offered('s3:GetObject', [allow('s3:GetObject', 'arn:aws:s3:::b/*')]))[0]).toBe(
      'arn:aws:s3:::b/report.csv',
    );
    expect((await offered('', [allow('s3:GetObject', 'arn:aws:s3:::b/*')]))[0]).toBe('arn:aws:s3:::b/report.csv');
    const both = [allow('s3:PutObject', 'arn:aws:s3:::b/*'), allow('s3:GetObject', 'arn:aws:s3:::a/*')];
    expect(await offered('s3:GetObject', both)).toEqual(['arn:aws:s3:::a/report.csv', 'arn:aws:s3:::b/report.csv']);
  });

  it('are also what only the policies name, by an example', async () => {
    expect(
      await offered('sqs:SendMessage', [allow('sqs:*', 'arn:aws:sqs:eu-west-1:111122223333:jobs-*', '*')]),
    ).toEqual(['arn:aws:sqs:eu-west-1:111122223333:jobs-example']);
    expect(await offered('sqs:SendMessage', [allow('sqs:*', 'arn:aws:sqs:*:*:jobs')], [])).toEqual([]);
  });

  it('are all that there are, where nothing is known of the action or it takes none of them', async () => {
    expect(await offered('')).toEqual([role, ...buckets]);
    expect(await offered('sqs:SendMessage')).toEqual([role, ...buckets]);
    expect((await withoutData.describeCall(asking('s3:GetObject', { arns: [role] }))).arns).toEqual([role]);
  });

  it('do not need policies that can be read', async () => {
    expect(await offered('s3:ListBucket', ['{“Version', '', '7'])).toEqual(['arn:aws:s3:::a', 'arn:aws:s3:::b']);
  });
});
