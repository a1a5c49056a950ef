import data from 'virtual:reference-data';
import evaluationWorker from 'virtual:worker-text/evaluation';
import { createEvaluationClient } from './service/client';
import { blobWorkers } from './service/worker';
import { mount } from 'svelte';
import { openHash } from './app/address';
import { Evaluator } from './app/evaluator.svelte';
import { isTheme } from './app/theme.svelte';
import Embed from './ui/embed/Embed.svelte';
import Nothing from './ui/embed/Nothing.svelte';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/document.css';

// Nothing takes longer than the worker's start: it comes first.
const workerText = fetch(evaluationWorker).then((response) => response.text());
const client = createEvaluationClient({ start: blobWorkers({ text: () => workerText }) });
const query = new URLSearchParams(location.search);
const target = document.getElementById('embed');

const theme = query.get('theme');
if (isTheme(theme) && theme !== 'system') document.documentElement.dataset['theme'] = theme;

async function show(target: Element): Promise<void> {
  const opened = await openHash(location.hash);
  if (opened.kind !== 'scenario') {
    mount(Nothing, {
      target,
      props: { sentence: opened.kind === 'problem' ? opened.sentence : 'No scenario stands in this address.' },
    });
    return;
  }
  const { scenario } = opened;
  const asked = Number(query.get('request') ?? scenario.view?.request ?? 0);
  const request = Number.isInteger(asked) && asked >= 0 && asked < (scenario.requests?.length ?? 0) ? asked : 0;
  const evaluator = new Evaluator(client, data);
  void evaluator.evaluate(scenario, request);
  document.title = `${scenario.title ?? 'A scenario'} · IAM Playground`;
  mount(Embed, { target, props: { scenario, evaluator, request } });
}

if (target) await show(target);
addEventListener('hashchange', () => location.reload());
