/** A template's text that was to be replaced before IAM sees it (F-18 to F-20), and what wrote it. */
export interface Placeholder {
  readonly text: string;
  readonly origin: string;
}

/** The first placeholder in a value; undefined where there is none. IAM's own variables have a colon: `${aws:username}`. */
export function findPlaceholder(typed: string): Placeholder | undefined {
  // No ARN is longer, and the search below looks for a closing mark from every opening one.
  const value = typed.slice(0, 500);
  return (
    enclosed(value, '${', '}', (name) => name.includes('::'), 'CloudFormation') ??
    enclosed(value, '${', '}', isTerraform, 'Terraform') ??
    enclosed(value, '&{', '}', () => true, 'Terraform') ??
    enclosed(value, '{{', '}}', () => true, 'a template') ??
    enclosed(value, '<', '>', isWord, 'documentation') ??
    enclosed(value, '%', '%', isWord, 'a template')
  );
}

function isTerraform(name: string): boolean {
  return !name.includes(':') && name !== '*' && name !== '?' && name !== '$' && name !== '';
}

function isWord(name: string): boolean {
  return name !== '' && name.length <= 40 && !name.includes('/') && !name.includes('%');
}

function enclosed(
  value: string,
  open: string,
  close: string,
  accepts: (name: string) => boolean,
  origin: string,
): Placeholder | undefined {
  for (let from = value.indexOf(open); from >= 0; from = value.indexOf(open, from + open.length)) {
    const to = value.indexOf(close, from + open.length);
    if (to < 0) return undefined;
    if (accepts(value.slice(from + open.length, to))) return { text: value.slice(from, to + close.length), origin };
  }
  return undefined;
}
