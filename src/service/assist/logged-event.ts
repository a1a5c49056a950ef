import type { ReferenceFacts } from '../../engine/facts';
import { evaluateStory } from '../../engine/story';
import { toCloudTrail } from '../../report/cloud-trail';
import { unknownMembers } from '../../report/cloud-trail/unknown';
import type { Scenario } from '../../scenario/types';
import { buildWorld } from '../../scenario/world';
import type { LoggedEvent } from '../protocol';

/** The event that CloudTrail would log for one request of a story; undefined where none can be told. */
export function loggedEvent(scenario: Scenario, facts: ReferenceFacts, index: number): LoggedEvent | undefined {
  const { world, requests } = buildWorld(scenario, facts);
  const request = requests[index];
  const node = evaluateStory(world, requests)[index];
  const event = node && request && toCloudTrail(node, request);
  return event && { text: JSON.stringify(event, undefined, 2), unknown: unknownMembers(event) };
}
