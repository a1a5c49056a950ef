import { readJson } from '../../engine/json/read';
import { recogniseLanguage } from '../../engine/policy/paste/language';
import { unwrapText } from '../../engine/policy/paste/text';
import { longestLink } from '../permalink';
import { fileLimits, readScenario } from '../read';
import { cutLine } from './cut';
import { importAccountDetails, isAccountDetails } from './from-account-details';
import { importAnswer, policyFacts } from './from-answer';
import { importDecoded, isDecodedMessage } from './from-decoded';
import { importEvents, isEvent } from './from-events';
import { importMessage } from './from-message';
import { importPolicy } from './from-policy';
import type { Imported, ImportOptions, LinkImport } from './imported';
import { viewsOf, type JsonView } from './json-view';
import { parseMessage } from './message';
import { messageInside, messagePart } from './message-text';

/** Wrappings stand in one another: a string in a code block. No one needs more. */
const mostWrappings = 6;

/**
 * Recognises what was pasted, whatever it is: an AccessDenied message, a decoded authorization message, CloudTrail
 * events, an account's details, an answer of AWS's command line, a policy, a scenario, a link. Never throws, and looks
 * at a text a bounded number of times.
 */
export function importText(text: string, options: ImportOptions = {}): Imported {
  if (text.length > fileLimits.characters) {
    return nothing(`the text has ${text.length} characters, and no more than ${fileLimits.characters} are read`);
  }
  if (text.trim() === '') return nothing('the text is empty');
  return findLink(text) ?? recognise(text, options, mostWrappings) ?? nothing(reasonOf(text));
}

const hashForm = /^#(?:q\?|gallery\/|\d{1,9}\.)\S*$/;
// Mail programs break a long line; nothing but what such a link is made of stands between the breaks.
const brokenForm = /^#2\.[\w.%\s-]*$/;

/** The hash of an address, or an address that ends with one. Whoever asked opens it. */
function findLink(text: string): LinkImport | undefined {
  const link = text.trim();
  const at = link.indexOf('#');
  if (at < 0 || link.length > longestLink + 2000) return undefined;
  if (at > 0 && !/^(?:https?|file):\S*$/.test(link.slice(0, at))) return undefined;
  const hash = link.slice(at);
  return hashForm.test(hash) || brokenForm.test(hash) ? { kind: 'link', hash } : undefined;
}

function recognise(text: string, options: ImportOptions, wrappings: number): Imported | undefined {
  const start = text.trimStart().charAt(0);
  const isJson = start === '{' || start === '[';
  const found = isJson ? fromJson(text, options) : fromMessage(messagePart(text), options);
  if (found) return found;
  const step = wrappings > 0 ? unwrapText(text) : undefined;
  return (step && recognise(step.text, options, wrappings - 1)) ?? (isJson ? undefined : importPolicy(text));
}

function fromMessage(text: string, options: ImportOptions): Imported | undefined {
  const message = parseMessage(text);
  return message && importMessage(message, options);
}

function fromJson(text: string, options: ImportOptions): Imported | undefined {
  const views = viewsOf(text);
  const [view] = views;
  if (!view) return undefined;
  const events = findEvents(views);
  if (events.length > 0) return importEvents(events, options);
  if (isDecodedMessage(view)) return importDecoded(view);
  const decoded = view.get('DecodedMessage').text;
  if (decoded !== undefined) {
    const [inside] = viewsOf(decoded);
    if (inside && isDecodedMessage(inside)) return importDecoded(inside);
  }
  if (isAccountDetails(view)) return importAccountDetails(view);
  if (isScenario(view)) {
    const line = cutLine(readJson(text));
    if (line !== undefined)
      return nothing(`this is a scenario that ends in the middle, on line ${line}: copy all of it`);
    return { kind: 'scenario', ...readScenario(text) };
  }
  const inside = messageInside(view);
  return (
    (inside === undefined ? undefined : fromMessage(messagePart(inside), options)) ??
    importAnswer(view, options) ??
    importPolicy(text, policyFacts(view))
  );
}

/** `version` in lower case is ours; a policy that spells it so has a date there, and Terraform's state names itself. */
function isScenario(view: JsonView): boolean {
  const isOther = ['Statement', 'statement', 'terraform_version'].some((name) => view.has(name));
  return view.get('version').node?.kind === 'number' && !isOther;
}

/** A single event, several after one another, a list, a trail's file, and what the console and EventBridge wrap them in. */
function findEvents(views: readonly JsonView[]): readonly JsonView[] {
  return views.flatMap((view) => {
    if (isEvent(view)) return [view];
    if (isEvent(view.get('detail'))) return [view.get('detail')];
    const inside = view.get('CloudTrailEvent').text;
    if (inside !== undefined) return viewsOf(inside).filter(isEvent);
    const list = [...view.items, ...view.get('Records').items, ...view.get('Events').items];
    return list.length === 0 ? [] : list.flatMap(eventOf);
  });
}

function eventOf(item: JsonView): readonly JsonView[] {
  if (isEvent(item)) return [item];
  if (isEvent(item.get('detail'))) return [item.get('detail')];
  const inside = item.get('CloudTrailEvent').text;
  return inside === undefined ? [] : viewsOf(inside).filter(isEvent);
}

function reasonOf(text: string): string {
  const language = recogniseLanguage(text);
  if (language !== undefined) return `this is ${language}`;
  const json = readJson(text);
  const isJson = json.root?.kind === 'object' || json.root?.kind === 'array';
  const line = isJson ? cutLine(json) : undefined;
  if (line !== undefined) return `this is JSON that ends in the middle, on line ${line}: copy all of it`;
  return `this is ${isJson ? 'JSON, but nothing' : 'nothing'} that can be imported: ${canBe}`;
}

const canBe =
  'paste an AccessDenied message, a CloudTrail event, the output of an AWS CLI command, a policy, a scenario or a link';

function nothing(reason: string): Imported {
  return { kind: 'nothing', reason };
}
