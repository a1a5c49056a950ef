import type { LoadedFacts } from '../catalog/reference-facts';
import { documentsOf } from '../engine/trace/documents';
import { answerStory, type Answer } from '../engine/story';
import type { RequestResult } from '../report/result';
import { findChanges, type Changes } from '../scenario/changes';
import type { NeededFacts } from '../scenario/needed-facts';
import { requestLabels } from '../scenario/request-labels';
import type { RequestDocument, Scenario } from '../scenario/types';
import { buildWorld } from '../scenario/world';
import { resultOf, type Run } from './run';

/** An evaluation of an edited scenario. */
export interface EditedRun extends Run {
  /** How many requests were evaluated; the others are those of the last evaluation. */
  readonly evaluated: number;
}

interface Last {
  readonly scenario: Scenario;
  /** What the facts were asked for, as text. */
  readonly need: string;
  readonly answers: readonly (Answer | undefined)[];
  readonly results: readonly RequestResult[];
  readonly labels: readonly string[];
}

/**
 * Evaluates a scenario while it is edited. A verdict can only have changed with its request or with a document that
 * stands in its trace, since every document in play does: all others are kept from the last evaluation. A test holds
 * the result to that of a fresh one.
 */
export class StoryRunner {
  #last: Last | undefined;

  run(scenario: Scenario, facts: LoadedFacts, needed: NeededFacts): EditedRun {
    const { requests: documents = [] } = scenario;
    const { world, requests, problems } = buildWorld(scenario, facts);
    const labels = requestLabels(documents);
    const need = JSON.stringify(needed);
    const last = this.#last?.need === need ? this.#last : undefined;
    const changes = last && findChanges(last.scenario, scenario);
    const kept = last && changes ? keptAnswers(last, changes, documents, labels) : [];
    const answers = answerStory(world, requests, kept);
    const results = documents.map((document, index) => {
      const before = last?.results[index];
      return before && kept[index] ? before : resultOf(document, labels[index], answers[index]?.node);
    });
    // what did not load may be there the next time
    this.#last = facts.unavailable.length > 0 ? undefined : { scenario, need, answers, results, labels };
    const evaluated = answers.filter((answer, index) => answer && !kept[index]).length;
    return { results, nodes: answers.map((answer) => answer?.node), problems, evaluated };
  }
}

function keptAnswers(
  { answers, labels: before }: Last,
  { documents, requests }: Changes,
  story: readonly RequestDocument[],
  labels: readonly string[],
): readonly (Answer | undefined)[] {
  const stale = new Set(requests);
  for (const [index, answer] of answers.entries()) {
    if (answer && documents.size > 0 && documentsOf(answer.node).some((pointer) => documents.has(pointer)))
      stale.add(index);
  }
  // sentences of other requests call one by its label, which rests on those of its neighbours
  for (const [index, label] of labels.entries()) if (before[index] !== label) stale.add(index);
  addSessions(stale, story);
  return answers.map((answer, index) => (stale.has(index) ? undefined : answer));
}

/** What obtains a session and what uses it go together: credentials carry the policies that they were obtained with. */
function addSessions(stale: Set<number>, story: readonly RequestDocument[]): void {
  let size = -1;
  while (size !== stale.size) {
    size = stale.size;
    const sessions = new Set([...stale].flatMap((index) => sessionsOf(story[index])));
    for (const [index, document] of story.entries()) {
      if (sessionsOf(document).some((session) => sessions.has(session))) stale.add(index);
    }
  }
}

function sessionsOf(document: RequestDocument | undefined): readonly string[] {
  if (!document) return [];
  const { session, principal } = document;
  const used = typeof principal === 'object' && 'session' in principal ? [principal.session] : [];
  return session === undefined ? used : [...used, session];
}
