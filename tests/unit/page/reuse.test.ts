import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reuse } from '../../../src/app/reuse';

describe('parts of a value that did not change', () => {
  it('are those of the former one', () => {
    const former = [{ name: 'a', list: [{ text: '1' }] }, { name: 'b' }];
    const value = reuse(former, [{ name: 'a', list: [{ text: '2' }] }, { name: 'b' }]);
    expect(value).toEqual([{ name: 'a', list: [{ text: '2' }] }, { name: 'b' }]);
    expect(value[1]).toBe(former[1]);
    expect(value[0]).not.toBe(former[0]);
  });

  it('are all of it where nothing changed', () => {
    const former = { a: [1, { b: undefined }] };
    expect(reuse(former, { a: [1, { b: undefined }] })).toBe(former);
  });

  it('leave the value as it is, whatever stood before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (former, value) => {
        expect(reuse(former, value)).toEqual(value);
        expect(reuse(structuredClone(value), value)).toEqual(value);
      }),
    );
  });

  it('are not mistaken where a member is undefined that was not there', () => {
    const former: { a?: undefined; b?: number } = { a: undefined };
    const value = reuse(former, { b: undefined });
    expect(Object.keys(value)).toEqual(['b']);
  });
});
