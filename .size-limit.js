import { existsSync, readFileSync } from 'node:fs';

/**
 * What a browser loads before the first verdict: a shell, and the scripts, preloads and style sheets that it names: Vite
 * lists a module's static imports there, and the evaluation worker, which an embed's script holds itself. The editor
 * comes later and has its own budget.
 */
function beforeFirstVerdict(shell) {
  const html = readFileSync(`dist/${shell}`, 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="(?:\.\/)?([^":?#]+\.(?:js|css))"/g)];
  return [shell, ...new Set(named.map(([, file]) => file))].map((file) => `dist/${file}`);
}

// The aim is 60 kB and 45 kB; these limits hold what is reached until then, so that nothing grows unseen.
const shells = [
  { name: 'playground before its first verdict', shell: 'index.html', limit: '118.5 kB' },
  { name: 'embed before its first verdict', shell: 'embed.html', limit: '98.8 kB' },
];

const playgrounds = shells
  .filter(({ shell }) => existsSync(`dist/${shell}`))
  .map(({ name, shell, limit }) => ({ name, path: beforeFirstVerdict(shell), limit }));

export default [...playgrounds, { name: 'editor', path: 'dist/assets/live-editor-*.js', limit: '112 kB' }];
