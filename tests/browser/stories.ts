import { readFileSync } from 'node:fs';
import { writeLink } from '../../src/scenario/write-link';
import { readScenario } from '../../src/scenario/read';
import { writeShortLink } from '../../src/scenario/short-link';

/** The verdicts of the scenario that a visitor sees first. */
export const firstVerdicts = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'];

/** The link to a scenario of these members. */
export function linkTo(scenario: object): string {
  const read = readScenario(JSON.stringify({ version: 1, ...scenario })).scenario;
  if (!read) throw new Error('no scenario');
  return writeShortLink(read);
}

const injection = '"><img src=x onerror="globalThis.ran=1">\u202E';
/** How the page shows it. */
export const injectionShown = '"><img src=x onerror="globalThis.ran=1">⟨U+202E⟩';

/** A link whose texts would run something if they became HTML. */
export function hostileLink(): string {
  const text = readFileSync('src/gallery/b1-ec2-reads-a-bucket/scenario.json', 'utf8');
  const { scenario } = readScenario(text);
  if (!scenario) throw new Error('the scenario must be readable');
  const requests = (scenario.requests ?? []).map((request) => ({ ...request, name: injection }));
  return writeLink({ ...scenario, title: injection, description: injection, requests });
}
