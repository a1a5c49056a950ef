/** What stands for a value of one's own in AWS's examples. Account IDs that only repeat digits are someone's too: not listed. */
export const documentationWords: readonly string[] = [
  'account-id',
  'accountnumber',
  'account_id',
  '111122223333',
  '444455556666',
  '777788889999',
  '123456789012',
  '000000000000',
  '555555555555',
  '999999999999',
  'o-xxxxxxxxxx',
  'o-exampleorgid',
  'amzn-s3-demo-',
  'doc-example-bucket',
  ':examplebucket',
  'aidackcevsq6c2example',
];
