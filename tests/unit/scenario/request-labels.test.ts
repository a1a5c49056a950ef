import { describe, expect, it } from 'vitest';
import { requestLabels } from '../../../src/scenario/request-labels';

describe('what sentences call a request', () => {
  it('is its name, else its action', () => {
    expect(requestLabels([{ name: 'reads', action: 's3:GetObject' }, { action: 's3:GetObject' }])).toEqual([
      'reads',
      's3:GetObject',
    ]);
  });

  it('has its number where several without a name have the same action', () => {
    expect(
      requestLabels([{ action: 's3:GetObject' }, { action: 'sts:AssumeRole' }, { action: 's3:GetObject' }]),
    ).toEqual(['s3:GetObject (request 1)', 'sts:AssumeRole', 's3:GetObject (request 3)']);
  });

  it('is its number where nothing else is there yet', () => {
    expect(requestLabels([{ action: ' ' }])).toEqual(['request 1']);
  });
});
