import data from 'virtual:reference-data';
import { createEvaluationClient } from './service/client';
import { blobWorkers } from './service/worker';
import { mount } from 'svelte';
import { workerScript } from './embed-worker';
import { EmbedStory } from './app/embed.svelte';
import { readEmbedOptions } from './app/embed-options';
import { Evaluator } from './app/evaluator.svelte';
import { tellHeight } from './app/height';
import { showHidden } from './app/hidden';
import { addressOf } from './app/links';
import { openGalleryItem, openHash, type Opened } from './app/opening';
import Embed from './ui/embed/Embed.svelte';
import Nothing from './ui/embed/Nothing.svelte';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/controls.css';
import './styles/document.css';
import './styles/embed.css';

// Nothing takes longer than the worker's start: it comes first.
const client = createEvaluationClient({ start: blobWorkers(workerScript) });
const options = readEmbedOptions(location.search);
showHidden(document);

if (options.theme) document.documentElement.dataset['theme'] = options.theme;

/** The scenario is in the hash; where nothing is, the query may name one of the gallery. */
async function open(): Promise<{ readonly hash: string; readonly opened: Opened }> {
  const opened = await openHash(location.hash, client.open);
  const { gallery } = options;
  if (opened.kind !== 'none' || gallery === undefined) return { hash: location.hash, opened };
  return { hash: `#gallery/${gallery}`, opened: await openGalleryItem(gallery, client.open) };
}

async function show(target: HTMLElement): Promise<void> {
  const { hash, opened } = await open();
  target.replaceChildren();
  tellHeight(target);
  if (opened.kind !== 'scenario') {
    const sentence = opened.kind === 'problem' ? opened.sentence : 'No scenario stands in this address.';
    mount(Nothing, { target, props: { sentence, address: addressOf('./', hash) } });
    return;
  }
  const story = new EmbedStory(opened.scenario, hash, new Evaluator(client, data), options);
  document.title = `${story.title} · IAM Playground`;
  mount(Embed, { target, props: { story } });
}

const target = document.getElementById('embed');
if (target) void show(target);
addEventListener('hashchange', () => location.reload());
