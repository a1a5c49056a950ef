import type { Plugin } from 'vite';

/**
 * What the pages may do. The worker starts from a Blob, so that this binds it too; `svelte-trusted-html` is the name
 * under which Svelte makes its templates, `iam-playground-worker` the one for that Blob's address, and
 * `iam-playground-offline` the one for the service worker's.
 */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html iam-playground-worker iam-playground-offline',
];

/** The policy as the content of its `<meta>`. */
export const pagePolicy = directives.join('; ');

/** The policy of a page that shows embeds of this site. */
export const framePolicy = [...directives, "frame-src 'self'"].join('; ');

/** Puts the policy first into the head of every page. The dev server injects inline styles and refreshes, so it goes without. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
