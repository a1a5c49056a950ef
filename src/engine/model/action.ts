/** An action's text taken apart, all in lower case: case counts nowhere (PL-060). */
export interface ActionName {
  readonly text: string;
  /** Empty in what has no colon. */
  readonly service: string;
  readonly name: string;
}

let lastAction = '';
let lastName: ActionName = { text: '', service: '', name: '' };

/** Takes an action apart: once, although every statement, rule and gate in turn asks for the same. */
export function actionName(action: string): ActionName {
  if (action !== lastAction) {
    const text = action.toLowerCase();
    const colon = text.indexOf(':');
    lastName = { text, service: text.slice(0, Math.max(colon, 0)), name: text.slice(colon + 1) };
    lastAction = action;
  }
  return lastName;
}
