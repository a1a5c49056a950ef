import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotices } from '../../../scripts/data/notices';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly optional?: boolean; readonly devOptional?: boolean }>
  >;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const shipped = Object.entries(packages)
  .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
  .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));

describe('the licences page', () => {
  const notices = readNotices();

  it('names every package that can be in what ships', () => {
    expect(shipped.length).toBeGreaterThan(20);
    const named = new Set(notices.map((notice) => notice.package));
    expect(shipped.filter((name) => !named.has(name))).toEqual([]);
  });

  it('has the words of each licence', () => {
    for (const { package: name, licence, text } of notices)
      expect([name, licence, text.length > 10]).toEqual([name, licence, true]);
    expect(notices.filter(({ licence }) => licence === '')).toEqual([]);
  });
});
