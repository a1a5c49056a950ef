import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// On its own, apart from vite.config.ts: tests need runes compiled, not the site built.
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['tests/{unit,spec,fuzz,cases,links,config}/**/*.test.ts'],
    environment: 'node',
    // No test is about time: this only ends one that hangs, on the slowest machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
