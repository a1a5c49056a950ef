import { quoted } from '../../engine/json/cursor';
import type { ActionElement, ResourceElement, Statement, TextValue } from '../../engine/policy/policy';
import { removeEntry } from '../edits';
import type { Glob } from '../../engine/match/glob';
import { covers, globOf, hasWildcard, splitPattern } from '../pattern';
import { isNegated } from '../operators';
import { inRows, inStatements, type Rule } from '../rule';
import { sources } from '../sources';
import { findCovering } from '../covering';

export const redundancyRules: readonly Rule[] = [
  {
    code: 'REDUNDANT_ACTION',
    severity: 'SUGGESTION',
    rule: 'PL-023',
    title: 'Action that another one covers',
    source: sources.checks,
    explanation:
      'Everything that this entry covers, another entry of the same list covers too: `s3:GetObject` beside `s3:Get*`. It changes nothing. Remove it, or the broader one if that was not meant.',
    check: inStatements(({ statement: { action } }, { policy }) =>
      redundant(action.patterns, (value) => value.toLowerCase(), policy.text),
    ),
  },
  {
    code: 'REDUNDANT_RESOURCE',
    severity: 'SUGGESTION',
    rule: 'PL-023',
    title: 'Resource that another one covers',
    source: sources.checks,
    explanation:
      'Everything that this entry covers, another entry of the same list covers too. It changes nothing. Remove it, or the broader one if that was not meant.',
    check: inStatements(({ statement: { resource } }, { policy }) =>
      resource === undefined ? undefined : redundant(resource.patterns, (value) => value, policy.text),
    ),
  },
  {
    code: 'REDUNDANT_STATEMENT',
    severity: 'SUGGESTION',
    rule: 'PL-023',
    title: 'Statement that another one covers',
    source: sources.checks,
    explanation:
      'Another statement with the same effect and principals, and with the same conditions or none, covers all actions and resources of this one. It changes nothing. Remove it.',
    check({ policy }) {
      const groups = new Map<string, Statement[]>();
      for (const statement of policy.statements) {
        const key = [
          statement.effect,
          statement.action.element,
          statement.resource?.element ?? '',
          textAt(policy.text, statement.principal?.span),
        ].join(' ');
        groups.set(key, [...(groups.get(key) ?? []), statement]);
      }
      return [...groups.values()].flatMap((group) => {
        // Every pair is compared: a group of more is left alone.
        if (group.length < 2 || group.length > 60) return [];
        const gone = new Set<Statement>();
        return group.flatMap((narrow) => {
          const wide = group.find(
            (other) => other !== narrow && !gone.has(other) && coversStatement(other, narrow, policy.text),
          );
          if (wide === undefined) return [];
          gone.add(narrow);
          const message = `statement ${narrow.index + 1} adds nothing to statement ${wide.index + 1}; remove it`;
          return [
            {
              span: narrow.sid?.span ?? narrow.action.keySpan,
              message,
              fix: removeEntry(policy.text, narrow.span, 'remove the statement'),
              related: [{ message: 'the statement that covers it', span: wide.action.keySpan }],
            },
          ];
        });
      });
    },
  },
  {
    code: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
    severity: 'SUGGESTION',
    rule: 'PL-141',
    title: 'Condition that always holds',
    source: sources.checks,
    explanation:
      'A `*` under `StringLikeIfExists` or `ForAllValues:StringLike` is true of every value and of an absent key: the condition restricts nothing. Remove it, or write what was meant.',
    check: inRows(({ row }) => {
      const always =
        row.base === 'StringLike' && (row.set === 'ForAllValues' || (row.set === undefined && row.ifExists));
      return always && row.values.some(({ value }) => isStar(value))
        ? {
            span: row.span,
            message: `\`*\` makes this hold for every request, with or without ${quoted(row.key.value)}; remove it`,
          }
        : undefined;
    }),
  },
  {
    code: 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
    severity: 'SUGGESTION',
    rule: 'PL-142',
    title: 'Condition that never holds',
    source: sources.checks,
    explanation:
      'A `*` under `ForAnyValue:StringNotLike` leaves no value that could differ: the condition never holds, and the statement never applies. Remove it, or write what was meant.',
    check: inRows(({ row }) => {
      const never = row.set === 'ForAnyValue' && isNegated(row.base) && row.base === 'StringNotLike';
      return never && row.values.some(({ value }) => isStar(value))
        ? {
            span: row.span,
            message: '`*` makes this false for every request, and the statement never applies; write what was meant',
          }
        : undefined;
    }),
  },
];

function isStar(value: string): boolean {
  return value !== '' && value.replaceAll('*', '') === '';
}

function redundant(
  patterns: readonly TextValue[],
  normalize: (value: string) => string,
  text: string,
): readonly { span: TextValue['span']; message: string; fix: ReturnType<typeof removeEntry> }[] {
  return findCovering(patterns.map(({ value }) => normalize(value))).flatMap(([narrow, wide]) => {
    const entry = patterns[narrow];
    const broader = patterns[wide];
    if (entry === undefined || broader === undefined) return [];
    const message =
      normalize(entry.value) === normalize(broader.value)
        ? `${quoted(entry.value)} stands in this list twice; remove one`
        : `${quoted(broader.value)} covers ${quoted(entry.value)}; remove the narrower`;
    return [{ span: entry.span, message, fix: removeEntry(text, entry.span, 'remove the narrower') }];
  });
}

function coversStatement(wide: Statement, narrow: Statement, text: string): boolean {
  const unconditional = wide.conditions.length === 0 && wide.conditionSpan === undefined;
  if (!unconditional && textAt(text, wide.conditionSpan) !== textAt(text, narrow.conditionSpan)) return false;
  // What a Not… element leaves over is compared by its text only.
  const covering = wide.action.element === 'Action' ? coversAll : sameTexts;
  if (!covering(textsOf(wide.action), textsOf(narrow.action))) return false;
  if (wide.resource === undefined || narrow.resource === undefined) return wide.resource === narrow.resource;
  const containing = wide.resource.element === 'Resource' ? coversAll : sameTexts;
  return containing(textsOf(wide.resource), textsOf(narrow.resource));
}

interface PatternText {
  readonly value: string;
  /** Field by field; absent where there is no wildcard. */
  readonly fields?: readonly Glob[];
}

const texts = new WeakMap<ActionElement | ResourceElement, readonly PatternText[]>();

function textsOf(element: ActionElement | ResourceElement): readonly PatternText[] {
  const known = texts.get(element);
  if (known !== undefined) return known;
  const isAction = element.element === 'Action' || element.element === 'NotAction';
  const list = element.patterns.map((pattern) => {
    const value = isAction ? pattern.value.toLowerCase() : pattern.value;
    return hasWildcard(value) ? { value, fields: splitPattern(value).map(globOf) } : { value };
  });
  texts.set(element, list);
  return list;
}

function coversAll(wide: readonly PatternText[], narrow: readonly PatternText[]): boolean {
  // More than these would take long, and nobody would see it by eye either.
  if (wide.length * narrow.length > 400 || narrow.length === 0) return false;
  return narrow.every(({ value }) => wide.some((pattern) => coversText(pattern, value)));
}

function coversText({ value, fields }: PatternText, narrow: string): boolean {
  if (value === '*' || value === narrow) return true;
  if (fields === undefined) return false;
  const others = splitPattern(narrow);
  return fields.length === others.length && fields.every((field, index) => covers(field, others[index] ?? ''));
}

function sameTexts(one: readonly PatternText[], other: readonly PatternText[]): boolean {
  return one.length === other.length && one.every(({ value }, index) => value === other[index]?.value);
}

function textAt(text: string, span: { readonly from: number; readonly to: number } | undefined): string {
  return span === undefined ? '' : text.slice(span.from, span.to);
}
