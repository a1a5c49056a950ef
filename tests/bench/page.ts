import { join } from 'node:path';
import { writeShortLink } from '../../src/scenario/short-link';
import { galleryScenarios } from './links';
import type { BenchRow } from './measure';
import { startBrowser } from './page/browser';
import { benchEmbeds } from './page/embeds';
import { benchStart } from './page/start';
import { benchTyping } from './page/typing';

export interface PageOptions {
  readonly root: string;
  /** Where the built site is served, with a slash at its end. */
  readonly address: string;
  /** The browser's program. */
  readonly executable: string;
  readonly quick: boolean;
}

/** The page's figures of the design's table, in a real browser on the built site. */
export async function benchPage({ root, address, executable, quick }: PageOptions): Promise<readonly BenchRow[]> {
  const dist = join(root, 'dist');
  const browser = await startBrowser(executable);
  const site = { address, browser };
  const scenarios = galleryScenarios(root);
  const first = scenarios.get('b1-ec2-reads-a-bucket');
  if (first === undefined) throw new Error('the gallery has lost its first scenario');
  // What is typed turns the verdict of the second request: the app reads a file.
  const typed = writeShortLink({ ...first, view: { request: 1 } });
  const links = [...scenarios.values()].slice(0, 5).map(writeShortLink);
  try {
    return [
      ...(await benchStart(site, dist, writeShortLink(first), quick ? 3 : 9)),
      await benchTyping(site, typed, quick ? 10 : 60),
      ...(await benchEmbeds(site, dist, links, quick ? 1 : 5)),
    ];
  } finally {
    await browser.close();
  }
}
