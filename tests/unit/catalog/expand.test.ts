import { describe, expect, it } from 'vitest';
import { expandElement, expandPattern } from '../../../src/catalog/expand';
import type { ActionElement } from '../../../src/engine/policy/policy';
import { openCounting, readManifest } from './compiled';

const span = { from: 0, to: 0 };
const element = (name: ActionElement['element'], ...values: string[]): ActionElement => ({
  element: name,
  keySpan: span,
  span,
  patterns: values.map((value) => ({ value, span })),
});

describe('expansion', () => {
  it('groups what a pattern covers by access level', async () => {
    const { catalog, fetched } = openCounting();
    const answer = await expandPattern(catalog, 'S3:*BucketPolicy');
    expect(answer).toEqual({
      kind: 'found',
      value: {
        total: 3,
        levels: [
          { level: 'Read', actions: ['s3:GetBucketPolicy'] },
          { level: 'Permissions management', actions: ['s3:DeleteBucketPolicy', 's3:PutBucketPolicy'] },
        ],
      },
    });
    expect(fetched).toEqual(['reference.json', 'services/s3.json']);
  });

  it('of * is every action there is, from one file', async () => {
    const { catalog, fetched } = openCounting();
    expect(await expandPattern(catalog, '*')).toMatchObject({ value: { total: readManifest().counts.actions } });
    expect(fetched).toEqual(['actions.json']);
  });

  it('PL-065 of NotAction is all the rest', async () => {
    const { catalog } = openCounting();
    const iam = await expandPattern(catalog, 'iam:*');
    const rest = await expandElement(catalog, element('NotAction', 'iam:*'));
    if (iam.kind !== 'found' || rest.kind !== 'found') throw new Error('not loaded');
    expect(iam.value.total + rest.value.total).toBe(readManifest().counts.actions);
  });

  it('PL-061 of what is no action is empty, and of several patterns is their union', async () => {
    const { catalog } = openCounting();
    expect(await expandPattern(catalog, 's3')).toEqual({ kind: 'found', value: { total: 0, levels: [] } });
    expect(await expandPattern(catalog, 'nonsense:*')).toEqual({ kind: 'found', value: { total: 0, levels: [] } });
    const both = await expandElement(catalog, element('Action', 'sts:AssumeRole', 'sts:assume*', 'sqs:SendMessage'));
    const one = await expandPattern(catalog, 'sts:Assume*');
    if (both.kind !== 'found' || one.kind !== 'found') throw new Error('not loaded');
    expect(both.value.total).toBe(one.value.total + 1);
  });

  it('is unavailable when a service does not load', async () => {
    const { catalog } = openCounting((path, text) => (path === 'services/s3.json' ? '' : text));
    expect((await expandElement(catalog, element('Action', 's3:*', 'iam:*'))).kind).toBe('unavailable');
  });
});
