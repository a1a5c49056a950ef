import { printJson } from '../../engine/json/print';
import { policyText } from '../document';
import type { InlinePolicy, PolicyRef, PolicyText } from '../types';
import { objectOf } from './object';
import { wrongType, type Read } from './reading';
import { text } from './values';

/** A policy document: an object by its source slice, so that duplicates and long numbers survive, or a string's text. */
export const policyDocument: Read<PolicyText> = (node, path, reading) => {
  if (node.kind === 'string') return policyText(node.value);
  reading.documents.push(node.span);
  if (node.kind !== 'object') wrongType(reading, node, path, 'a policy document, or a string with its text');
  const printed = printJson(node, reading.text);
  return node.kind === 'object' ? policyText(printed) : { form: 'object', text: printed };
};

const inlinePolicy = objectOf<InlinePolicy>(
  'an inline policy',
  { name: text, document: policyDocument },
  { name: '', document: { form: 'text', text: '' } },
);

/** A policy's name or ARN, or an inline policy. */
export const policyRef: Read<PolicyRef> = (node, path, reading) => {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'object') return inlinePolicy(node, path, reading);
  return wrongType(
    reading,
    node,
    path,
    'a policy name, a policy ARN, or an inline policy `{"name": …, "document": …}`',
  );
};
