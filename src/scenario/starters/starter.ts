import { policyText } from '../document';
import type { PolicyText } from '../types';

/** A document to begin with. */
export interface Starter<Setting> {
  readonly id: string;
  readonly name: string;
  /** What it does, in a sentence. */
  readonly says: string;
  /** What it asks for beside the setting: an ARN, an account, a service. */
  readonly asks?: {
    readonly label: string;
    readonly example: string;
    readonly kind: 'bucket' | 'resource' | 'role' | 'account' | 'service';
  };
  /** Absent: no document. */
  readonly build?: (setting: Setting & { readonly answer: string }) => PolicyText;
}

/** What somebody answers to a starter's question: a bucket may be said by its name. */
export function answerTo<Setting>({ asks }: Starter<Setting>, typed: string): string {
  const answer = typed.trim();
  return asks?.kind === 'bucket' && answer !== '' && !answer.startsWith('arn:') ? `arn:aws:s3:::${answer}` : answer;
}

/** A statement as it is written, its members in AWS's order. */
export type StatementText = Readonly<Record<string, unknown>>;

/** A policy document in our formatting. */
export function documentOf(statements: readonly StatementText[], id?: string): PolicyText {
  const document = { Version: '2012-10-17', ...(id !== undefined && { Id: id }), Statement: statements };
  return policyText(JSON.stringify(document, undefined, 2));
}

/** An account as a principal. */
export function rootOf(account: string): { readonly AWS: string } {
  return { AWS: `arn:aws:iam::${account}:root` };
}
