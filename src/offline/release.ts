/** One built version of the site, as the build writes it into the service worker. */
export interface Release {
  readonly version: string;
  /** The folder of the reference data, relative to the site. */
  readonly data: string;
  /** What works without a network: paths relative to the site, each with its `integrity`. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The file that answers a request, by its path below the site: hosts serve `gallery.html` as `gallery`, and `index.html`
 * as its folder. Undefined where the version has no such file.
 */
export function findFile(files: Release['files'], path: string): string | undefined {
  const candidates = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  return candidates.find((file) => Object.hasOwn(files, file));
}
