import { arnOfSession } from '../../app/story-sessions';
import type { StoryRequest } from '../../report/picture/story-groups';
import type { RequestResult } from '../../report/result';
import type { PrincipalDocument, Scenario } from '../../scenario/types';
import { callerWords, resourceWords, shortArn } from '../words';

/** A scenario's requests as its picture shows them. */
export function storyRequests(scenario: Scenario, results: readonly RequestResult[]): readonly StoryRequest[] {
  /** Sessions that were obtained, by the ARNs that AWS gives them. */
  const sessions = new Map<string, string>();
  return (scenario.requests ?? []).map((request, index): StoryRequest => {
    const { principal, action, resource, session } = request;
    const uses = usedBy(principal, sessions);
    const arn = session === undefined ? undefined : arnOfSession(request);
    // who calls by the ARN of a session that a denied request would give does not need that request
    if (session !== undefined && arn !== undefined && results[index]?.outcome === 'allowed') sessions.set(arn, session);
    return {
      caller: callerWords(principal),
      action,
      resource: resourceWords(resource),
      ...(uses === undefined ? {} : { uses }),
      ...(session === undefined ? {} : { obtains: session }),
      ...(arn === undefined ? {} : { obtainsAs: shortArn(arn) }),
      result: results[index],
    };
  });
}

/** The session of the story with which a principal calls: by its name, or by its ARN. */
function usedBy(principal: PrincipalDocument, sessions: ReadonlyMap<string, string>): string | undefined {
  if (typeof principal === 'string') return sessions.get(principal);
  if ('session' in principal) return principal.session;
  return 'arn' in principal ? sessions.get(principal.arn) : undefined;
}
