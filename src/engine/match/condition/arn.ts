import { matchFields } from '../arn-pattern';
import { splitArn, splitParts } from '../arn';
import { compileGlob } from '../glob';
import type { Operator } from './operator';

/**
 * ArnEquals and ArnLike alike (PL-090): six fields, each a pattern of its own, the last with any further colons
 * (PL-091). A wildcard never runs past a colon of the first five (PL-092). What is not an ARN matches nothing, `*`
 * included (PL-093).
 */
export const arnLike: Operator = {
  variables: true,
  unreadable: 'PL-093',
  compile(value) {
    const fields = splitParts(value);
    if (fields.length < 6 || !(value[0]?.wildcards && value[0].text.startsWith('arn:'))) return undefined;
    const patterns = fields.map(compileGlob);
    return (request) => {
      const arn = splitArn(request);
      return arn.length === 6 && arn[0] === 'arn' && matchFields(patterns, arn);
    };
  },
  reads: (request) => request.startsWith('arn:') && splitArn(request).length === 6,
};
