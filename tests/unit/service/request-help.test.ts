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

describe('what a form asks about a call', () => {
  it('is the access level, the ARNs that the action takes and the types of keys', async () => {
    const call = await service.describeCall({
      action: 's3:GetObject',
      keys: ['aws:sourceip', 's3:ExistingObjectTag/team', 'aws:TagKeys', 'example:Key'],
      account: '111122223333',
      data: '',
    });
    expect(call).toMatchObject({ isKnown: true, accessLevel: 'Read', takesResource: true });
    expect(call.resources?.map(({ label }) => label)).toContain('arn:aws:s3:::BucketName/ObjectName');
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
    const request = { action: 's3:GetObjct', keys: [], account: '', data: '' };
    expect((await service.describeCall(request)).isKnown).toBe(false);
    expect((await withoutData.describeCall(request)).isKnown).toBeUndefined();
  });

  it('knows that an action takes no resource', async () => {
    const call = await service.describeCall({ action: 's3:ListAllMyBuckets', keys: [], account: '', data: '' });
    expect(call.takesResource).toBe(false);
  });
});
