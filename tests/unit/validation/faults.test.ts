import { describe, expect, it } from 'vitest';
import type { PolicyType } from '../../../src/engine/policy/policy';
import { allFindings } from './golden-cases';

const statement = (members: string): string => `{"Version": "2012-10-17", "Statement": [{${members}}]}`;
const identity = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"';

/** Faults of section 11 that leave a document readable, or that show in its grammar: fault, type, text, codes expected among others. */
const faults: readonly (readonly [string, PolicyType, string, readonly string[]])[] = [
  ['F-26 no Version', 'identityBasedPolicy', `{"Statement": [{${identity}}]}`, ['MISSING_VERSION']],
  [
    'F-26 today’s date as Version',
    'identityBasedPolicy',
    `{"Version": "2026-11-21", "Statement": [{${identity}}]}`,
    ['INVALID_VERSION'],
  ],
  [
    'F-26 a number as Version',
    'identityBasedPolicy',
    `{"Version": 20121017, "Statement": [{${identity}}]}`,
    ['INVALID_VERSION'],
  ],
  [
    'F-28 a Principal in an identity-based policy',
    'identityBasedPolicy',
    statement(`"Principal": "*", ${identity}`),
    ['UNSUPPORTED_PRINCIPAL'],
  ],
  ['F-29 no Principal in a resource-based policy', 'resourceBasedPolicy', statement(identity), ['MISSING_PRINCIPAL']],
  [
    'F-33 a misspelt global key',
    'identityBasedPolicy',
    statement(`${identity}, "Condition": {"StringEquals": {"aws:PrincipalOrgIDs": "o-exampleorgid"}}`),
    ['INVALID_GLOBAL_CONDITION_KEY'],
  ],
  [
    'F-39 a boolean written as yes',
    'identityBasedPolicy',
    statement(`${identity}, "Condition": {"Bool": {"aws:SecureTransport": "yes"}}`),
    ['TYPE_MISMATCH_BOOLEAN'],
  ],
  [
    'F-40 ForAllValues in an Allow without a test that the key is present',
    'identityBasedPolicy',
    statement(`${identity}, "Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}`),
    ['FORALLVALUES_WITHOUT_NULL_CHECK'],
  ],
];

describe('faults of pasted policies', () => {
  it.each(faults)('%s is found', async (_, type, text, codes) => {
    const found = (await allFindings(text, type, [])).map(({ code }) => code);
    expect(found).toEqual(expect.arrayContaining([...codes]));
  });

  it('F-33 the letter case of a key is no fault', async () => {
    const text = statement(`${identity}, "Condition": {"IpAddress": {"AWS:sourceip": "203.0.113.0/24"}}`);
    const found = (await allFindings(text, 'identityBasedPolicy', [])).map(({ code }) => code);
    expect(found).not.toContain('INVALID_GLOBAL_CONDITION_KEY');
  });

  it('PL-041 an SCP may have a wildcard inside an action’s name', async () => {
    const text = statement('"Effect": "Deny", "Action": "iam:*Role", "Resource": "*"');
    const found = await allFindings(text, 'serviceControlPolicy', []);
    expect(found.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  });

  it('PL-044 an RCP that names a service without RCP support is found', async () => {
    const rcp = (action: string): string =>
      statement(`"Effect": "Deny", "Principal": "*", "Action": "${action}", "Resource": "*"`);
    const codes = async (action: string): Promise<readonly string[]> =>
      (await allFindings(rcp(action), 'resourceControlPolicy', ['data'])).map(({ code }) => code);
    expect(await codes('glue:*')).toContain('RCP_SYNTAX_ERROR_ACTION');
    expect(await codes('s3:*')).not.toContain('RCP_SYNTAX_ERROR_ACTION');
  });

  it('PL-050 an incomplete ARN in a session policy is an error, in an identity-based policy it is not', async () => {
    const text = statement('"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs"');
    const severities = async (type: PolicyType): Promise<readonly string[]> =>
      (await allFindings(text, type, []))
        .filter(({ code }) => code === 'MISSING_ARN_FIELD')
        .map(({ severity }) => severity);
    expect(await severities('sessionPolicy')).toEqual(['ERROR']);
    expect(await severities('identityBasedPolicy')).not.toContain('ERROR');
  });
});
