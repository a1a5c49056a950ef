import type { RequestDocument, Scenario } from './types';
import { accountOfArn } from './prefill/account';

/**
 * Reads a prefill, the hash that a tool can write without knowing the format:
 *
 *     #q?action=s3:GetObject&principal=arn:aws:iam::111122223333:user/alice&resource=arn:aws:s3:::example-bucket/report.csv
 *
 * | parameter | meaning |
 * |---|---|
 * | `action` | needed: one IAM action |
 * | `principal` | who asks, in one of the forms of a request's principal that are texts; `*` if it is missing |
 * | `resource` | an ARN or `*`, the default; several make a list |
 * | `context.KEY` | a condition key's value; several make a list |
 * | `title`, `name`, `expect` | as in the scenario format |
 *
 * Values are percent-encoded where they hold `&`, `+`, `%` or `#`; of what is given twice and is no list, the first counts.
 * The user or role that asks is put into its account, without permissions. Undefined where the hash is no prefill.
 */
export function readPrefill(hash: string): Scenario | undefined {
  const query = /^#?q\?/.exec(hash)?.[0];
  if (query === undefined || hash.length > longestPrefill) return undefined;
  const parameters = readQuery(hash.slice(query.length));
  const first = (name: string): string | undefined => parameters.find(([given]) => given === name)?.[1];
  const action = first('action');
  if (action === undefined || action === '') return undefined;
  const principal = first('principal') ?? '*';
  const resources = parameters.filter(([name]) => name === 'resource').map(([, value]) => value);
  const [name, title] = [first('name'), first('title')];
  const expect = outcomes.find((outcome) => outcome === first('expect'));
  const context = readContext(parameters);
  const request: RequestDocument = {
    ...(name !== undefined && { name }),
    principal,
    action,
    ...(resources.length > 0 && { resource: resources.length === 1 ? (resources[0] ?? '*') : resources }),
    ...(Object.keys(context).length > 0 && { context }),
    ...(expect !== undefined && { expect }),
  };
  return {
    version: 1,
    title: title ?? `${principal} asks for ${action}`,
    accounts: accountOfArn(principal),
    requests: [request],
  };
}

// In characters, and in parameters: more than anybody asks for at once.
const longestPrefill = 8192;
const mostParameters = 100;

const outcomes = ['allowed', 'explicitDeny', 'implicitDeny', 'error', 'undetermined', 'deny'] as const;

type Parameters = readonly (readonly [name: string, value: string])[];

function readQuery(query: string): Parameters {
  return query.split('&', mostParameters).map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? ([decode(part), ''] as const) : ([decode(part.slice(0, at)), decode(part.slice(at + 1))] as const);
  });
}

/** What is no percent-encoding stays as it is. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

const contextPrefix = 'context.';

function readContext(parameters: Parameters): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    if (!name.startsWith(contextPrefix) || name === contextPrefix) continue;
    const key = name.slice(contextPrefix.length);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return Object.fromEntries([...values].map(([key, found]) => [key, found.length === 1 ? (found[0] ?? '') : found]));
}
