import type { StoryRequest } from '../../report/picture/story-groups';
import type { RequestResult } from '../../report/result';
import type { Scenario } from '../../scenario/types';
import { callerWords, resourceWords } from '../words';

/** A scenario's requests as its picture shows them. */
export function storyRequests(scenario: Scenario, results: readonly RequestResult[]): readonly StoryRequest[] {
  return (scenario.requests ?? []).map(({ principal, action, resource, session }, index) => ({
    caller: callerWords(principal),
    action,
    resource: resourceWords(resource),
    ...(typeof principal === 'object' && 'session' in principal ? { uses: principal.session } : {}),
    ...(session === undefined ? {} : { obtains: session }),
    result: results[index],
  }));
}
