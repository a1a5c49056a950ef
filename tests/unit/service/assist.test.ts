import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog';
import { applyChange } from '../../../src/scenario/misses/change';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { createAssistService } from '../../../src/service/assist';
import type { Completions, PlaceRequest } from '../../../src/service/protocol';
import { openCounting } from '../catalog/compiled';

const { catalog } = openCounting();
const service = createAssistService(() => catalog);
const withoutData = createAssistService(() => createCatalog(() => Promise.reject(new Error('no data'))));
const b1 = readScenario(readFileSync('src/gallery/b1-ec2-reads-a-bucket/scenario.json', 'utf8')).scenario as Scenario;
const account = '/accounts/111122223333';

/** A place in a document: where the bar stands. */
function place(marked: string, type: PlaceRequest['type'] = 'identityBasedPolicy'): PlaceRequest {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { scenario: b1, pointer: `${account}/roles/DemoRoleForEC2/policies/0/document`, type, text, offset, data: '' };
}

async function labels(marked: string, type?: PlaceRequest['type']): Promise<readonly string[]> {
  const found = await service.complete(place(marked, type));
  return [...(found?.options ?? [])].sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0)).map(({ label }) => label);
}

const statement = (inside: string): string => `{"Statement":[{${inside}}]}`;

describe('checks of every document', () => {
  const scenario: Scenario = {
    version: 1,
    accounts: {
      '111122223333': {
        users: {
          alice: {
            policies: [
              {
                name: 'P',
                document: {
                  form: 'text',
                  text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}]}',
                },
              },
            ],
          },
        },
        roles: { R: { trustPolicy: { form: 'text', text: '“Version”: 1' } } },
      },
    },
  };

  it('join what the reader found with what the checks find, by document', async () => {
    const { documents, referenceData, unavailable } = await service.check({ scenario, data: '' });
    expect(documents.map(({ pointer }) => pointer)).toEqual([
      `${account}/users/alice/policies/0/document`,
      `${account}/roles/R/trustPolicy`,
    ]);
    expect(documents[0]?.findings).toMatchObject([{ by: 'check', message: expect.stringContaining('s3:GetObjct') }]);
    expect(documents[1]?.findings[0]).toMatchObject({ by: 'reader', stops: true });
    expect(referenceData).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(unavailable).toEqual([]);
  });

  it('count against the quota of what the document is attached to', async () => {
    const { documents } = await service.check({ scenario, data: '' });
    expect(documents[0]?.quota).toMatchObject({ limit: 2048, of: 'all inline policies of a user together' });
    expect(documents[1]?.quota).toMatchObject({ limit: 2048, of: 'a trust policy' });
  });

  it('say nothing of example values that the scenario itself has, and of others once a document', async () => {
    const statements = ['111122223333', '444455556666', '777788889999'].map((id) => ({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: `arn:aws:iam::${id}:role/R`,
    }));
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    const policies = [{ name: 'P', document: { form: 'text', text } }] as const;
    const own: Scenario = { version: 1, accounts: { '111122223333': { users: { alice: { policies } } } } };
    const { documents } = await service.check({ scenario: own, data: '' });
    const found = documents[0]?.findings.filter(({ code }) => code === 'DOCUMENTATION_PLACEHOLDER');
    expect(found?.map(({ message }) => message)).toEqual([
      '`444455556666`, `777788889999` are example values of AWS’s documentation; put in your own',
    ]);
  });

  it('go on without reference data, and say that it is not there', async () => {
    const { documents, referenceData, unavailable } = await withoutData.check({ scenario, data: '' });
    expect(documents).toHaveLength(2);
    expect(referenceData).toBeUndefined();
    expect(unavailable).toEqual([expect.stringContaining('did not load: no data')]);
  });

  it('keep what was said of a document that is as it was, so that a keystroke checks one', async () => {
    const policies = Array.from({ length: 10 }, (_, index) => ({
      name: `P${index}`,
      document: {
        form: 'text' as const,
        text: statement(`"Sid":"a${index} b","Effect":"Allow","Action":"s3:*","Resource":"*"`),
      },
    }));
    const of = (inline: typeof policies): Scenario => ({
      version: 1,
      accounts: { '111122223333': { users: { alice: { policies: inline } } } },
    });
    const first = await service.check({ scenario: of(policies), data: '' });
    const typed = policies.with(3, { name: 'P3', document: { form: 'text', text: '{' } });
    const second = await service.check({ scenario: of(typed), data: '' });
    const checkedAgain = second.documents.filter(
      ({ findings }, index) => findings !== first.documents[index]?.findings,
    );
    expect(checkedAgain.map(({ pointer }) => pointer)).toEqual([`${account}/users/alice/policies/3/document`]);
    expect(second.referenceData).toBe(first.referenceData);
  });

  it('survive structured cloning', async () => {
    const checks = await service.check({ scenario: b1, data: '' });
    expect(structuredClone(checks)).toEqual(checks);
  });
});

describe('near misses', () => {
  it('allow the denied request when they are applied', async () => {
    const { misses } = await service.misses({ scenario: b1, request: 3, data: '' });
    expect(misses.length).toBeGreaterThan(0);
    expect(misses[0]?.effects).toContainEqual({ request: 3, before: 'implicitDeny', after: 'allowed' });
    const [first] = misses;
    const changed = first === undefined ? b1 : applyChange(b1, first.change);
    expect(await service.misses({ scenario: changed, request: 3, data: '' })).toMatchObject({ misses: [] });
  });
});

describe('expansion', () => {
  it('says what s3:Get* covers, by access level', async () => {
    const [covering] = await service.expand({ of: { kind: 'pattern', pattern: 's3:Get*' }, data: '' });
    const levels = covering?.actions.kind === 'found' ? covering.actions.value.levels : [];
    expect(levels.find(({ level }) => level === 'Read')?.actions).toContain('s3:GetObject');
    expect(levels.flatMap(({ actions }) => actions).every((action) => action.startsWith('s3:Get'))).toBe(true);
  });

  it('says what each statement of a document covers', async () => {
    const text =
      '{"Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*"},{"Effect":"Deny","NotAction":"s3:*","Resource":"*"}]}';
    const found = await service.expand({ of: { kind: 'document', text, type: 'identityBasedPolicy' }, data: '' });
    expect(found).toMatchObject([
      { label: 'Read', effect: 'Allow', element: 'Action', actions: { kind: 'found', value: { total: 2 } } },
      { label: 'statement 2', effect: 'Deny', element: 'NotAction', actions: { kind: 'found' } },
    ]);
  });

  it('says when the data is not there', async () => {
    const [covering] = await withoutData.expand({ of: { kind: 'pattern', pattern: 's3:Get*' }, data: '' });
    expect(covering?.actions.kind).toBe('unavailable');
  });
});

describe('completion', () => {
  it('offers the actions of the service with their access level', async () => {
    const found = (await service.complete(place(statement('"Action":"s3:Ge|"')))) as Completions;
    expect(found.options).toContainEqual(expect.objectContaining({ label: 's3:GetObject', detail: 'Read' }));
    expect(found.isPartial).toBe(false);
  });

  it('finds services by name, and actions of any service by a part of theirs', async () => {
    expect(await labels(statement('"Action":["s3:GetObject","cloudwatch lo|"]'))).toContain('logs:');
    const found = await labels(statement('"Action":"assumero|"'));
    expect(found[0]).toBe('sts:AssumeRole');
  });

  it('replaces what stands between the quotation marks, and nothing behind an open one', async () => {
    const closed = place(statement('"Action":"s3:Ge|tObject"'));
    const range = await service.complete(closed);
    expect(closed.text.slice(range?.from, range?.to)).toBe('s3:GetObject');
    const open = place(statement('"Action":"s3:Ge|'));
    const cut = await service.complete(open);
    expect(open.text.slice(cut?.from, cut?.to)).toBe('s3:Ge');
  });

  it('offers resources of the scenario first, then the templates of the statement’s actions', async () => {
    const found = await service.complete(place(statement('"Action":"s3:GetObject","Resource":"|"')));
    expect(found?.options[0]?.label).toBe('arn:aws:s3:::example-bucket/*');
    const template = found?.options.find(({ detail }) => detail === 'object');
    expect(template?.label).toBe('arn:aws:s3:::BucketName/ObjectName');
    expect(template?.label.slice(template.select?.from, template.select?.to)).toBe('BucketName');
  });

  it('offers condition keys of the statement’s actions and global keys, those that suit the operator first', async () => {
    const found = await labels(statement('"Action":"s3:ListBucket","Condition":{"StringEquals":{"|":"x"}}'));
    expect(found).toContain('s3:prefix');
    expect(found.indexOf('s3:prefix')).toBeLessThan(found.indexOf('aws:SourceIp'));
    expect(found).not.toContain('ec2:InstanceType');
  });

  it('offers the operators that suit the key that is there', async () => {
    const found = await labels(statement('"Condition":{"|":{"aws:SourceIp":"10.0.0.0/8"}}'));
    expect(found).toEqual(['IpAddress', 'NotIpAddress', 'Null', 'IpAddressIfExists', 'NotIpAddressIfExists']);
  });

  it('offers set operators for a key of several values', async () => {
    const found = await labels(statement('"Condition":{"|":{"aws:TagKeys":"x"}}'));
    expect(found).toContain('ForAnyValue:StringEquals');
    expect(found).not.toContain('StringEquals');
  });

  it('offers the scenario’s principals, and service principals', async () => {
    expect(await labels(statement('"Principal":{"AWS":"|"}'), 'trustPolicy')).toEqual([
      'arn:aws:iam::111122223333:root',
      'arn:aws:iam::111122223333:role/DemoRoleForEC2',
      '*',
    ]);
    expect(await labels(statement('"Principal":{"Service":"|"}'), 'trustPolicy')).toContain('ec2.amazonaws.com');
  });

  it('offers the service itself before its parts, common ones first, and an exact service prefix first', async () => {
    const services = await labels(statement('"Principal":{"Service":"|"}'), 'trustPolicy');
    expect(services[0]).toBe('ec2.amazonaws.com');
    const lambda = services.filter((name) => name.startsWith('lam'));
    expect(lambda[0]).toBe('lambda.amazonaws.com');
    const actions = (await service.complete(place(statement('"Action":"s3|"'))))?.options ?? [];
    expect(actions[0]?.label).toBe('s3:');
  });

  it('offers the elements that the policy type takes and that are not there yet, with their colon', async () => {
    const found = await service.complete(place(statement('"Effect":"Allow","|"')));
    expect(found?.options.map(({ label }) => label)).toEqual([
      'Sid',
      'Action',
      'NotAction',
      'Resource',
      'NotResource',
      'Condition',
    ]);
    expect(found?.options[1]?.insert).toBe('Action": ');
    expect(await labels(statement('"|":"x"'), 'trustPolicy')).not.toContain('Resource');
  });

  it('offers Allow and Deny for Effect', async () => {
    expect(await labels(statement('"Effect":"|"'))).toEqual(['Allow', 'Deny']);
  });

  it('says nothing where nothing is known', async () => {
    expect(await service.complete(place('|{}'))).toBeUndefined();
    expect(await withoutData.complete(place(statement('"Action":"s3:|"')))).toBeUndefined();
  });
});

describe('descriptions', () => {
  it('name an action’s access level and resource types', async () => {
    expect(await service.describe(place(statement('"Action":"s3:Get|Object"')))).toMatchObject({
      title: 's3:GetObject',
      lines: ['Read', expect.stringMatching(/^on .*object/)],
    });
  });

  it('count what a pattern covers', async () => {
    const found = await service.describe(place(statement('"Action":["s3:Get|*"]')));
    expect(found?.title).toMatch(/^s3:Get\* covers \d+ actions$/);
    expect(found?.pattern).toBe('s3:Get*');
  });

  it('say a key’s type and when it is present', async () => {
    const found = await service.describe(place(statement('"Condition":{"IpAddress":{"aws:Source|Ip":"10.0.0.0/8"}}')));
    expect(found?.lines).toEqual([
      'IPAddress',
      'present in direct calls over the public network; absent through a VPC endpoint',
    ]);
  });

  it.each([
    ['"Resource":"arn:aws:s3:::example-bucket/|*"', ['Amazon S3: object', 'account 111122223333', 'partition aws']],
    [
      '"Resource":"arn:aws-cn:sqs:cn-north-1:444455556666:|orders"',
      [
        'Amazon SQS: queue',
        'account 444455556666, which is not in this scenario',
        'Region cn-north-1',
        'partition aws-cn: the Regions in China',
      ],
    ],
    [
      '"Principal":{"AWS":"arn:aws:sts::111122223333:assumed-role/DemoRoleForEC2/i-0|abc"}',
      ['Session i-0abc of role DemoRoleForEC2', 'account 111122223333', 'partition aws'],
    ],
    ['"Principal":{"AWS":"1111|22223333"}', ['Account 111122223333', 'account 111122223333']],
    ['"Principal":{"Service":"ec2|.amazonaws.com"}', ['ec2.amazonaws.com', 'AWS service principal']],
  ])('say whom or what a name stands for: %s', async (inside, words) => {
    const found = await service.describe(place(statement(inside)));
    expect([found?.title, ...(found?.lines ?? [])]).toEqual(words);
  });

  it('say in the JSON of a scenario what its members, actions and documents are', async () => {
    const at = async (marked: string) => {
      const { text, offset } = place(marked);
      const found = await service.describeScenario({ scenario: b1, text, offset, data: '' });
      return found && [found.title, ...found.lines];
    };
    expect(await at('{"requests":[{"action":"s3:Get|Object"}]}')).toEqual([
      's3:GetObject',
      'Read',
      expect.stringMatching(/^on/),
    ]);
    expect(await at('{"requests":[{"exp|ect":"deny"}]}')).toEqual(['expect', expect.stringMatching(/./)]);
    expect(await at('{"accounts":{"1111|22223333":{}}}')).toEqual(['Account 111122223333', 'account 111122223333']);
    const document = '{"Statement":[{"Action":"sts:Assume|Role"}]}';
    expect(await at(`{"accounts":{"111122223333":{"roles":{"R":{"trustPolicy":${document}}}}}}`)).toEqual([
      'sts:AssumeRole',
      'Write',
      expect.stringMatching(/role/),
    ]);
    expect(await at('{"title":"a ti|tle"}')).toBeUndefined();
  });
});
