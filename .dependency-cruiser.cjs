// Who may import whom (CONTRIBUTING.md has the map). tests/config/arrows.test.ts proves that a wrong import is reported.

/** What a folder of src may import besides itself: `runtime` freely, `types` by `import type` only. */
const arrows = {
  engine: { runtime: [], types: [] },
  catalog: { runtime: ['engine'], types: [] },
  validation: { runtime: ['engine', 'catalog'], types: [] },
  report: { runtime: ['engine'], types: [] },
  scenario: { runtime: ['engine'], types: [] },
  service: { runtime: ['engine', 'catalog', 'validation', 'report', 'scenario'], types: [] },
  offline: { runtime: [], types: [] },
  app: {
    runtime: ['service/client', 'report', 'scenario', 'offline/names'],
    types: ['engine', 'service/protocol', 'validation', 'catalog'],
  },
  editor: { runtime: [], types: ['engine', 'report', 'validation', 'catalog', 'service/protocol'] },
  ui: {
    runtime: ['app', 'editor', 'report', 'styles'],
    types: ['engine', 'scenario', 'service/protocol', 'validation', 'catalog'],
  },
};

/** Which folders of src, and whether the two entries beside them, may import these packages; all others may not. */
const packages = [
  { name: 'comlink-at-the-boundary', packages: ['comlink'], folders: ['service', 'workers'] },
  { name: 'codecs-in-scenario', packages: ['lz-string', 'fflate'], folders: ['scenario'] },
  { name: 'codemirror-in-editor', packages: ['@codemirror', '@lezer'], folders: ['editor'] },
  {
    name: 'components-in-ui',
    packages: ['svelte', '@lucide/svelte', 'bits-ui', 'paneforge', 'marked'],
    folders: ['app', 'ui', 'pages'],
    entries: true,
  },
];

const within = (folders) => `^src/(${folders.join('|')})([/.]|$)`;

function arrowRules([folder, { runtime, types }]) {
  const from = { path: `^src/${folder}/` };
  const known = [folder, ...runtime];
  const rules = [
    {
      name: `${folder}-arrows`,
      comment: `${folder} may import ${runtime.join(', ') || 'nothing else of src'}${types.length > 0 ? `, and types of ${types.join(', ')}` : ''}`,
      severity: 'error',
      from,
      to: { path: '^(src|workers|scripts|tests)/', pathNot: within([...known, ...types]) },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `${folder}-types-only`,
      comment: `${folder} may import ${types.join(', ')} by \`import type\` only`,
      severity: 'error',
      from,
      to: { path: within(types), pathNot: within(known), dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
}

function packageRule({ name, packages, folders, entries = false }) {
  const allowed = [`^(src/)?(${folders.join('|')})/`, ...(entries ? ['^src/[^/]+$'] : [])];
  return {
    name,
    comment: `only ${folders.join(', ')} may import ${packages.join(', ')}`,
    severity: 'error',
    from: { path: '^(src|workers)/', pathNot: allowed },
    to: { path: `(^|node_modules/)(${packages.join('|')})(/|$)` },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(arrows).flatMap(arrowRules),
    ...packages.map(packageRule),
    {
      name: 'no-cycles',
      comment: 'two files that need each other are one file, or lack a third',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'engine-is-alone',
      comment: 'the engine and the words about it use the language and no package',
      severity: 'error',
      from: { path: '^src/(engine|report|validation)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown', 'core'] },
    },
    {
      name: 'workers-are-thin',
      comment: 'a worker entry exposes a service and does nothing else',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^(src|scripts|tests)/', pathNot: '^src/service/' },
    },
    {
      name: 'no-node-in-the-site',
      comment: 'only scripts, checker, prerendered pages and tests run in Node',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/(checker|pages)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-way-up',
      comment: 'nothing of src knows its tests, scripts, command line or prerendered pages',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/(checker|pages)/' },
      to: { path: '^(tests|scripts|src/checker|src/pages)/' },
    },
    {
      name: 'no-development-packages',
      comment: 'what ships is a dependency, not a devDependency',
      severity: 'error',
      from: { path: '^(src|workers)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|[?]' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.svelte.ts', '.json', '.d.ts'],
    },
  },
};
