import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
mkdirSync(join(root, '.cache'), { recursive: true });
const folder = mkdtempSync(join(root, '.cache/realms-'));
afterAll(() => rmSync(folder, { recursive: true }));

const globals = [
  'document',
  'WorkerGlobalScope',
  'fetch',
  'setTimeout',
  'console',
  'process',
  'TextEncoder',
  'structuredClone',
];

/** Which of the globals a realm does not know. */
function findUnknown(realm: string): readonly string[] {
  const file = join(folder, `${realm}.ts`);
  writeFileSync(file, `export const all: unknown = [${globals.join(', ')}];\n`);
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const config = ts.getParsedCommandLineOfConfigFile(join(root, `tests/config/realms/${realm}.json`), {}, host);
  if (config === undefined) throw new Error(`no realm ${realm}`);
  const declarations = config.fileNames.filter((name) => name.endsWith('platform.d.ts'));
  const program = ts.createProgram([file, ...declarations], config.options);
  const wrong = program.getSemanticDiagnostics(program.getSourceFile(file));
  return globals.filter((name) =>
    wrong.some(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ').includes(`'${name}'`)),
  );
}

describe('the globals that a realm does not know', () => {
  it.each([
    ['engine', globals],
    ['pure', globals.filter((name) => name !== 'TextEncoder')],
    ['worker', ['document', 'process']],
    ['page', ['WorkerGlobalScope', 'process']],
    ['node', ['document', 'WorkerGlobalScope']],
  ])('%s', (realm, unknown) => {
    expect(findUnknown(realm)).toEqual(unknown);
  });
});
