import { describe, expect, it } from 'vitest';
import { apiAliases, apiVerbs, prefixAliases } from '../../../src/catalog/aliases';
import { suggestAction, suggestManagedPolicy, suggestServicePrincipal } from '../../../src/catalog/suggest';
import { openCounting } from './compiled';

const { catalog } = openCounting();

describe('the alias tables', () => {
  it('F-36 no alias is an action, and every target is one, in AWS’s spelling', async () => {
    for (const [alias, targets] of apiAliases) {
      expect((await catalog.action(alias)).kind, alias).toBe('unknown');
      for (const target of targets) {
        expect(await catalog.action(target), target).toMatchObject({ value: { name: target.split(':')[1] } });
      }
    }
    for (const method of apiVerbs.values()) expect((await catalog.action(`apigateway:${method}`)).kind).toBe('found');
  });

  it('F-36 no prefix alias is a service, and every target is one', async () => {
    for (const [alias, target] of prefixAliases) {
      expect((await catalog.service(alias)).kind, alias).toBe('unknown');
      expect((await catalog.service(target)).kind, target).toBe('found');
    }
  });
});

describe('did you mean', () => {
  it('F-36 PL-064 an action: by alias of the name or the prefix, by method, by spelling', async () => {
    const suggestions = {
      's3:ListObjectsV2': { kind: 'alias', actions: ['s3:ListBucket'] },
      's3api:CopyObject': { kind: 'alias', actions: ['s3:GetObject', 's3:PutObject'] },
      'lambda:Invoke': { kind: 'alias', actions: ['lambda:InvokeFunction'] },
      'cloudwatch-logs:PutLogEvents': { kind: 'alias', actions: ['logs:PutLogEvents'] },
      'apigateway:CreateRestApi': { kind: 'alias', actions: ['apigateway:POST'] },
      's3:GetObjekt': { kind: 'spelling', actions: ['s3:GetObject'] },
      'dynamodv:GetItem': { kind: 'spelling', actions: ['dynamodb:GetItem'] },
    };
    for (const [name, value] of Object.entries(suggestions)) {
      expect(await suggestAction(catalog, name), name).toEqual({ kind: 'found', value });
    }
    expect(await suggestAction(catalog, 's3:Wolpertinger')).toEqual({ kind: 'unknown' });
    expect(await suggestAction(catalog, 'constructor:x')).toEqual({ kind: 'unknown' });
  });

  it('a service principal: AWS’s own misspellings and people’s', async () => {
    const found = (value: string) => ({ kind: 'found', value });
    expect(await suggestServicePrincipal(catalog, 'events.amazon.com')).toEqual(found('events.amazonaws.com'));
    expect(await suggestServicePrincipal(catalog, 'lamda.amazonaws.com')).toEqual(found('lambda.amazonaws.com'));
    expect(await suggestServicePrincipal(catalog, 'lam.amazonaws.com')).toEqual(found('lambda.amazonaws.com'));
    expect(await suggestServicePrincipal(catalog, 'lambda.amazonaws.com')).toEqual({ kind: 'unknown' });
    expect(await suggestServicePrincipal(catalog, 'wolpertinger.example.com')).toEqual({ kind: 'unknown' });
  });

  it('a managed policy: the right path, the right spelling, never a deleted one', async () => {
    const start = 'arn:aws:iam::aws:policy/';
    expect(await suggestManagedPolicy(catalog, `${start}AWSLambdaBasicExecutionRole`)).toEqual({
      kind: 'found',
      value: `${start}service-role/AWSLambdaBasicExecutionRole`,
    });
    expect(await suggestManagedPolicy(catalog, `${start}AmazonS3ReadonlyAcess`)).toEqual({
      kind: 'found',
      value: `${start}AmazonS3ReadOnlyAccess`,
    });
    expect(await suggestManagedPolicy(catalog, `${start}AmazonGuardDutyFullAccess`)).not.toEqual({
      kind: 'found',
      value: `${start}AmazonGuardDutyFullAccess`,
    });
  });
});
