import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { Description } from '../service/protocol';
import type { EditorHelp } from './help';

/** What the reference data says of the action, the pattern or the condition key under the pointer. */
export function hover(help: EditorHelp): Extension {
  return hoverTooltip(
    async (view, pos) => {
      const found = await help.describe(view.state.doc.toString(), pos);
      if (found === undefined || found.to > view.state.doc.length) return null;
      return { pos: found.from, end: found.to, above: true, create: () => ({ dom: card(found, help) }) };
    },
    { hideOnChange: true },
  );
}

function card({ title, lines, pattern }: Description, help: EditorHelp): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cm-description';
  dom.append(line('strong', title), ...lines.map((text) => line('span', text)));
  if (pattern !== undefined) {
    const button = line('button', 'What this covers');
    button.className = 'button';
    button.dataset['size'] = 'small';
    button.addEventListener('click', () => {
      help.onexpand(pattern);
    });
    dom.append(button);
  }
  return dom;
}

/** A line of text; what stands in backticks is code. */
function line(name: 'strong' | 'span' | 'button', text: string): HTMLElement {
  const element = document.createElement(name);
  for (const [index, part] of text.split('`').entries()) {
    if (index % 2 === 0) element.append(part);
    else element.append(Object.assign(document.createElement('code'), { textContent: part }));
  }
  return element;
}
