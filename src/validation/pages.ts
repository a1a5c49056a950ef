import type { Severity } from '../engine/finding';
import { rules } from './registry';

/** The explanation of one code, for the docs and for the help beside a finding. */
export interface RulePage {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** The rules that it rests on, such as `PL-146`. */
  readonly rules: readonly string[];
  /** Markdown, ending with its source. */
  readonly explanation: string;
}

/** One page for each code, in the order of the families; checks that share a code share its page. */
export function rulePages(): readonly RulePage[] {
  const pages = new Map<string, RulePage>();
  for (const { code, title, severity, rule, explanation, source } of rules) {
    const known = pages.get(code);
    const text =
      known === undefined ? explanation : `${known.explanation.split('\n\nSource: ')[0] ?? ''}\n\n${explanation}`;
    pages.set(code, {
      code,
      title: known?.title ?? title,
      severity: known?.severity ?? severity,
      rules: [...new Set([...(known?.rules ?? []), rule])],
      explanation: `${text}\n\nSource: *${source}*.`,
    });
  }
  return [...pages.values()];
}

/** All pages as one Markdown text. */
export function printRulePages(): string {
  return rulePages()
    .map(
      ({ code, title, severity, rules: ids, explanation }) =>
        `## ${title}\n\n\`${code}\` · ${severity} · ${ids.join(', ')}\n\n${explanation}\n`,
    )
    .join('\n');
}
