import type { ConditionRow, Policy, PrincipalEntry, Statement } from '../engine/policy/policy';
import { readPolicy } from '../engine/policy/read';

/**
 * What a trust policy means, in a sentence for each statement; text of the policy in backticks. Empty where it says
 * nothing yet; where it cannot be read, what is wrong with it.
 */
export function describeTrust(text: string): readonly string[] {
  const policy: Policy = readPolicy(text, 'trustPolicy');
  if (policy.stopped) return [`It cannot be read: ${policy.stopped.message}.`];
  return policy.statements.map(sentenceOf);
}

function sentenceOf({ effect, principal, action, conditions }: Statement): string {
  const who = listed(principal?.entries.map(whoOf) ?? [], 'and');
  const not = principal?.element === 'NotPrincipal' ? 'everyone but ' : '';
  const only = conditions.map(conditionOf);
  const when = only.length === 0 ? '' : `, if ${listed(only, 'and')}`;
  const what = assumes(action.patterns.map(({ value }) => value))
    ? `${effect === 'Deny' ? 'may not' : 'may'} become this role`
    : `${effect === 'Deny' ? 'may not call' : 'may call'} ${listed(
        action.patterns.map(({ value }) => `\`${value}\``),
        'and',
      )} on this role`;
  const sentence = `${not}${who === '' ? 'nobody' : who} ${what}${when}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Whether a list of actions lets somebody become the role, rather than only tag its sessions. */
function assumes(actions: readonly string[]): boolean {
  return actions.some((action) => /^(\*|sts:(\*|assumerole))/i.test(action));
}

function whoOf({ type, value }: PrincipalEntry): string {
  switch (type) {
    case '*':
      return 'anyone in AWS';
    case 'Service':
      return `the AWS service \`${value}\``;
    case 'Federated':
      return value.includes(':saml-provider/')
        ? `whoever signs in by SAML with \`${value}\``
        : `whoever has a token of \`${value}\``;
    case 'CanonicalUser':
      return `the canonical user \`${value}\``;
    case 'AWS':
      break;
  }
  if (value === '*') return 'anyone in AWS';
  if (/^\d{12}$|^arn:[^:]*:iam::\d{12}:root$/.test(value))
    return `whoever account \`${/\d{12}/.exec(value)?.[0] ?? value}\` allows by its own policies`;
  return `\`${value}\``;
}

const relations: Readonly<Record<string, string>> = {
  StringEquals: 'is',
  StringLike: 'is like',
  StringNotEquals: 'is not',
  StringNotLike: 'is not like',
  Bool: 'is',
  ArnEquals: 'is',
  ArnLike: 'is like',
  IpAddress: 'is in',
  NotIpAddress: 'is not in',
};

function conditionOf({ operator, base, set, ifExists, key, values }: ConditionRow): string {
  const texts = listed(
    values.map(({ value }) => `\`${value}\``),
    'or',
  );
  if (key.value.toLowerCase() === 'aws:multifactorauthpresent' && base === 'Bool' && values[0]?.value === 'true')
    return 'it signed in with MFA';
  const relation = Object.hasOwn(relations, base) ? relations[base] : undefined;
  if (relation === undefined) return `\`${operator.value}\` of \`${key.value}\` and ${texts} holds`;
  const one = set === 'ForAnyValue' ? 'one of ' : set === 'ForAllValues' ? 'each of ' : '';
  return `${one}\`${key.value}\` ${relation} ${texts}${ifExists ? ' or is absent' : ''}`;
}

function listed(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}
