import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/checker/arguments';
import { check } from '../../../src/checker/check';
import { painter, printReport, Summary } from '../../../src/checker/print';
import { noFacts } from '../../../src/engine/facts';

const facts = () => Promise.resolve(noFacts);
const checkText = (scenario: unknown) =>
  check(
    { kind: 'text', source: 's.json', text: typeof scenario === 'string' ? scenario : JSON.stringify(scenario) },
    facts,
  );
const anonymous = {
  principal: '*',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: '111122223333',
};
const plain = { brief: false, paint: painter(false) };

describe('a report', () => {
  it('compares every outcome with its expectation', async () => {
    const { report } = await checkText({
      version: 1,
      title: 'T',
      accounts: { '111122223333': {} },
      requests: [{ ...anonymous, expect: 'deny' }, { ...anonymous, expect: 'allowed' }, anonymous],
    });
    expect(report).toMatchObject({ source: 's.json', title: 'T', ok: false });
    expect(report.results.map(({ outcome, ok, expect: wanted }) => [outcome, ok, wanted])).toEqual([
      ['implicitDeny', true, 'deny'],
      ['implicitDeny', false, 'allowed'],
      ['implicitDeny', true, undefined],
    ]);
  });

  it('does not count disabled requests', async () => {
    const { report } = await checkText({ version: 1, requests: [{ ...anonymous, disabled: true, expect: 'allowed' }] });
    expect(report).toMatchObject({ ok: true, results: [] });
  });

  it('answers the other requests when one cannot be read, and that one is an error', async () => {
    const { report, readable } = await checkText({
      version: 1,
      accounts: { '111122223333': { resources: { 'arn:aws:s3:::b': {} } } },
      requests: [7, { ...anonymous, principal: { who: 'me' } }, { ...anonymous, context: 5 }, anonymous],
    });
    expect(readable).toBe(true);
    expect(report.results.map(({ outcome }) => outcome)).toEqual(['error', 'error', 'error', 'implicitDeny']);
    expect(report.problems.filter(({ severity }) => severity === 'ERROR').map(({ path }) => path)).toEqual([
      '/requests/0',
      '/requests/1/principal',
      '/requests/2/context',
    ]);
  });

  it('gives the place of a finding in the policy’s own text, as we format it', async () => {
    const { report } = await checkText(
      '{"version":1,"accounts":{"111122223333":{"roles":{"X":{"trustPolicy":{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}}}}}}',
    );
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        path: '/accounts/111122223333/roles/X/trustPolicy',
        severity: 'ERROR',
        code: 'DUPLICATE_KEY',
        line: 3,
        column: 3,
      }),
    );
  });

  it('gives the place of a managed policy that cannot be found in the scenario’s text', async () => {
    const text =
      '{"version":1,\n"accounts":{"111122223333":{"users":{"a":{"policies":[\n"arn:aws:iam::aws:policy/X"]}}}}}';
    const { report } = await checkText(text);
    expect(report.problems).toMatchObject([{ code: 'MANAGED_POLICY_UNAVAILABLE', line: 3, column: 1 }]);
  });
});

describe('the text for people', () => {
  it('says what was expected, and why it is not so', async () => {
    const text = printReport(
      await checkText({
        version: 1,
        title: 'T',
        accounts: { '111122223333': {} },
        requests: [{ ...anonymous, name: 'N', expect: 'allowed' }],
      }),
      plain,
    );
    expect(text).toMatch(/^✗ T s\.json\n {2}✗ N: implicitDeny \(resourceBasedPolicy\), expected allowed\n {6}\S/);
  });

  it('keeps what a scenario says from steering the terminal', async () => {
    const text = printReport(await checkText({ version: 1, title: 'a\u001b[2Jb\nc' }), plain);
    expect(text).toBe('✓ a [2Jb c s.json');
  });

  it('of a long suite lists only what does not hold', async () => {
    expect(printReport(await checkText({ version: 1 }), { ...plain, brief: true })).toBe('');
  });
});

describe('the exit status', () => {
  const statusOf = async (...scenarios: unknown[]): Promise<number> => {
    const summary = new Summary();
    for (const scenario of scenarios) {
      const { report, readable } = await checkText(scenario);
      summary.add(report, readable);
    }
    return summary.status;
  };

  it('is 0 where all expectations hold, whatever problems single requests have', async () => {
    expect(await statusOf({ version: 1, requests: [{ principal: 5, action: 's3:GetObject', expect: 'error' }] })).toBe(
      0,
    );
  });

  it('is 1 where one does not', async () => {
    expect(await statusOf({ version: 1 }, { version: 1, requests: [{ ...anonymous, expect: 'explicitDeny' }] })).toBe(
      1,
    );
  });

  it('is 2 where an input is no scenario, and the others count all the same', async () => {
    expect(await statusOf({ version: 1 }, 'no', { version: 1 })).toBe(2);
  });
});

describe('the command line', () => {
  it('reads options and inputs in any order', () => {
    expect(readArguments(['a.json', '--json', '-'])).toEqual({ kind: 'check', json: true, inputs: ['a.json', '-'] });
    expect(readArguments(['--', '--json'])).toEqual({ kind: 'check', json: false, inputs: ['--json'] });
  });

  it('says what it does not know, and what it misses', () => {
    expect(readArguments(['--fast', 'a.json'])).toMatchObject({
      kind: 'unknown',
      message: 'there is no option `--fast`: there are `--json` and `--junit FILE`',
    });
    expect(readArguments([])).toMatchObject({ kind: 'unknown' });
    expect(readArguments(['-h'])).toEqual({ kind: 'help' });
  });
});
