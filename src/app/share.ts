import type { RequestResult } from '../report/result';
import { longestLink } from '../scenario/permalink';
import { linkLimits } from '../scenario/read';
import { identifierKinds } from '../scenario/redact/identifiers';
import { leftBy, redactKeepingVerdicts, usualKinds, type Left, type SafeRedaction } from '../scenario/redact';
import { writeShortLink } from '../scenario/short-link';
import type { Scenario } from '../scenario/types';
import { compactScenario, printScenario } from '../scenario/write';
import { addressOf } from './links';
import type { Sharing } from './sharing';

export { contentsOf } from '../scenario/redact';
export type { IdentifierKind, Left } from '../scenario/redact';

/** A scenario as it goes to others. */
export interface Shared {
  readonly title: string;
  /** The address that opens it in the playground. */
  readonly link: string;
  /** The address that shows it in a frame. */
  readonly embed: string;
  /** The address of the script that gives frames their height. */
  readonly script: string;
  /** The scenario as a file holds it. */
  readonly file: string;
  /** No page opens a link as large as this one. */
  readonly isTooLarge: boolean;
}

export function shared(scenario: Scenario): Shared {
  const hash = writeShortLink(scenario);
  return {
    title: scenario.title ?? 'A scenario',
    link: addressOf('./', hash),
    embed: addressOf('embed.html', hash),
    script: addressOf('embed.js', ''),
    file: `${printScenario(scenario)}\n`,
    isTooLarge: hash.length > longestLink || compactScenario(scenario).length > linkLimits.characters,
  };
}

export interface RedactedScenario extends SafeRedaction {
  /** What the redacted scenario's verdicts say: their messages hold the replaced names. */
  readonly results: readonly RequestResult[];
  /** What it leaves, and why. */
  readonly left: readonly Left[];
}

/** Redacts a scenario so that its verdicts stay; a worker of its own finds out. Undefined where that one fails. */
export async function redactForSharing(
  scenario: Scenario,
  withNames: boolean,
  { startEvaluation, data }: Sharing,
): Promise<RedactedScenario | undefined> {
  const client = startEvaluation();
  const kinds = withNames ? identifierKinds : usualKinds;
  let revision = 0;
  const resultsOf = async (asked: Scenario): Promise<readonly RequestResult[] | undefined> => {
    revision += 1;
    const answer = await client.evaluate({ scenario: asked, revision, data });
    return answer.kind === 'evaluated' ? answer.evaluation.results : undefined;
  };
  try {
    let isComplete = true;
    const redaction = await redactKeepingVerdicts(scenario, kinds, async (asked) => {
      const results = await resultsOf(asked);
      isComplete &&= results !== undefined;
      return (results ?? []).map(({ outcome }) => outcome);
    });
    const results = await resultsOf(redaction.scenario);
    return isComplete && results ? { ...redaction, results, left: leftBy(scenario, redaction, kinds) } : undefined;
  } finally {
    client.dispose();
  }
}
