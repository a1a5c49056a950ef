import { escapeHtml, singleLine } from './shared';

export interface EmbedForm {
  /** The absolute address of `embed.html`, with its query and the scenario in its hash. */
  readonly address: string;
  readonly title: string;
  /** In CSS pixels; the script, where there is one, changes it. */
  readonly height: number;
}

/** An iframe that shows a scenario: of another origin than the page it stands in, it reaches nothing of that page. */
export function iframeHtml({ address, title, height }: EmbedForm): string {
  const name = escapeHtml(singleLine(title));
  const pixels = Math.min(Math.max(Math.round(height) || 0, 100), 5000);
  return `<iframe src="${escapeHtml(address)}" title="${name}" width="100%" height="${pixels}" loading="lazy" style="border: 0"></iframe>`;
}

/** The same with the script that gives every such iframe of a page the height of what it shows. */
export function iframeWithScriptHtml(form: EmbedForm, script: string): string {
  return `${iframeHtml(form)}\n<script src="${escapeHtml(script)}" async></script>`;
}
