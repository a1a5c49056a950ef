import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Catalog } from '../catalog/catalog';
import { noFacts, type ReferenceFacts } from '../engine/facts';
import type { NeededFacts } from '../scenario/needed-facts';
import { readArguments, usage, type Command } from './arguments';
import { checkDocuments } from '../service/assist/check';
import { findInDocuments } from '../service/run';
import { check, type Checked, type FindingsIn } from './check';
import { openCatalog } from './data';
import { openInput } from './inputs';
import { junitFoot, junitHead, printSuite } from './junit';
import { painter, printReport, Summary, type Printing } from './print';

/** Runs the command line and gives its exit status. */
async function main(given: readonly string[]): Promise<number> {
  const command = readArguments(given);
  switch (command.kind) {
    case 'help':
      await write(process.stdout, usage);
      return 0;
    case 'unknown':
      await write(process.stderr, `${command.message}\n\n${usage}`);
      return 2;
    case 'check':
      return checkAll(command);
  }
}

async function checkAll({ inputs, json, junit }: Extract<Command, { kind: 'check' }>): Promise<number> {
  const suites = junit === undefined ? undefined : openForWriting(junit);
  if (suites === 'refused') {
    await write(process.stderr, `\`${junit}\` cannot be written: name a file in a folder that there is`);
    return 2;
  }
  if (suites !== undefined) writeSync(suites, junitHead);
  const summary = new Summary();
  const suite = inputs.some((input) => input.endsWith('.jsonl'));
  const printing: Printing = {
    brief: suite,
    paint: painter(process.stdout.isTTY && process.env['NO_COLOR'] === undefined),
  };
  const factsFor = factsLoader();
  // a suite at a terminal shows verdicts only: its policies are read, and not reviewed
  const findingsIn = json || !suite ? findingsFinder() : undefined;
  const start = performance.now();
  for (const argument of inputs) {
    for await (const input of openInput(argument)) {
      const checked = await check(input, factsFor, findingsIn);
      summary.add(checked.report, checked.readable);
      if (suites !== undefined) writeSync(suites, printSuite(checked));
      const text = json ? JSON.stringify(checked.report) : printReport(checked, printing);
      if (text !== '') await write(process.stdout, text);
      if (json && !checked.readable) await write(process.stderr, sentenceOf(checked));
    }
  }
  if (suites !== undefined) {
    writeSync(suites, junitFoot);
    closeSync(suites);
  }
  const closing = summary.print((performance.now() - start) / 1000, suite);
  if (!json) await write(process.stdout, closing);
  else if (suite) await write(process.stderr, closing);
  return summary.status;
}

function openForWriting(path: string): number | 'refused' {
  try {
    return openSync(path, 'w');
  } catch {
    return 'refused';
  }
}

function sentenceOf({ report: { source, problems } }: Checked): string {
  return `${source.slice(0, 200)}: ${problems[0]?.message ?? 'it is no scenario'}`;
}

const mostFacts = 100;

/** Everything that reader and checks find, with the reference data where it is there. */
function findingsFinder(): FindingsIn {
  let catalog: Catalog | undefined;
  return async (scenario) => {
    try {
      catalog ??= openCatalog();
    } catch {
      return findInDocuments(scenario);
    }
    return (await checkDocuments(scenario, catalog)).documents;
  };
}

/** The reference data is opened when a scenario first needs it; without it, what rests on it is said to be missing. */
function factsLoader(): (need: NeededFacts) => Promise<ReferenceFacts> {
  let catalog: Catalog | undefined;
  let missing = false;
  // The scenarios of a suite mostly need the same.
  const known = new Map<string, ReferenceFacts>();
  return async (need) => {
    if (need.actions.length + need.managedPolicies.length === 0 || missing) return noFacts;
    try {
      catalog ??= openCatalog();
    } catch {
      missing = true;
      await write(process.stderr, "AWS's reference data is not there: verdicts that need it say so");
      return noFacts;
    }
    const key = JSON.stringify(need);
    const facts = known.get(key) ?? (await catalog.factsFor(need));
    if (known.size >= mostFacts) known.clear();
    known.set(key, facts);
    return facts;
  };
}

/** Waits where the reader is slower, so that a long suite does not pile up in memory. */
async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(`${text}\n`)) await once(stream, 'drain');
}

// `check … | head` closes the pipe early: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(
    `the checker met a fault of its own (${error instanceof Error ? error.message : String(error)})\n`,
  );
  process.exitCode = 2;
}
