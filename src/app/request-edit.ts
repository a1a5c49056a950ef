import type { RequestResult } from '../report/result';
import { withItem, withValue } from '../scenario/edit';
import { below } from '../scenario/pointer';
import { resourceRefs } from '../scenario/resources';
import type { RequestDocument, ResourceRef, Scenario } from '../scenario/types';

/** An object with a member, or without it where the value is undefined; members keep their places. */
export function withMember<T extends object, Name extends keyof T>(of: T, name: Name, value: T[Name] | undefined): T {
  const { [name]: _, ...kept } = of;
  if (value === undefined) return kept as T;
  return Object.hasOwn(of, name) ? { ...of, [name]: value } : ({ ...kept, [name]: value } as T);
}

/** The resources of a request, as rows of a form; one empty row where it names none. */
export function resourceRows(resource: RequestDocument['resource']): readonly (string | ResourceRef)[] {
  const refs = resourceRefs(resource);
  return refs.length === 0 ? [''] : refs;
}

/** What rows of a form say: nothing, one resource, or a list. */
export function resourceOf(rows: readonly (string | ResourceRef)[]): RequestDocument['resource'] {
  const said = rows.filter((row) => typeof row !== 'string' || row.trim() !== '');
  return said.length <= 1 ? said[0] : said;
}

export function arnOfRow(row: string | ResourceRef): string {
  return typeof row === 'string' ? row : row.arn;
}

/** A row with another ARN, or with something said of this resource only; it is a bare ARN where nothing else is said. */
export function withRow(row: string | ResourceRef, change: Partial<ResourceRef>): string | ResourceRef {
  const before: ResourceRef = typeof row === 'string' ? { arn: row } : row;
  const after = Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined && !isEmpty(value)),
  ) as Partial<ResourceRef>;
  const { arn = '', ...rest } = after;
  return Object.keys(rest).length === 0 ? arn : { arn, ...rest };
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The scenario as it would be with a request in its place, or at the end of the story. */
export function withRequest(scenario: Scenario, index: number, request: RequestDocument): Scenario {
  return index < (scenario.requests?.length ?? 0)
    ? withValue(scenario, below('/requests', index), request)
    : withItem(scenario, '/requests', request);
}

const givesCredentials = /^sts:(?:AssumeRole(?:With(?:WebIdentity|SAML))?|AssumeRoot|Get(?:Federation|Session)Token)$/i;

/** Whether an action gives credentials that later requests can use. */
export function givesSession(action: string): boolean {
  return givesCredentials.test(action.trim());
}

const assumes = /^sts:AssumeRole(?:With(?:WebIdentity|SAML))?$/i;

/** Whether an action assumes the role that is its resource. */
export function assumesRole(action: string): boolean {
  return assumes.test(action.trim());
}

/** The requests after one that use the session it obtains, from 0. */
export function usersOfSession(scenario: Scenario, index: number): readonly number[] {
  const session = scenario.requests?.[index]?.session;
  if (session === undefined) return [];
  return (scenario.requests ?? []).flatMap(({ principal }, at) =>
    at > index && typeof principal === 'object' && 'session' in principal && principal.session === session ? [at] : [],
  );
}

/** A copy of a request to stand in the same story: a session has one name only, so the copy gives none. */
export function duplicateOf(request: RequestDocument): RequestDocument {
  const { session: _, ...copy } = request;
  return request.name === undefined ? copy : { ...copy, name: `${request.name} (copy)` };
}

/** The requests with the verdicts that they have as their expectations; disabled ones as they are. */
export function expectAll(
  requests: readonly RequestDocument[],
  results: readonly RequestResult[],
): readonly RequestDocument[] {
  return requests.map((request, index) => {
    const result = results[index];
    return result === undefined || result.disabled ? request : withMember(request, 'expect', result.outcome);
  });
}
