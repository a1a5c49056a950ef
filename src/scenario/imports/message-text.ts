import type { JsonView } from './json-view';

const subject = 'User: ';
const middle = 'is not authorized to perform';
const wrapper = 'An error occurred (';
/** How far before the message its wrapper may begin. */
const lead = 1000;
const longest = 16_000;

/** The part of a text that holds an AccessDenied message: a log or a stack trace may stand around it. */
export function messagePart(text: string): string {
  const at = text.indexOf(middle);
  if (at < 0) {
    const bare = Math.max(text.indexOf(wrapper), 0);
    return undoMarkup(text.slice(bare, bare + longest));
  }
  const user = text.lastIndexOf(subject, at);
  const from = user < 0 ? Math.max(0, at - lead) : Math.max(0, user - lead);
  const opening = text.lastIndexOf(wrapper, user < 0 ? at : user);
  const start = opening >= from ? opening : from;
  return undoMarkup(text.slice(start, start + longest));
}

/** S3 and the query services answer in XML. */
function undoMarkup(text: string): string {
  if (!text.includes('</') && !text.includes('&quot;')) return text;
  return text
    .replaceAll(/<\/?[A-Za-z][A-Za-z0-9]{0,40}>/g, '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const members = ['errorMessage', 'message', 'Message', 'ErrorMessage', 'error_message'];

/** The message inside the JSON of a service's answer or of a log record: `{"__type": …, "Message": "User: …"}`. */
export function messageInside(view: JsonView): string | undefined {
  for (const holder of [view, view.get('Error'), view.get('error')]) {
    for (const member of members) {
      const { text } = holder.get(member);
      if (text !== undefined) return text;
    }
  }
  return view.node?.kind === 'string' ? view.text : undefined;
}
