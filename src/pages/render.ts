import { render } from 'svelte/server';
import { readings } from '../report/readings';
import Conformance from './Conformance.svelte';
import Notices from './Notices.svelte';
import type { PageData, RenderedPage, Shell } from './types';

/** Renders every page that can be read without JavaScript. */
export function renderPages({ stylesheet, rules, sources, notices }: PageData): readonly RenderedPage[] {
  const conformance: Shell = {
    title: 'Conformance',
    description:
      'Every rule that the playground follows, with its source, how sure it is, and the tests that hold the engine to it. The rules were compiled from AWS’s documentation, in our own words; nothing here was tested against a live AWS account.',
    root: './',
    stylesheet,
  };
  const licences: Shell = {
    title: 'Notices',
    description: 'The packages whose work this site ships, with their licences.',
    root: './',
    stylesheet,
  };
  return [
    page('conformance.html', render(Conformance, { props: { ...conformance, rules, readings, sources } })),
    page('notices.html', render(Notices, { props: { ...licences, notices } })),
  ];
}

function page(path: string, { head, body }: { head: string; body: string }): RenderedPage {
  return { path, head, body };
}
