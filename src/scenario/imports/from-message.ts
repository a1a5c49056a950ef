import type { PrincipalDocument, RequestDocument } from '../types';
import { addCaller, callerLabel } from './caller';
import { addDenied, distinct, expectationOf, faultWords, isAssumeRole, missingOf } from './denial';
import { Draft } from './draft';
import type { ImportOptions, MessageImport } from './imported';
import type { ParsedMessage } from './message';
import { plain, type Missing } from './missing';
import { encodedMessage, outerOperation, serviceGuessed, trapsOf, type ImportNote } from './notes';

/**
 * The story of an AccessDenied message: one request with its caller, action, resource and the denial as expectation,
 * and the accounts, roles and resources that it names, without policies.
 */
export function importMessage(message: ParsedMessage, { aliases }: ImportOptions = {}): MessageImport {
  const draft = new Draft();
  const action = message.action ?? guessedAction(message, aliases);
  const { principal = '', resource = '*' } = message;
  const caller = addCaller(draft, principal);
  const call = { principal, action, resource, denial: message };
  addDenied(draft, call);
  if (action !== '') draft.addRequest(requestOf(message, caller, action, resource));
  const scenario = draft.build({ title: titleOf(principal, caller, action) });
  return {
    kind: 'message',
    message,
    scenario,
    missing: distinct([...unsaid(message, action), ...missingOf(call)]),
    notes: notesOf(message, action),
  };
}

function requestOf(
  message: ParsedMessage,
  principal: PrincipalDocument,
  action: string,
  resource: string,
): RequestDocument {
  const who = principal === '' ? 'somebody' : callerLabel(principal);
  return {
    name: `${who} calls ${action}: ${faultWords(message)}`,
    principal,
    action,
    ...(resource !== '*' && { resource }),
    expect: expectationOf(message),
  };
}

function titleOf(principal: string, caller: PrincipalDocument, action: string): string {
  if (action === '') return 'Access denied';
  return principal === '' ? `${action} is denied` : `${action} is denied to ${callerLabel(caller)}`;
}

/** DM-16: the bare form is Amazon S3's, and the wrapper names its operation. */
function guessedAction({ operation }: ParsedMessage, aliases: ImportOptions['aliases']): string {
  if (operation === undefined) return '';
  return aliases?.get(`s3:${operation}`.toLowerCase())?.[0] ?? `s3:${operation}`;
}

function unsaid({ principal, resource }: ParsedMessage, action: string): readonly Missing[] {
  return [
    ...(action === '' ? [plain('action', '', 'say which action was denied: the message does not name it')] : []),
    ...(principal === undefined ? [plain('caller', '', 'say who called: the message does not name the caller')] : []),
    ...(resource === undefined && !namesNoResource(action)
      ? [plain('resource', '', 'say which resource the call was about: the message does not name it')]
      : []),
  ];
}

function namesNoResource(action: string): boolean {
  const name = action.slice(action.indexOf(':') + 1).toLowerCase();
  return !isAssumeRole(action) && (name.startsWith('list') || name.startsWith('describe'));
}

function notesOf(message: ParsedMessage, action: string): readonly ImportNote[] {
  const { operation, encoded, kind, policyType } = message;
  const name = action.slice(action.indexOf(':') + 1);
  const outer =
    operation !== undefined && message.action !== undefined && name !== operation && action === 'iam:PassRole';
  return [
    ...(message.action === undefined && action !== '' ? [serviceGuessed(action)] : []),
    ...(outer ? [outerOperation(operation, action)] : []),
    ...trapsOf(kind, policyType, action.toLowerCase()),
    ...(encoded === undefined ? [] : [encodedMessage]),
  ];
}
