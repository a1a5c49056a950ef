import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog';
import { openCounting, readManifest } from './compiled';

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

describe('what the data knows', () => {
  const { catalog } = openCounting();

  it('finds an action in any case, with AWS’s spelling and its normalised access level', async () => {
    expect(await catalog.action('S3:getobject')).toMatchObject({
      kind: 'found',
      value: { name: 'GetObject', accessLevel: 'Read' },
    });
    expect(await catalog.action('s3:PutObjectTagging')).toMatchObject({ value: { accessLevel: 'Tagging' } });
    expect(await catalog.action('s3:PutBucketPolicy')).toMatchObject({
      value: { accessLevel: 'Permissions management' },
    });
  });

  it('says unknown of a service, an action and a key that do not exist', async () => {
    expect(await catalog.service('s4')).toEqual({ kind: 'unknown' });
    expect(await catalog.action('s3:GetObjekt')).toEqual({ kind: 'unknown' });
    expect(await catalog.action('GetObject')).toEqual({ kind: 'unknown' });
    expect(await catalog.action('constructor:toString')).toEqual({ kind: 'unknown' });
    expect(await catalog.conditionKey('s3:prefixes')).toEqual({ kind: 'unknown' });
  });

  it('opens every service that it lists, with as many actions and resource types as the list says', async () => {
    const list = await catalog.services();
    const services = list.kind === 'found' ? list.value : [];
    expect(services).toHaveLength(readManifest().counts.services);
    for (const { prefix, name, actions, resourceTypes } of services) {
      const answer = await catalog.service(prefix);
      const service = answer.kind === 'found' ? answer.value : undefined;
      expect([service?.name, service?.actions.size, service?.resourceTypes.length], prefix).toEqual([
        name,
        actions,
        resourceTypes,
      ]);
    }
  });

  it('finds condition keys behind all four styles of placeholder, regardless of case', async () => {
    const names = {
      'iam:resourcetag/Team': 'iam:ResourceTag/${TagKey}',
      's3:ExistingObjectTag/a/b': 's3:ExistingObjectTag/<key>',
      'secretsmanager:ResourceTag/env': 'secretsmanager:ResourceTag/tag-key',
      'codebuild:environment.environmentVariables/NAME.value':
        'codebuild:environment.environmentVariables/${name}.value',
      'token.actions.githubusercontent.com:sub': undefined,
      'agent.acme.buildkite.dev:build_branch': 'agent.${Domain}.buildkite.dev:build_branch',
      'ec2:osuser': 'ec2:osuser',
      'kms:EncryptionContext:purpose': 'kms:EncryptionContext:${EncryptionContextKey}',
    };
    for (const [given, documented] of Object.entries(names)) {
      const answer = await catalog.conditionKey(given);
      if (documented === undefined) expect(answer.kind, given).toBe('unknown');
      else expect(answer, given).toMatchObject({ kind: 'found', value: { name: documented } });
    }
    expect(await catalog.conditionKey('s3:ExistingObjectTag/')).toEqual({ kind: 'unknown' });
  });

  it('gives an action’s own keys and those of its resource types', async () => {
    const answer = await catalog.conditionKeysFor('s3:ListBucket');
    const names = answer.kind === 'found' ? answer.value.map(({ name }) => name) : [];
    expect(names).toEqual(expect.arrayContaining(['s3:prefix', 's3:BucketTag/${TagKey}']));
    expect(names).not.toContain('s3:x-amz-copy-source');
  });

  it('OG-11 knows which services resource control policies reach', async () => {
    expect(await catalog.takesResourceControlPolicies('S3')).toEqual({ kind: 'found', value: true });
    expect(await catalog.takesResourceControlPolicies('iam')).toEqual({ kind: 'found', value: false });
  });

  it('dates the data by its own days, and knows the older one', async () => {
    const { date, sources } = readManifest();
    const [services, managedPolicies] = sources.map((source) => source.date);
    expect([services, managedPolicies]).toContain(date);
    expect(await catalog.dates()).toEqual({ kind: 'found', value: { services, managedPolicies, older: date } });
  });

  it('holds the managed policies that the brief names in their current versions, and flags the deleted ones', async () => {
    const answer = await catalog.managedPolicies();
    const policies = answer.kind === 'found' ? answer.value : [];
    const versions = Object.fromEntries(policies.map(({ name, version }) => [name, version]));
    const atLeast = {
      ReadOnlyAccess: 188,
      SecurityAudit: 92,
      IAMReadOnlyAccess: 4,
      AmazonS3ReadOnlyAccess: 3,
      AWSLambdaBasicExecutionRole: 1,
      AdministratorAccess: 1,
      PowerUserAccess: 12,
    };
    for (const [name, version] of Object.entries(atLeast)) {
      expect(Number(versions[name]?.slice(1)), name).toBeGreaterThanOrEqual(version);
    }
    expect(policies.filter(({ deleted }) => deleted)).toHaveLength(26);
    expect(policies.find(({ name }) => name === 'AWSLambdaBasicExecutionRole')).toEqual({
      name: 'AWSLambdaBasicExecutionRole',
      path: '/service-role/',
      arn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      version: 'v1',
      deleted: false,
    });
  });

  it('gives a managed policy by its exact ARN, as indented JSON', async () => {
    const answer = await catalog.managedPolicy(readOnly);
    const policy = answer.kind === 'found' ? answer.value : undefined;
    expect(policy?.arn).toBe(readOnly);
    expect(policy?.version).toMatch(/^v\d+$/);
    expect(policy?.text.startsWith('{\n  "Version": "2012-10-17",\n')).toBe(true);
  });

  it('lists service principals with where they come from', async () => {
    const answer = await catalog.servicePrincipals();
    const principals = answer.kind === 'found' ? answer.value : [];
    const find = (name: string) => principals.find((principal) => principal.name === name);
    expect(principals).toHaveLength(readManifest().counts['service principals']);
    expect(find('lambda.amazonaws.com')?.origin).toBe('gathered');
    expect(find('translate.amazonaws.com')?.origin).toBe('curated');
    expect(find('events.amazon.com')?.misspeltFor).toBe('events.amazonaws.com');
  });
});

describe('unknown and unavailable', () => {
  it('a managed policy that does not exist is unknown, and is not asked for twice', async () => {
    const { catalog, fetched } = openCounting();
    for (const arn of [
      'arn:aws:iam::aws:policy/NoSuchPolicy',
      'arn:aws:iam::aws:policy/../../../package',
      'arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole',
      'arn:aws-cn:iam::aws:policy/ReadOnlyAccess',
    ]) {
      expect(await catalog.managedPolicy(arn), arn).toEqual({ kind: 'unknown' });
    }
    await catalog.managedPolicy('arn:aws:iam::aws:policy/NoSuchPolicy');
    expect(fetched.filter((path) => path === 'policies/NoSuchPolicy.json')).toHaveLength(1);
    expect(fetched.some((path) => path.includes('..'))).toBe(false);
  });

  it('what cannot be a prefix, or is none by the index, becomes no address', async () => {
    const { catalog, fetched } = openCounting();
    for (const prefix of ['s3', '', '..', '../policies/x', 'toString', 's4', 's5']) await catalog.service(prefix);
    expect(fetched).toEqual(['reference.json', 'services/s3.json']);
  });

  it('a service that does not exist is unknown though its file does not load', async () => {
    const { catalog } = openCounting();
    expect(await catalog.service('wolpertinger')).toEqual({ kind: 'unknown' });
  });

  it('offline, every question is unavailable with a sentence, and none unknown', async () => {
    const catalog = createCatalog(() => Promise.reject(new Error('404')));
    const answers = [
      await catalog.action('s3:GetObject'),
      await catalog.service('s4'),
      await catalog.managedPolicy('arn:aws:iam::aws:policy/NoSuchPolicy'),
      await catalog.conditionKey('s3:prefix'),
      await catalog.services(),
    ];
    for (const answer of answers) expect(answer.kind).toBe('unavailable');
    expect(await catalog.managedPolicy(readOnly)).toEqual({
      kind: 'unavailable',
      message: 'the AWS managed policy `ReadOnlyAccess` did not load: 404; check the connection and try again',
    });
  });

  it('a file that is cut short is unavailable with a sentence, and the rest goes on', async () => {
    const { catalog } = openCounting((path, text) => (path === 'services/s3.json' ? text.slice(0, 812) : text));
    expect(await catalog.action('s3:GetObject')).toEqual({
      kind: 'unavailable',
      message:
        'the reference data of `s3` arrived cut short or damaged (`services/s3.json`, 812 characters); try again',
    });
    expect(await catalog.action('iam:PassRole')).toMatchObject({ kind: 'found' });
  });

  it('a page of HTML in place of a file, and data of another format, are damaged files', async () => {
    const html = openCounting((path, text) => (path === 'services/s3.json' ? '<!doctype html>' : text));
    expect((await html.catalog.service('s3')).kind).toBe('unavailable');
    const other = openCounting((_, text) => text.replace('"format":1', '"format":2'));
    expect((await other.catalog.service('s3')).kind).toBe('unavailable');
  });

  it('any file cut anywhere is never read as a smaller one', async () => {
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      const { catalog } = openCounting((_, text) => text.slice(0, Math.floor(text.length * part)));
      expect((await catalog.managedPolicies()).kind).toBe('unavailable');
      expect((await catalog.actionNames()).kind).toBe('unavailable');
      expect((await catalog.servicePrincipals()).kind).toBe('unavailable');
    }
  });

  it('a failed load is tried again with the next question, and then answers', async () => {
    let online = false;
    const { catalog, fetched } = openCounting((_, text) => {
      if (!online) throw new Error('offline');
      return text;
    });
    expect((await catalog.action('s3:GetObject')).kind).toBe('unavailable');
    online = true;
    expect((await catalog.action('s3:GetObject')).kind).toBe('found');
    expect((await catalog.action('s3:PutObject')).kind).toBe('found');
    expect(fetched).toEqual(['reference.json', 'services/s3.json', 'reference.json', 'services/s3.json']);
  });
});
