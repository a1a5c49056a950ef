import { describe, expect, it } from 'vitest';
import { findPolicies, type Choice } from '../../../src/ui/documents/find-policies';

const choice = (name: string): Choice => ({ reference: `arn:aws:iam::aws:policy/${name}`, name, detail: '' });
const choices = ['AmazonS3ReadOnlyAccess', 'ReadOnlyAccess', 'ReadOnlyAccessForTests', 'AdministratorAccess'].map(
  choice,
);
const names = (typed: string) => findPolicies(choices, typed).shown.map(({ name }) => name);

describe('searching managed policies', () => {
  it('lists a name that is typed whole first, then those that begin so, then those that contain it', () => {
    expect(names('readonlyaccess')).toEqual(['ReadOnlyAccess', 'ReadOnlyAccessForTests', 'AmazonS3ReadOnlyAccess']);
  });

  it('knows a policy by its ARN', () => {
    expect(names('arn:aws:iam::aws:policy/AdministratorAccess')).toEqual(['AdministratorAccess']);
  });

  it('lists what it has room for, and counts the rest', () => {
    const many = Array.from({ length: 60 }, (_, index) => choice(`Policy${index}`));
    const { shown, rest } = findPolicies(many, '');
    expect([shown.length, rest]).toEqual([50, 10]);
  });
});
