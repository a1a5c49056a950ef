import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { classicEmbed } from './scripts/vite/classic-embed';
import { constructedStyleSheets } from './scripts/vite/constructed-style-sheets';
import { contentSecurityPolicy } from './scripts/vite/content-security-policy';
import { prerender } from './scripts/vite/prerender';
import { referenceData } from './scripts/vite/reference-data';
import { ruleSentences } from './scripts/vite/rule-sentences';
import { serviceWorker } from './scripts/vite/service-worker';
import { shell } from './scripts/vite/shell';
import { workerText } from './scripts/vite/worker-text';

export default defineConfig({
  base: './',
  publicDir: 'static',
  plugins: [
    referenceData(),
    ruleSentences(),
    workerText(),
    contentSecurityPolicy(),
    constructedStyleSheets(),
    prerender(),
    classicEmbed(),
    svelte(),
    shell(),
    serviceWorker(),
  ],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'embed.html'] },
  },
});
