import data from 'virtual:reference-data';
import evaluationWorker from 'virtual:worker-text/evaluation';
import { createEvaluationClient } from './service/client';
import { blobWorkers } from './service/worker';
import { linkTo, openHash, watchAddress, type Opened } from './app/address';
import { Evaluator } from './app/evaluator.svelte';
import { Playground } from './app/playground.svelte';
import { emptyScenario } from './app/starters';
import { ThemeChoice } from './app/theme.svelte';
import firstText from './gallery/b1-ec2-reads-a-bucket/scenario.json?raw';
import { readScenario } from './scenario/read';
import App from './ui/App.svelte';
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/controls.css';
import './styles/document.css';

// Nothing takes longer than the worker's start: it comes first.
const workerText = fetch(evaluationWorker).then((response) => response.text());
const client = createEvaluationClient({ start: blobWorkers({ text: () => workerText }), spare: true });
const theme = new ThemeChoice();

const opened = await openHash(location.hash);
const scenario = opened.kind === 'scenario' ? opened.scenario : (readScenario(firstText).scenario ?? emptyScenario);
const evaluator = new Evaluator(client, data);
const playground = new Playground(scenario, evaluator, () => address.changed());
const address = watchAddress(() => playground.scenario, open);

function open(link: Opened): void {
  if (link.kind === 'scenario') {
    playground.open(link.scenario);
    playground.tell({ kind: 'information', text: 'This is the scenario of the link. Undo brings back what was open.' });
  } else if (link.kind === 'problem') {
    playground.tell({ kind: 'problem', text: `${link.sentence} What was open stays as it was.` });
    address.changed();
  }
}

if (opened.kind === 'problem') playground.tell({ kind: 'problem', text: opened.sentence });

const target = document.getElementById('playground');
if (target) mount(App, { target, props: { playground, theme, link: async () => linkTo(playground.scenario) } });
