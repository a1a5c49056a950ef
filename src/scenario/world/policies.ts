import type { ReferenceFacts } from '../../engine/facts';
import type { AttachedPolicy, MissingDocument } from '../../engine/model/world';
import { below } from '../pointer';
import { quoted, type ModelProblem } from '../problem';
import type { AccountDocument, PolicyRef } from '../types';

/** Where policy references lead: the scenario's customer managed policies, and AWS's by the reference data. */
export interface PolicyShelf {
  readonly accounts: Readonly<Record<string, AccountDocument>>;
  readonly facts: ReferenceFacts;
  readonly problems: ModelProblem[];
}

const policyArn = /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/(?:[^/]*\/)*([^/]+)$/;

/** Whether a reference names an AWS managed policy: its text comes from the reference data. */
export function isAwsManaged(reference: string): boolean {
  return policyArn.exec(reference)?.[1] === 'aws';
}

/** The policies that a list attaches, references resolved. `account` is whose principals it attaches them to. */
export function attachPolicies(
  refs: readonly PolicyRef[] | undefined,
  account: string | undefined,
  pointer: string,
  shelf: PolicyShelf,
): readonly AttachedPolicy[] {
  return (refs ?? []).map((ref, index) => attachPolicy(ref, account, below(pointer, index), shelf));
}

/** One attached policy. A reference that leads nowhere is one too, with a document that says so. */
export function attachPolicy(
  ref: PolicyRef,
  account: string | undefined,
  pointer: string,
  shelf: PolicyShelf,
): AttachedPolicy {
  if (typeof ref !== 'string') {
    return { name: ref.name, document: { pointer: below(pointer, 'document'), text: ref.document.text } };
  }
  const arn = policyArn.exec(ref);
  if (!arn) return account === undefined ? missing(ref, pointer) : customerManaged(ref, account, ref, pointer, shelf);
  const [, owner = '', name = ''] = arn;
  if (owner === 'aws') return awsManaged(ref, name, pointer, shelf);
  // IAM attaches the account's own policies only.
  if (account !== undefined && owner !== account) return missing(ref, pointer);
  return customerManaged(name, owner, ref, pointer, shelf);
}

/** ARN of a customer managed policy, which the format gives no path. */
export function customerManagedArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:policy/${name}`;
}

/** Where the text of a customer managed policy stands. */
export function customerManagedPointer(account: string, name: string): string {
  return below('/accounts', account, 'policies', name);
}

function customerManaged(
  name: string,
  account: string,
  reference: string,
  pointer: string,
  { accounts }: PolicyShelf,
): AttachedPolicy {
  const policies = Object.hasOwn(accounts, account) ? accounts[account]?.policies : undefined;
  const document = policies && Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (!document) return missing(reference, pointer);
  const arn = reference.startsWith('arn:') ? reference : customerManagedArn(account, name);
  return { name, arn, document: { pointer: customerManagedPointer(account, name), text: document.text } };
}

function awsManaged(arn: string, name: string, pointer: string, { facts, problems }: PolicyShelf): AttachedPolicy {
  const answer = facts.managedPolicy(arn);
  switch (answer.kind) {
    case 'found':
      return { name, arn, document: { pointer: arn, text: answer.text } };
    case 'unknown':
      problems.push({
        path: pointer,
        severity: 'ERROR',
        code: 'UNKNOWN_MANAGED_POLICY',
        message: `there is no AWS managed policy ${quoted(arn)}: its name and path must be exactly AWS's`,
      });
      return { name, arn, document: { pointer, missing: 'managedUnknown', reference: arn } };
    case 'unavailable':
      problems.push({
        path: pointer,
        severity: 'ERROR',
        code: 'MANAGED_POLICY_UNAVAILABLE',
        message: `the text of ${quoted(arn)} could not be loaded: open the page again when its data can be reached`,
      });
      return { name, arn, document: { pointer, missing: 'unavailable', reference: arn } };
  }
}

function missing(reference: string, pointer: string): AttachedPolicy {
  const document: MissingDocument = { pointer, missing: 'unknown', reference };
  return { name: reference, document };
}
