import type { ContextValue } from '../types';
import { addCaller, callerLabel } from './caller';
import { addDenied, faultWords, missingOf } from './denial';
import { Draft } from './draft';
import type { DecodedMessageImport } from './imported';
import type { JsonView } from './json-view';
import { denyingStatement } from './notes';

/** Whether a JSON text is what `sts:DecodeAuthorizationMessage` answers, without its wrapper (ST-41). */
export function isDecodedMessage(view: JsonView): boolean {
  return view.has('allowed', 'context') && view.get('context').has('action');
}

/** What is of AWS's own making in the decoded context: no policy can look at it. */
const internalKeys: ReadonlySet<string> = new Set(
  ['Account', 'ARN', 'ID', 'Region', 'Resource', 'Service', 'Type'].map((name) => `aws:${name}`.toLowerCase()),
);

/** The story of a decoded message: its caller, action, resource and condition keys, and the decision as expectation. */
export function importDecoded(view: JsonView): DecodedMessageImport {
  const draft = new Draft();
  const context = view.get('context');
  const action = context.get('action').text ?? '';
  const resource = context.get('resource').text ?? '*';
  const arn = context.get('principal', 'arn').text ?? '';
  const id = context.get('principal', 'id').text?.split(':')[0];
  const principal = addCaller(draft, arn, id === undefined ? {} : { id });
  const decision = decisionOf(view);
  const call = {
    principal: arn,
    action,
    resource,
    denial: { kind: decision === 'allowed' ? 'unknown' : decision },
  } as const;
  if (decision !== 'allowed') addDenied(draft, call);
  const keys = conditionKeys(context);
  const who = callerLabel(principal);
  draft.addRequest({
    name: decision === 'allowed' ? `${who} calls ${action}` : `${who} calls ${action}: ${faultWords(call.denial)}`,
    principal,
    action,
    ...(resource !== '*' && { resource }),
    ...(keys.length > 0 && { context: Object.fromEntries(keys) }),
    expect: decision,
  });
  const sids = view.get('matchedStatements', 'items').items.flatMap((item) => item.get('statementId').text ?? []);
  return {
    kind: 'decodedMessage',
    decision,
    scenario: draft.build({ title: `${action} is ${decision === 'allowed' ? 'allowed' : 'denied'} to ${who}` }),
    missing: missingOf(call),
    notes: decision === 'explicitDeny' ? sids.slice(0, 10).map(denyingStatement) : [],
  };
}

function decisionOf(view: JsonView): DecodedMessageImport['decision'] {
  if (view.get('allowed').flag === true) return 'allowed';
  return view.get('explicitDeny').flag === true ? 'explicitDeny' : 'implicitDeny';
}

function conditionKeys(context: JsonView): readonly (readonly [string, ContextValue])[] {
  return context.get('conditions', 'items').items.flatMap((item) => {
    const key = item.get('key').text;
    const values = item.get('values', 'items').items.flatMap((value) => value.get('value').text ?? []);
    const [only] = values;
    if (key === undefined || only === undefined || internalKeys.has(key.toLowerCase())) return [];
    return [[key, values.length === 1 ? only : values] as const];
  });
}
