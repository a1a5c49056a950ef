import { describe, expect, it } from 'vitest';
import { check } from '../../../src/checker/check';
import { openCatalog } from '../../../src/checker/data';
import { noFacts } from '../../../src/engine/facts';
import { checkDocuments } from '../../../src/service/assist/check';

const document = `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObjec", "iam:PassRole"],
      "Resource": "*"
    }
  ]
}`;
const text = JSON.stringify({
  version: 1,
  accounts: { '111122223333': { users: { alice: { policies: [{ name: 'p', document }] } } } },
  requests: [],
});

describe('the checker’s problems', () => {
  it('hold what the checks find, with pointer, line, column, code and severity', async () => {
    const catalog = openCatalog();
    const { report } = await check(
      { kind: 'text', source: 'x.json', text },
      () => Promise.resolve(noFacts),
      async (scenario) => (await checkDocuments(scenario, catalog)).documents,
    );
    const path = '/accounts/111122223333/users/alice/policies/0/document';
    expect(report.problems.map(({ message: _message, ...rest }) => rest)).toEqual([
      { path, severity: 'ERROR', code: 'MISSING_VERSION', line: 1, column: 1 },
      { path, severity: 'WARNING', code: 'INVALID_ACTION', line: 5, column: 18 },
      { path, severity: 'SECURITY_WARNING', code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE', line: 5, column: 33 },
    ]);
  });
});
