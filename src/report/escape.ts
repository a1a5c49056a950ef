const special = new Set('\\*_[]<>#|~!&'.split(''));

/** Text that Markdown shows as it is. Code spans of our own sentences stay: their content is user text without a backtick. */
export function escapeMarkdown(text: string): string {
  let escaped = '';
  let code = false;
  for (const char of text) {
    if (char === '`') code = !code;
    if (char === '\n' || char === '\r') escaped += ' ';
    else escaped += !code && special.has(char) ? `\\${char}` : char;
  }
  return code ? `${escaped}\`` : escaped;
}
