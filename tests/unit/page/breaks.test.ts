import { expect, test } from 'vitest';
import { piecesOf } from '../../../src/ui/breaks';

test.each([
  ['a short name stays whole', 'ReadTheBucket', 'ReadTheBucket'],
  ['a line ends before a capital', 'TheContinuousDeliveryPipeline', 'The|Continuous|Delivery|Pipeline'],
  ['behind an underline', 'payments_settlement_reports', 'payments_|settlement_|reports'],
  ['behind a hyphen, also before a digit', 'payments-settlement-2026-a', 'payments-|settlement-|2026-|a'],
  ['behind a colon', 'secretsmanager:BatchGetSecretValue', 'secretsmanager:|Batch|Get|Secret|Value'],
  ['a word without any of these is no name of several', 'a'.repeat(60), 'a'.repeat(60)],
  ['an ARN breaks behind a slash', 'arn:aws:s3:::bucket/2026/report.csv', 'arn:aws:s3:::bucket/|2026/|report.csv'],
  [
    'and within what is long itself',
    'arn:aws:iam::111122223333:role/team/TheContinuousDeliveryPipeline',
    'arn:|aws:|iam::|111122223333:|role/|team/|The|Continuous|Delivery|Pipeline',
  ],
  [
    'in a sentence only its long words break',
    'User: ReadTheBucket may not call secretsmanager:BatchGetSecretValue on it',
    'User: ReadTheBucket may not call secretsmanager:|Batch|Get|Secret|Value on it',
  ],
])('%s', (_, name, pieces) => {
  expect(piecesOf(name)).toEqual(pieces.split('|'));
});
