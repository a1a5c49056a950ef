import { join } from 'node:path';
import { writeShortLink } from '../../src/scenario/short-link';
import { galleryScenarios } from './links';
import type { BenchRow } from './measure';
import type { Site } from './page/browser';
import { benchEmbeds } from './page/embeds';
import { benchStart } from './page/start';
import { benchTyping } from './page/typing';
import { benchRecovery } from './recovery';
import { benchSoak } from './soak';

/** The page's figures of the design's table, in a real browser on the built site. */
export async function benchPage(site: Site, root: string, quick: boolean): Promise<readonly BenchRow[]> {
  const dist = join(root, 'dist');
  const scenarios = galleryScenarios(root);
  const first = scenarios.get('b1-ec2-reads-a-bucket');
  if (first === undefined) throw new Error('the gallery has lost its first scenario');
  // What is typed turns the verdict of the second request: the app reads a file.
  const typed = writeShortLink({ ...first, view: { request: 1 } });
  const links = [...scenarios.values()].slice(0, 5).map(writeShortLink);
  return [
    ...(await benchStart(site, dist, writeShortLink(first), quick)),
    await benchTyping(site, typed, quick ? 8 : 60),
    ...(await benchEmbeds(site, dist, links, quick ? 1 : 5)),
    await benchRecovery(site, quick),
    await benchSoak(site, quick),
  ];
}
