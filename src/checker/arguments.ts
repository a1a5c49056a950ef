/** What the command line asks for. */
export type Command =
  | { readonly kind: 'check'; readonly json: boolean; readonly junit?: string; readonly inputs: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'unknown'; readonly message: string };

export const usage = `npm run --silent check -- [--json] [--junit FILE] FILE…

Evaluates scenarios and compares the outcomes with what they expect. FILE is a scenario
file, a .jsonl file with one scenario a line, a folder (searched for scenario.json), a
permalink, a Markdown or HTML file (every permalink in it is checked), or - for standard
input. With --json it prints one JSON document per scenario, with --junit it writes a
report for CI. For what does not hold it prints a permalink that opens the request.

Exit status: 0 all expectations hold, 1 one or more do not, 2 an input is no scenario.`;

export function readArguments(given: readonly string[]): Command {
  const inputs: string[] = [];
  let json = false;
  let junit: string | undefined;
  const rest = [...given];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') inputs.push(...rest.splice(0));
    else if (argument === '--help' || argument === '-h') return { kind: 'help' };
    else if (argument === '--json') json = true;
    else if (argument === '--junit' || argument.startsWith('--junit=')) {
      junit = argument === '--junit' ? rest.shift() : argument.slice('--junit='.length);
      if (junit === undefined || junit === '')
        return { kind: 'unknown', message: '`--junit` needs the file to write to' };
    } else if (argument.startsWith('-') && argument !== '-') {
      return {
        kind: 'unknown',
        message: `there is no option \`${argument}\`: there are \`--json\` and \`--junit FILE\``,
      };
    } else inputs.push(argument);
  }
  if (inputs.length === 0) return { kind: 'unknown', message: 'name a scenario file, a folder, a permalink, or `-`' };
  return { kind: 'check', json, ...(junit !== undefined && { junit }), inputs };
}
