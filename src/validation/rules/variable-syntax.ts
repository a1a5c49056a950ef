import type { TextValue } from '../../engine/policy/policy';
import { writeText } from '../edits';
import { type Found, type Rule } from '../rule';
import { sources } from '../sources';
import { insides, whereLive } from './variables';

export const variableSyntaxRules: readonly Rule[] = [
  {
    code: 'MISSING_BRACE_IN_VARIABLE',
    severity: 'ERROR',
    rule: 'PL-107',
    title: 'Variable without its closing brace',
    source: sources.checks,
    explanation:
      'A policy variable ends with `}`. Without it the text is compared as it stands, `${` included. Write `${*}`, `${?}` or `${$}` for those characters themselves.',
    check: whereLive(({ value, span }) => {
      const open = value.lastIndexOf('${');
      if (open < 0 || value.includes('}', open)) return undefined;
      return { span, message: `\`${value.slice(open, open + 40)}\` has no closing brace; write \`\${key}\`` };
    }),
  },
  {
    code: 'EMPTY_VARIABLE',
    severity: 'ERROR',
    rule: 'PL-105',
    title: 'Empty variable',
    source: sources.checks,
    explanation:
      '`${}` names no key and never has a value: the entry matches nothing. Name a condition key, as in `${aws:username}`.',
    check: whereLive(({ value, span }) =>
      value.includes('${}') ? { span, message: '`${}` names no key; write one such as `${aws:username}`' } : undefined,
    ),
  },
  {
    code: 'MISSING_QUOTE_IN_VARIABLE',
    severity: 'ERROR',
    rule: 'PL-106',
    title: 'Default of a variable that is not in quotes',
    source: sources.checks,
    explanation:
      'The default of a policy variable follows a comma and a blank, in single quotes: `${aws:PrincipalTag/team, ’none’}` with straight quotes. Otherwise the variable cannot be read, and the entry matches nothing.',
    check: whereLive((text) => badDefault(text)),
  },
  {
    code: 'UNSUPPORTED_SPACE_IN_VARIABLE',
    severity: 'ERROR',
    rule: 'PL-105',
    title: 'Blank in a variable',
    source: sources.checks,
    explanation:
      'The key of a policy variable has no blanks, not even beside the braces: `${aws:username}`. With one it never has a value.',
    check: whereLive(({ value, span }) => {
      const bad = insides(value).find((inside) => /\s/.test(inside.split(',', 1)[0] ?? ''));
      if (bad === undefined) return undefined;
      const key = bad.split(',', 1)[0] ?? '';
      const fix = /\s/.test(key.trim())
        ? undefined
        : writeText(
            'remove the blanks',
            span,
            value.replace(`\${${key}`, () => `\${${key.trim()}`),
          );
      return {
        span,
        message: `a blank in the key of \`\${${bad.slice(0, 40)}}\`; write \`\${${key.trim().slice(0, 40)}}\``,
        fix,
      };
    }),
  },
  {
    code: 'VARIABLE_WITHOUT_DOLLAR',
    severity: 'WARNING',
    rule: 'PL-105',
    title: 'Braces without a dollar sign',
    source: sources.variables,
    explanation: '`{aws:username}` is plain text; a policy variable begins with `${`.',
    check: whereLive(({ value, span }) => {
      const match = /(^|[^$&{])\{((?:aws|saml|sts|iam|cognito-identity\.amazonaws\.com):[\w/.-]+)\}/i.exec(value);
      if (match?.[2] === undefined) return undefined;
      const inner = match[2];
      return {
        span,
        message: `\`{${inner.slice(0, 40)}}\` is plain text; write \`\${${inner.slice(0, 40)}}\``,
        fix: writeText(
          'write ${',
          span,
          value.replaceAll(`{${inner}}`, (found, at: number) => (value[at - 1] === '$' ? found : `$${found}`)),
        ),
      };
    }),
  },
];

function badDefault({ value, span }: TextValue): Found | undefined {
  for (const inside of insides(value)) {
    const comma = inside.indexOf(',');
    if (comma < 0) continue;
    const fallback = inside.slice(comma + 1);
    if (fallback.length >= 3 && fallback.startsWith(" '") && fallback.endsWith("'")) continue;
    const bare = fallback.trim().replaceAll(/['"‘’“”]/g, '');
    const mended = `\${${inside.slice(0, comma)}, '${bare}'}`;
    const message = `the default in \`\${${inside.slice(0, 40)}}\` is not in single quotes after a comma and a blank; write \`${mended.slice(0, 60)}\``;
    return {
      span,
      message,
      fix: writeText(
        'put the default in quotes',
        span,
        value.replace(`\${${inside}}`, () => mended),
      ),
    };
  }
  return undefined;
}
