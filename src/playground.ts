import data from 'virtual:reference-data';
import assistWorker from 'virtual:worker-text/assist';
import evaluationWorker from 'virtual:worker-text/evaluation';
import { createAssistClient, createEvaluationClient } from './service/client';
import { blobWorkers, fetchedScript } from './service/worker';
import { watchAddress, type Arrival } from './app/address';
import { Assistant } from './app/assistant.svelte';
import { Evaluator } from './app/evaluator.svelte';
import { showHidden } from './app/hidden';
import { afterPaint } from './app/idle';
import { linkTo, openingAt } from './app/links';
import type { Opened, OpenRequest } from './scenario/open';
import { openStart } from './app/start';
import { Playground, type Change } from './app/playground.svelte';
import type { Sharing } from './app/sharing';
import type { Work } from './app/work';
import { ThemeChoice } from './app/theme.svelte';
import App from './ui/App.svelte';
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/controls.css';
import './styles/document.css';

// Nothing takes longer than the worker's start: it comes first.
const start = blobWorkers(fetchedScript(evaluationWorker), use);
const client = createEvaluationClient({ start, onReplaced: tellReplaced, openHere });
const theme = new ThemeChoice();
showHidden(document);

/** The reference data that was used, until there is something that keeps it. */
const used: string[] = [];
let keepUsed: ((addresses: readonly string[]) => Promise<void>) | undefined;

function use(address: string): void {
  if (keepUsed) void keepUsed([address]);
  else used.push(address);
}

/** A page without a worker still shows what its address holds, and can be edited until one starts. */
async function openHere(request: OpenRequest): Promise<Opened> {
  return import('./scenario/open').then(
    ({ openScenario }) => openScenario(request),
    () => ({ kind: 'problem', sentence: 'A part of this page did not load: load the page again.' }),
  );
}

let isOffered = false;

async function offerUpdate(agree: () => void): Promise<void> {
  if (isOffered) return;
  isOffered = true;
  const { default: Update } = await import('./ui/Update.svelte');
  mount(Update, { target: document.body, props: { onagree: agree } });
}

/** What is shown, once it is. */
const page: { shown?: Playground } = {};

function tellReplaced(): void {
  page.shown?.tell({
    kind: 'information',
    text: 'The worker that evaluates ended unexpectedly. Another one has taken over, and nothing is lost.',
  });
}

const { scenario, problem } = await openStart(location.hash, client.open, async () => {
  const first = await import('./gallery/b1-ec2-reads-a-bucket/scenario.json?raw');
  return first.default;
});
const evaluator = new Evaluator(client, data);
const assistant = new Assistant(
  () => createAssistClient({ start: blobWorkers(fetchedScript(assistWorker), use) }),
  data,
);
const playground = new Playground(scenario, evaluator, assistant, changed);
page.shown = playground;
const address = watchAddress(() => playground.scenario, client.open, arrive);

let work: Work | undefined;
let keeping: Promise<void> | undefined;

/** The draft is written first: whatever happens then, the text is kept. */
function changed(change: Change): void {
  if (work) work.changed(change);
  else void keep();
  address.changed();
}

/** What keeps drafts comes after the first verdict, unless there is something to keep before. */
function keep(): Promise<void> {
  keeping ??= import('./app/work').then(
    ({ Work }) => {
      work = new Work(playground);
    },
    () => {
      const text = 'A part of this page did not load: your changes are kept in the address only. Load the page again.';
      playground.tell({ kind: 'problem', text });
    },
  );
  return keeping;
}

void playground.started.then(afterPaint).then(async () => {
  client.keepSpare();
  await keep();
  const { showHiddenInFields } = await import('./app/hidden-fields');
  showHiddenInFields(document);
  const offline = await import('./app/offline');
  await offline.workOffline(new URL('./', document.baseURI).href, offerUpdate);
  await offline.keepUsed(used);
  keepUsed = offline.keepUsed;
});

function arrive(arrival: Arrival): void {
  switch (arrival.kind) {
    case 'scenario':
      void import('./app/open-over').then(({ openOver }) => {
        openOver(playground, arrival.scenario, 'a link');
      });
      return;
    case 'returned':
      playground.open(arrival.scenario, true);
      playground.dismiss();
      return;
    case 'problem':
      playground.tell({ kind: 'problem', text: `${arrival.sentence} What was open stays as it was.` });
      address.changed();
      return;
    case 'none':
      address.changed();
  }
}

if (problem !== undefined) playground.tell({ kind: 'problem', text: problem });

// What neither the address nor the browser's storage holds would be lost.
addEventListener('beforeunload', (event) => {
  if (address.isTooLong && work?.isKept === false) event.preventDefault();
});

const sharing: Sharing = {
  link: () => linkTo(openingAt(playground.scenario, playground.request)),
  startEvaluation: () => createEvaluationClient({ start }),
  data,
};

const target = document.getElementById('playground');
if (target) {
  target.replaceChildren();
  mount(App, { target, props: { playground, theme, sharing } });
}
