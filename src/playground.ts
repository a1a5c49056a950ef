import data from 'virtual:reference-data';
import assistWorker from 'virtual:worker-text/assist';
import { client, open, start, started, told, used } from './beginning';
import { createAssistClient, createEvaluationClient } from './service/client';
import { blobWorkers, fetchedScript } from './service/worker';
import { watchAddress, type Arrival } from './app/address';
import { Assistant } from './app/assistant.svelte';
import type { Change } from './app/change';
import { Evaluator } from './app/evaluator.svelte';
import { showHidden } from './app/hidden';
import { nextTask } from './app/idle';
import { linkTo, openingHere } from './app/links';
import { keepPlace, keptPlace } from './app/place-kept';
import { Playground } from './app/playground.svelte';
import type { Sharing } from './app/sharing';
import type { Work } from './app/work';
import { ThemeChoice } from './app/theme.svelte';
import App from './ui/App.svelte';
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/controls.css';

const theme = new ThemeChoice();
showHidden(document);

/** Keeps the reference data that was used, once there is something that can. */
let keepUsed: ((addresses: readonly string[]) => Promise<void>) | undefined;

told.onuse = (address) => {
  if (keepUsed) void keepUsed([address]);
  else used.push(address);
};

let isOffered = false;

async function offerUpdate(agree: () => void): Promise<void> {
  if (isOffered) return;
  isOffered = true;
  const { default: Update } = await import('./ui/Update.svelte');
  mount(Update, { target: document.body, props: { onagree: agree } });
}

const { scenario, problem } = await started;
const evaluator = new Evaluator(client, data);
const assistant = new Assistant(
  () => createAssistClient({ start: blobWorkers(fetchedScript(assistWorker), (address) => told.onuse(address)) }),
  data,
);
const playground = new Playground(scenario, evaluator, assistant, changed, keptPlace());
keepPlace(playground);
told.onreplaced = () =>
  playground.tell({
    kind: 'information',
    text: 'The worker that evaluates ended unexpectedly. Another one has taken over, and nothing is lost.',
  });
const address = watchAddress(() => playground.scenario, open, arrive);

let work: Work | undefined;
let keeping: Promise<void> | undefined;

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

void playground.painted.then(async () => {
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
  link: () => linkTo(openingHere(playground)),
  startEvaluation: () => createEvaluationClient({ start }),
  data,
};

// The worker evaluates meanwhile: nothing waits for this.
await nextTask();
const target = document.getElementById('playground');
if (target) {
  target.replaceChildren();
  mount(App, { target, props: { playground, theme, sharing } });
}
