/** What the command line asks for. */
export type Command =
  | { readonly kind: 'check'; readonly json: boolean; readonly inputs: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'unknown'; readonly message: string };

export const usage = `npm run --silent check -- [--json] FILE…

Evaluates scenarios and compares the outcomes with what they expect. FILE is a scenario
file, a .jsonl file with one scenario a line, a folder (searched for scenario.json), a
permalink, or - for standard input. With --json it prints one JSON document per scenario.

Exit status: 0 all expectations hold, 1 one or more do not, 2 an input is no scenario.`;

export function readArguments(given: readonly string[]): Command {
  const end = given.indexOf('--');
  const [front, rest] = end < 0 ? [given, []] : [given.slice(0, end), given.slice(end + 1)];
  const isOption = (argument: string): boolean => argument.startsWith('-') && argument !== '-';
  const options = front.filter(isOption);
  if (options.includes('--help') || options.includes('-h')) return { kind: 'help' };
  const unknown = options.find((option) => option !== '--json');
  if (unknown !== undefined)
    return { kind: 'unknown', message: `there is no option \`${unknown}\`: \`--json\` is the only one` };
  const inputs = [...front.filter((argument) => !isOption(argument)), ...rest];
  if (inputs.length === 0) return { kind: 'unknown', message: 'name a scenario file, a folder, a permalink, or `-`' };
  return { kind: 'check', json: options.includes('--json'), inputs };
}
