import type { Scenario } from '../scenario/types';
import { formOf, isPrincipalText, roleSessionOf } from './caller-form';

/** A typed or pasted text without the blanks, quotes and comma that it brought from a policy or a log. */
export function bareText(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'`])(.*)\1,?$/su.exec(trimmed);
  return quoted?.[2]?.trim() ?? trimmed;
}

/** Whether a text names a caller that can make a request, by its ARN or as a service. */
export function namesCaller(text: string): boolean {
  return isPrincipalText(text) && troubleOfArn(text) === undefined;
}

/** Why a text names no caller, and what would: a sentence; undefined where it names one. */
export function callerTrouble(text: string): string | undefined {
  if (text === '') return 'Choose who calls.';
  if (/^\d{12}$/.test(text))
    return `\`${text}\` is an account, which makes no requests: its root user is \`arn:aws:iam::${text}:root\`.`;
  if (/^A(?:AN|GP|ID|IP|KI|RO|SI)A[A-Z0-9]{9,}/.test(text))
    return `\`${text}\` is an id: a caller is named by its ARN.`;
  if (text.startsWith('arn:')) return troubleOfArn(text);
  if (isPrincipalText(text)) return undefined;
  return `\`${text}\` names no caller: type an ARN, a service such as \`ec2.amazonaws.com\`, or choose from the list.`;
}

function troubleOfArn(arn: string): string | undefined {
  if (!arn.startsWith('arn:')) return undefined;
  const [, , service = '', , account = '', ...rest] = arn.split(':');
  const [type = '', ...names] = rest.join(':').split('/');
  if (service !== 'iam' && service !== 'sts' && service !== '')
    return `\`${arn}\` is a resource of ${service}: callers are users, roles and sessions, such as \`arn:aws:iam::111122223333:user/alice\`.`;
  if (!/^\d{12}$/.test(account))
    return 'The account in a caller’s ARN is twelve digits: `arn:aws:iam::111122223333:user/alice`.';
  if (type === 'group') return `\`${arn}\` is a group, which makes no requests: its users do.`;
  if (type === 'assumed-role' && (names[0] ?? '') !== '' && (names[1] ?? '') === '')
    return `Name the session too, \`${arn.endsWith('/') ? arn : `${arn}/`}session\`; where its name is not known, type the ARN of the role.`;
  if (isPrincipalText(arn)) return undefined;
  return `\`${arn}\` names no caller: after the account comes ${
    service === 'sts' ? '`assumed-role/ROLE/SESSION` or `federated-user/NAME`' : '`user/NAME`, `role/NAME` or `root`'
  }.`;
}

/** Who a typed text is, in words: `The session ci of the role Deploy in production.` */
export function callerSentence(text: string, scenario: Scenario): string {
  if (text === '*') return 'Anyone, without credentials.';
  if (!text.startsWith('arn:')) return 'An AWS service.';
  const id = text.split(':')[4] ?? '';
  const account = scenario.accounts?.[id];
  const where = account === undefined ? `account ${id}, which is not in the scenario` : (account.name ?? id);
  const isMissing = (kind: 'users' | 'roles', name: string): boolean =>
    account !== undefined && !Object.hasOwn(account[kind] ?? {}, name);
  const name = text.slice(text.lastIndexOf('/') + 1);
  switch (formOf(text)) {
    case 'user':
      return isMissing('users', name) ? `There is no user ${name} in ${where}.` : `The user ${name} in ${where}.`;
    case 'roleSession': {
      const { role, name: session } = roleSessionOf(text);
      if (isMissing('roles', role)) return `There is no role ${role} in ${where}.`;
      return `${session === undefined ? 'A session' : `The session ${session}`} of the role ${role} in ${where}.`;
    }
    case 'federatedUser':
      return `The federated user session ${name} in ${where}.`;
    case 'root':
      return `The root user of ${where}.`;
    default:
      return `A principal of ${where}.`;
  }
}
