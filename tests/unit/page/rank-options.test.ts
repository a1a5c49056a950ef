import { describe, expect, it } from 'vitest';
import { limitOptions, rankOptions } from '../../../src/ui/controls/rank-options';

const policies = ['AmazonS3ReadOnlyAccess', 'ReadOnlyAccess', 'ReadOnlyAccessForTests', 'AdministratorAccess'].map(
  (label) => ({ value: `arn:aws:iam::aws:policy/${label}`, label }),
);
const labels = (typed: string) => rankOptions(policies, typed).shown.map(({ label }) => label);

describe('the options of a combobox', () => {
  it('are ranked: the label typed whole, then those that begin so, then those with a word that does', () => {
    expect(labels('readonlyaccess')).toEqual(['ReadOnlyAccess', 'ReadOnlyAccessForTests', 'AmazonS3ReadOnlyAccess']);
  });

  it('are found by their value, by their details and by words in any order', () => {
    expect(labels('arn:aws:iam::aws:policy/administratoraccess')).toEqual(['AdministratorAccess']);
    expect(labels('only s3')).toEqual(['AmazonS3ReadOnlyAccess']);
    expect(rankOptions([{ value: 'sts:AssumeRole', detail: 'Write' }], 'write').shown).toHaveLength(1);
  });

  it('keep their order while nothing is typed', () => {
    expect(labels(' ')).toEqual(policies.map(({ label }) => label));
  });

  it('are offered where they are rare only by what is typed', () => {
    const options = [{ value: 'ec2' }, { value: 'sns', isRare: true }];
    expect(rankOptions(options, '').shown).toEqual([options[0]]);
    expect(rankOptions(options, 'sn').shown).toEqual([options[1]]);
  });

  it('are shown as far as there is room, and the rest is counted', () => {
    const many = Array.from({ length: 22_000 }, (_, index) => ({ value: `service:Action${index}` }));
    const { shown, rest } = rankOptions(many, 'action');
    expect([shown.length, rest]).toEqual([100, 21_900]);
  });

  it('stand with their group, and each value once', () => {
    const options = [
      { value: 'a', group: 'one' },
      { value: 'b', group: 'two' },
      { value: 'c', group: 'one' },
      { value: 'a', group: 'one' },
    ];
    expect(limitOptions(options)).toEqual({ shown: [options[3], options[2], options[1]], rest: 0 });
  });
});
