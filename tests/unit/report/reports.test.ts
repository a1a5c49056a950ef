import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import { markdownReport } from '../../../src/report/markdown';
import { textReport } from '../../../src/report/text';
import { readScenario } from '../../../src/scenario/read';
import { runScenario } from '../../../src/service/run';

const path = new URL('../../../src/gallery/b1-ec2-reads-a-bucket/scenario.json', import.meta.url);
const { scenario } = readScenario(readFileSync(path, 'utf8'));
if (!scenario) throw new Error('the scenario does not read');
const { nodes } = runScenario(scenario, noFacts);
const [assumed, , listed] = nodes;

describe('the text report', () => {
  it('names the decision, the deciding gate and every statement, in AWS’s order', () => {
    if (!assumed) throw new Error('no trace');
    const lines = textReport(assumed).split('\n');
    expect(lines[0]).toBe('allowed, decided by trust policy');
    expect(lines).toContainEqual(
      expect.stringMatching(/trust policy \(decides\): an Allow statement applies.*\[PR-07\]/),
    );
    expect(lines).toContainEqual(expect.stringContaining('EC2MayBecomeThisRole (Allow) applies'));
    const order = ['Organization', 'Caller’s account', 'Resource’s account'].map((side) =>
      lines.findIndex((line) => line.includes(side)),
    );
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  it('says what is missing of a denied request', () => {
    if (!listed) throw new Error('no trace');
    expect(textReport(listed)).toContain('because no identity-based policy allows the s3:ListBucket action');
  });
});

describe('the report of an error', () => {
  it('lets no gate speak that the unread document keeps from deciding', () => {
    const broken = scenario.accounts?.['111122223333']?.roles?.['DemoRoleForEC2'];
    if (!broken) throw new Error('the scenario has no role');
    const roles = {
      DemoRoleForEC2: { ...broken, policies: [{ name: 'p', document: { form: 'text', text: '{' } }] },
    } as const;
    const { nodes: stopped } = runScenario({ ...scenario, accounts: { '111122223333': { roles } } }, noFacts);
    const report = stopped[1] ? textReport(stopped[1]) : '';
    expect(report).toContain('not decided: a document in the way cannot be read');
    expect(report).not.toContain('this is the reason');
  });
});

describe('the Markdown report', () => {
  it('has the same lines as a nested list, with user text escaped', () => {
    if (!listed) throw new Error('no trace');
    const report = markdownReport(listed, '<b>list</b> *all*');
    expect(report.startsWith('## \\<b\\>list\\</b\\> \\*all\\*\n')).toBe(true);
    expect(report).toContain('### implicit deny, decided by identity-based policy');
    expect(report).toMatch(/^ {4}- identity-based policies \(decides\)/m);
    expect(report).not.toContain('\n\n\n');
  });
});
