import { errorLink } from '../../app/error-link';
import { faultWords } from '../../scenario/imports/denial';
import { parseMessage } from '../../scenario/imports/message';
import { messagePart } from '../../scenario/imports/message-text';

/** Offers to open what is searched for in the playground, where it is an error. Nothing of it leaves the browser. */
export function offerStart(place: HTMLElement, text: string): void {
  const said = sayingOf(text);
  place.hidden = said === undefined;
  if (said === undefined) return;
  place.querySelector('a')?.setAttribute('href', `./index.html${errorLink(text)}`);
  const words = place.querySelector('[data-said]');
  if (words) words.textContent = said;
}

/** What a text is, in a sentence; undefined for one that is no error. */
function sayingOf(text: string): string | undefined {
  if (text.startsWith('{') && text.includes('"eventName"')) return 'This is a CloudTrail event.';
  const message = parseMessage(messagePart(text));
  if (message === undefined || text.split(' ').length < 3) return undefined;
  return `This is an AccessDenied message: ${faultWords(message)}.`;
}
