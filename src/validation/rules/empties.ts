import { quoted } from '../../engine/json/cursor';
import { readJson } from '../../engine/json/read';
import type { JsonNode, Span } from '../../engine/json/tree';
import type { ConditionRow, Policy, PolicyType } from '../../engine/policy/policy';
import { isKeptByIam } from '../../engine/policy/requirements';
import { inRows, inStatements, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';
import type { Severity } from '../../engine/finding';

const { checks: source } = sources;

export const emptyRules: readonly Rule[] = [
  {
    code: 'EMPTY_ARRAY_ACTION',
    severity: 'ERROR',
    rule: 'PL-024',
    title: 'Empty list of actions',
    source,
    explanation:
      'A statement whose `Action` is `[]` never matches anything. IAM refuses to save it (an error here); elsewhere it only does nothing. Name the actions, or remove the statement.',
    check: emptyList('action', 'the list of actions is empty, and the statement never matches; name the actions'),
  },
  {
    code: 'EMPTY_ARRAY_RESOURCE',
    severity: 'ERROR',
    rule: 'PL-025',
    title: 'Empty list of resources',
    source,
    explanation:
      'A statement whose `Resource` is `[]` never matches anything. IAM refuses to save it (an error here); elsewhere it only does nothing. Name the resources, or remove the statement.',
    check: emptyList('resource', 'the list of resources is empty, and the statement never matches; name the resources'),
  },
  {
    code: 'EMPTY_ARRAY_CONDITION',
    severity: 'SUGGESTION',
    rule: 'PL-028',
    title: 'Condition key with no values',
    source,
    explanation:
      'With no value to compare with, a positive operator never matches, and a negated one always does. Put in the values that were meant, or remove the key.',
    check: emptyValues(({ set, ifExists }) => set === undefined && !ifExists, sayPlain),
  },
  {
    code: 'EMPTY_ARRAY_CONDITION_FORALLVALUES',
    severity: 'SUGGESTION',
    rule: 'PL-028',
    title: 'ForAllValues with no values',
    source,
    explanation:
      '`ForAllValues` over an empty list matches when the request does not carry the key, or carries it empty, and with a positive operator only then. If that is meant, `Null` says it plainly; if not, put in the values.',
    check: emptyValues(
      ({ set }) => set === 'ForAllValues',
      () => 'matches only a request without the key; put in the values, or write `Null`',
    ),
  },
  {
    code: 'EMPTY_ARRAY_CONDITION_FORANYVALUE',
    severity: 'SUGGESTION',
    rule: 'PL-028',
    title: 'ForAnyValue with no values',
    source,
    explanation:
      '`ForAnyValue` needs one value of the request to match one of the policy, and the policy has none: with a positive operator the statement never applies. Put in the values.',
    check: emptyValues(({ set }) => set === 'ForAnyValue', sayPlain),
  },
  {
    code: 'EMPTY_ARRAY_CONDITION_IFEXISTS',
    severity: 'SUGGESTION',
    rule: 'PL-028',
    title: 'IfExists with no values',
    source,
    explanation:
      'An operator with `IfExists` over an empty list matches when the request does not carry the key, and with a positive operator only then. If that is meant, `Null` says it plainly; if not, put in the values.',
    check: emptyValues(
      ({ set, ifExists }) => set === undefined && ifExists,
      () => 'matches only a request without the key; put in the values, or write `Null`',
    ),
  },
  {
    code: 'EMPTY_OBJECT_CONDITION',
    severity: 'SUGGESTION',
    rule: 'PL-029',
    title: 'Empty condition',
    source,
    explanation:
      'An empty `Condition`, or an operator with no keys under it, restricts nothing: the statement applies as if it were not there. Fill it in, or remove it so that nobody takes the statement for a conditional one.',
    check: inStatements(({ statement: { conditionSpan } }, { policy }) => {
      if (conditionSpan === undefined) return undefined;
      const message = 'an empty condition restricts nothing; fill it in or remove it';
      return emptyNodes(policy, conditionSpan, 'object').map((span) => ({ span, message }));
    }),
  },
  {
    code: 'EMPTY_ARRAY_PRINCIPAL',
    severity: 'SUGGESTION',
    rule: 'PL-027',
    title: 'Empty list of principals',
    source,
    explanation: 'A statement that names nobody applies to nobody. Name the principals, or remove the statement.',
    check: emptyPrincipal('array'),
  },
  {
    code: 'EMPTY_OBJECT_PRINCIPAL',
    severity: 'SUGGESTION',
    rule: 'PL-027',
    title: 'Empty Principal',
    source,
    explanation:
      'A `Principal` of `{}` names nobody, and the statement applies to nobody. Name the principals, or remove the statement.',
    check: emptyPrincipal('object'),
  },
];

function emptyList(element: 'action' | 'resource', message: string): Check {
  return inStatements(({ statement }, { policy }) => {
    const list = statement[element];
    // The reader reports a Not… element, which would match everything (PL-026), and what it cannot read.
    if (list === undefined || list.patterns.length > 0 || list.element.startsWith('Not')) return undefined;
    if (emptyNodes(policy, list.span, 'array').length === 0) return undefined;
    return { span: list.span, severity: refusedBy(policy.type), message };
  });
}

function refusedBy(type: PolicyType): Severity {
  return isKeptByIam(type) ? 'ERROR' : 'SUGGESTION';
}

function emptyValues(concerns: (row: ConditionRow) => boolean, say: (row: ConditionRow) => string): Check {
  return inRows(({ row }, _, { policy }): readonly Found[] => {
    if (row.values.length > 0 || !concerns(row) || policy.text[row.span.to - 1] !== ']') return [];
    if (emptyNodes(policy, { from: row.key.span.to, to: row.span.to }, 'array').length === 0) return [];
    return [
      {
        span: row.span,
        message: `${quoted(row.key.value)} has no value under \`${row.operator.value}\`: it ${say(row)}`,
      },
    ];
  });
}

function sayPlain({ base }: ConditionRow): string {
  const result = base.includes('Not') ? 'excludes nothing' : 'never matches';
  return `${result}; put in the values`;
}

function emptyPrincipal(kind: 'array' | 'object'): Check {
  return inStatements(({ statement: { principal } }, { policy }) => {
    if (principal === undefined) return undefined;
    const message = 'the list of principals is empty, and names nobody; name them or remove the statement';
    return emptyNodes(policy, principal.span, kind).map((span) => ({ span, message }));
  });
}

/** Empty arrays or objects within a stretch of the text, itself included. */
function emptyNodes({ text }: Policy, { from, to }: Span, kind: 'array' | 'object'): readonly Span[] {
  const slice = text.slice(from, to);
  if (!(kind === 'array' ? /\[\s*\]/ : /\{\s*\}/).test(slice)) return [];
  const start = slice.search(/[[{]/);
  const root = readJson(slice.slice(start)).root;
  const shift = from + start;
  return root === undefined
    ? []
    : collect(root, kind).map((span) => ({ from: span.from + shift, to: span.to + shift }));
}

function collect(node: JsonNode, kind: 'array' | 'object'): readonly Span[] {
  if (node.kind === 'array') {
    return node.items.length === 0 && kind === 'array'
      ? [node.span]
      : node.items.flatMap((item) => collect(item, kind));
  }
  if (node.kind !== 'object') return [];
  return node.members.length === 0 && kind === 'object'
    ? [node.span]
    : node.members.flatMap(({ value }) => collect(value, kind));
}
