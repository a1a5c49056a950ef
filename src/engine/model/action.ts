/** An action's text taken apart, all in lower case: case counts nowhere (PL-060). */
export interface ActionName {
  readonly text: string;
  /** Empty in what has no colon. */
  readonly service: string;
  readonly name: string;
  /** Whether it reads as an action's name: letters, digits, `-`, `.`, and one colon inside. */
  readonly isReadable: boolean;
}

const known = new Map<string, ActionName>();
/** More than AWS has: a page that asks for all of them keeps them. */
const most = 30_000;
/** In characters: what is longer is nobody's action, and not worth keeping. */
const longest = 200;
let lastAction = '';
let lastName: ActionName = takeApart('');

/** Takes an action apart: once, although every request, statement, rule and gate in turn asks for the same. */
export function actionName(action: string): ActionName {
  if (action === lastAction) return lastName;
  let name = known.get(action);
  if (!name) {
    name = takeApart(action);
    if (known.size >= most) known.clear();
    if (action.length <= longest) known.set(action, name);
  }
  lastAction = action;
  lastName = name;
  return name;
}

function takeApart(action: string): ActionName {
  const text = action.toLowerCase();
  const colon = text.indexOf(':');
  return {
    text,
    service: text.slice(0, Math.max(colon, 0)),
    name: text.slice(colon + 1),
    isReadable: isAction(action),
  };
}

function isAction(action: string): boolean {
  const colon = action.indexOf(':');
  if (colon < 1 || colon !== action.lastIndexOf(':') || colon === action.length - 1) return false;
  for (let at = 0; at < action.length; at += 1) if (!isPartOfAction(action.charCodeAt(at))) return false;
  return true;
}

/** A letter, a digit, or one of `- . :`. */
function isPartOfAction(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x3a) || code === 0x2d || code === 0x2e;
}
