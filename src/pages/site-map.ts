import type { RenderedPage, SiteFile } from './types';

/** The list of pages for search engines; addresses in it are absolute, so there is none where the site's is not known. */
export function siteMap(site: string | undefined, pages: readonly RenderedPage[]): readonly SiteFile[] {
  if (site === undefined) return [];
  const addresses = ['', ...pages.map(({ path }) => path)].map((path) => `  <url><loc>${site}${path}</loc></url>`);
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...addresses,
    '</urlset>',
    '',
  ].join('\n');
  return [{ path: 'sitemap.xml', text }];
}
