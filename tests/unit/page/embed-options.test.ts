import { describe, expect, it } from 'vitest';
import { readEmbedOptions } from '../../../src/app/embed-options';

describe('the query of an embed', () => {
  it('says nothing where nothing stands', () => {
    expect(readEmbedOptions('')).toEqual({ view: 'full', edit: false, asks: false });
  });

  it('says what it says', () => {
    const query =
      '?theme=dark&view=path&request=3&focus=/accounts/1/roles/a/trustPolicy&edit=true&reveal=asked&gallery=x';
    expect(readEmbedOptions(query)).toEqual({
      theme: 'dark',
      view: 'path',
      request: 3,
      focus: '/accounts/1/roles/a/trustPolicy',
      edit: true,
      asks: true,
      gallery: 'x',
    });
  });

  it.each(['0', '-1', '1.5', 'x', '', '1e999'])('takes no request from `%s`', (request) => {
    expect(readEmbedOptions(`?request=${request}&theme=blue&view=<b>`)).toEqual(readEmbedOptions(''));
  });
});
