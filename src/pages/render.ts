import './pages.css';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'svelte/server';
import { openCatalog } from '../checker/data';
import { storySvgText } from '../report/picture/story-svg';
import { readings } from '../report/readings';
import { rulePages } from '../validation/pages';
import { cardPicture } from './card';
import Benchmarks from './Benchmarks.svelte';
import Conformance from './Conformance.svelte';
import EmbedGuide from './EmbedGuide.svelte';
import Findings from './Findings.svelte';
import Gallery from './gallery/Gallery.svelte';
import type { Item } from './gallery/item';
import ItemPage from './gallery/ItemPage.svelte';
import { readGallery } from './gallery/read';
import ChapterPage from './learn/ChapterPage.svelte';
import Learn from './learn/Learn.svelte';
import { readChapters, type Chapter } from './learn/lessons';
import Notices from './Notices.svelte';
import Privacy from './Privacy.svelte';
import { storyRequests } from '../ui/picture/requests';
import { siteMap } from './site-map';
import Glossary from './text/Glossary.svelte';
import type { Card, PageData, RenderedPage, Shell, Site, SiteFile } from './types';

/** Makes a page's shell of its path, title and description. */
type ShellOf = (path: string, title: string, description: string, picture?: string) => Shell;

/** Renders every page that can be read without JavaScript, and the files that they lead to. */
export async function renderSite(data: PageData): Promise<Site> {
  const items = await readGallery(join(data.folder, 'src/gallery'), openCatalog());
  const chapters = readChapters(join(data.folder, 'src/pages/learn'));
  const { stylesheet, site } = data;
  const shell: ShellOf = (path, title, description, picture = 'card.png') => ({
    path,
    title,
    description,
    root: '../'.repeat(path.split('/').length - 1) || './',
    stylesheet,
    ...(site !== undefined && { site, picture }),
  });
  const pages = [...referencePages(data, shell), ...galleryPages(items, shell), ...learnPages(chapters, items, shell)];
  return {
    pages,
    files: [...items.flatMap(filesOf), scalePlot(data.folder), ...siteMap(site, pages)],
    cards: cardsOf(items, chapters),
  };
}

function referencePages({ rules, sources, notices, benchmarks }: PageData, shell: ShellOf): readonly RenderedPage[] {
  const conformance = shell(
    'conformance.html',
    'Conformance',
    'Every rule that the playground follows, with its source, how sure it is, and the tests that hold the engine to it. The rules were compiled from AWS’s documentation, in our own words; nothing here was tested against a live AWS account.',
  );
  const findings = shell(
    'findings.html',
    'Findings',
    'Everything that the playground can find in a policy: what AWS would refuse, what is risky, and what is odd.',
  );
  const privacy = shell(
    'privacy.html',
    'Privacy',
    'What you enter stays in your browser. This page says how, and what is kept there.',
  );
  const embeds = shell(
    'embed-guide.html',
    'Embeds and links',
    'How to show a scenario in your own page: addresses, parameters with live examples, height, sandboxes.',
  );
  const speed = shell(
    'benchmarks.html',
    'Benchmarks',
    'How fast the engine and the page are, beside what was asked of them and beside others, and how long links are.',
  );
  const licences = shell('notices.html', 'Notices', 'The packages whose work this site ships, with their licences.');
  return [
    page(conformance, render(Conformance, { props: { ...conformance, rules, readings, sources } })),
    page(findings, render(Findings, { props: { ...findings, findings: rulePages() } })),
    page(embeds, render(EmbedGuide, { props: embeds }), true),
    page(privacy, render(Privacy, { props: privacy })),
    page(speed, render(Benchmarks, { props: { ...speed, results: benchmarks } })),
    page(licences, render(Notices, { props: { ...licences, notices } })),
  ];
}

function galleryPages(items: readonly Item[], shell: ShellOf): readonly RenderedPage[] {
  const gallery = shell(
    'gallery.html',
    'Gallery',
    `${items.length} scenarios about what roles are and what people get wrong with them. Each is evaluated by the playground’s own engine whenever this site is built.`,
  );
  const glossary = shell(
    'glossary.html',
    'Glossary',
    'AWS’s words about access, in plain words, most of them with a scenario that shows them.',
  );
  const titles = new Map(items.map(({ name, title }) => [name, title]));
  return [
    page(gallery, render(Gallery, { props: { ...gallery, items } })),
    page(glossary, render(Glossary, { props: { ...glossary, titles } })),
    ...items.map((item, index) => {
      const own = shell(`gallery/${item.name}.html`, item.title, item.summary, cardPath('gallery', item));
      const neighbours = { previous: items[index - 1], next: items[index + 1] };
      return page(own, render(ItemPage, { props: { ...own, item, ...neighbours } }), true);
    }),
  ];
}

function learnPages(chapters: readonly Chapter[], items: readonly Item[], shell: ShellOf): readonly RenderedPage[] {
  const learn = shell(
    'learn.html',
    'Learn',
    'How access works in AWS, in six short pages, each with a scenario to try.',
  );
  return [
    page(learn, render(Learn, { props: { ...learn, chapters } })),
    ...chapters.map((chapter, index) => {
      const item = items.find(({ name }) => name === chapter.embed);
      if (!item) throw new Error(`${chapter.name} embeds no item of the gallery`);
      const own = shell(`learn/${chapter.name}.html`, chapter.title, chapter.summary, cardPath('learn', chapter));
      const neighbours = { previous: chapters[index - 1], next: chapters[index + 1] };
      return page(own, render(ChapterPage, { props: { ...own, chapter, item, ...neighbours } }), true);
    }),
  ];
}

/** The benchmark's plots. */
function scalePlot(folder: string): SiteFile {
  return { path: 'benchmarks.svg', text: readFileSync(join(folder, 'tests/bench/scale.svg'), 'utf8') };
}

/** The scenario behind a page, and its picture. */
function filesOf({ name, title, story }: Item): readonly SiteFile[] {
  return [
    { path: `gallery/${name}.json`, text: story.text },
    {
      path: `gallery/${name}.svg`,
      text: storySvgText({ title, requests: storyRequests(story.scenario, story.results) }),
    },
  ];
}

function cardPath(folder: string, { name }: { readonly name: string }): string {
  return `${folder}/${name}.png`;
}

function cardsOf(items: readonly Item[], chapters: readonly Chapter[]): readonly Card[] {
  return [
    ...items.map((item) => ({
      path: cardPath('gallery', item),
      svg: cardPicture({ title: item.title, summary: item.summary, results: item.story.results }),
    })),
    ...chapters.map((chapter) => ({
      path: cardPath('learn', chapter),
      svg: cardPicture({ title: chapter.title, summary: chapter.summary, results: [] }),
    })),
  ];
}

function page({ path }: Shell, { head, body }: { head: string; body: string }, frames = false): RenderedPage {
  return { path, head, body, frames };
}
