import type { Plugin } from 'vite';

const original = '!root.head && root.adoptedStyleSheets';
const replacement = 'root.adoptedStyleSheets';

/**
 * CodeMirror's style module uses constructed style sheets in shadow roots only and a `<style>` element elsewhere, which
 * the Content-Security-Policy forbids. This makes it use them everywhere, and fails the build when it cannot.
 */
export function constructedStyleSheets(): Plugin {
  return {
    name: 'constructed-style-sheets',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]style-mod[\\/]src[\\/]style-mod\.js$/ },
      handler(code) {
        if (code.split(original).length !== 2)
          this.error(`style-mod has changed: \`${original}\` must stand in it once`);
        return { code: code.replace(original, replacement), map: null };
      },
    },
  };
}
