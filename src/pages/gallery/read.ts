import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../catalog/catalog';
import type { ReferenceFacts } from '../../engine/facts';
import { policyTypes, type PolicyType } from '../../engine/policy/policy';
import { notesOf } from '../../report/notes';
import type { Reading } from '../../report/readings';
import { neededFacts } from '../../scenario/needed-facts';
import { readScenario } from '../../scenario/read';
import { writeShortLink } from '../../scenario/short-link';
import type { Scenario } from '../../scenario/types';
import { runScenario } from '../../service/run';
import { goalSentence } from './goal';
import { hintOf } from './hint';
import type { Item, Story, Temptation } from './item';
import { readLesson } from './lesson';

/**
 * The gallery's items with their verdicts, the basics first, in the order of their numbers. Throws where an item cannot
 * be read or does not come out as it says: the pages never show another verdict than the author's.
 */
export async function readGallery(folder: string, catalog: Catalog): Promise<readonly Item[]> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(
      (a, b) => Number(b.startsWith('b')) - Number(a.startsWith('b')) || a.localeCompare(b, 'en', { numeric: true }),
    );
  return Promise.all(names.map((name) => readItem(join(folder, name), name, catalog)));
}

async function readItem(folder: string, name: string, catalog: Catalog): Promise<Item> {
  const lesson = readLesson(readFileSync(join(folder, 'lesson.md'), 'utf8'));
  if (lesson === undefined) throw new Error(`the front matter of ${name} cannot be read`);
  const { texts, lists, body } = lesson;
  const run = async (variant: string, as: string) =>
    runStory(as, readFileSync(join(folder, variant, 'scenario.json'), 'utf8'), catalog);
  const [own, flipped] = [await run('', name), await run('flipped', `${name}/flipped`)];
  const twin = existsSync(join(folder, 'twin')) ? await run('twin', `${name}/twin`) : undefined;
  return {
    name,
    title: texts['title'] ?? name,
    summary: texts['summary'] ?? '',
    topic: texts['topic'] ?? '',
    tags: lists['tags'] ?? [],
    policyTypes: policyTypes.filter((type: PolicyType) => lists['policyTypes']?.includes(type)),
    symptoms: lists['symptoms'] ?? [],
    flip: texts['flip'] ?? '',
    tempting: readTemptation(texts['tempting'] ?? '', texts['trap'] ?? ''),
    hint: hintOf(own.story, flipped.story, own.facts),
    sources: lists['source'] ?? [],
    disputed: texts['disputed'] === 'true',
    lesson: body,
    story: own.story,
    flipped: flipped.story,
    ...(twin && { twin: twin.story }),
    goal: writeShortLink(goalOf(own.story, flipped.story)),
    readings: own.readings,
  };
}

interface RunStory {
  readonly story: Story;
  readonly readings: readonly Reading[];
  readonly facts: ReferenceFacts;
}

const outcomes = ['allowed', 'explicitDeny', 'implicitDeny', 'error', 'undetermined'] as const;

/** Reads `2 allowed`: requests are counted from 1 there, as the page does. */
function readTemptation(text: string, trap: string): Temptation {
  const [number = '', word] = text.split(' ');
  return { request: Number(number) - 1, outcome: outcomes.find((outcome) => outcome === word) ?? 'allowed', trap };
}

async function runStory(name: string, text: string, catalog: Catalog): Promise<RunStory> {
  const { scenario, problems } = readScenario(text);
  if (scenario === undefined || problems.length > 0) throw new Error(`${name} is no scenario`);
  const facts = await catalog.factsFor(neededFacts(scenario));
  const { results, nodes } = runScenario(scenario, facts);
  const wrong = results.filter(({ ok }) => !ok).map((result) => `${result.name}: ${result.outcome}`);
  if (wrong.length > 0) throw new Error(`${name} does not come out as expected: ${wrong.join(', ')}`);
  const readings = nodes.flatMap((node) => (node ? notesOf(node) : []));
  return { story: { name, text, scenario, results }, readings: [...new Set(readings)], facts };
}

/** The story with the flip's verdicts as expectations. */
function goalOf(before: Story, after: Story): Scenario {
  return {
    ...before.scenario,
    title: `Flip it: ${before.scenario.title ?? before.name}`,
    description: `${goalSentence(before.results, after.results)} The playground says when all requests are as expected.`,
    requests: (before.scenario.requests ?? []).map((request, index) => {
      const expect = after.results[index]?.outcome;
      return expect === undefined ? request : { ...request, expect };
    }),
  };
}
