/** What an event is made of. */
export type EventValue = string | number | boolean | readonly EventValue[] | EventObject;
export interface EventObject {
  readonly [name: string]: EventValue;
}

/** An object without the members that are undefined; names of people's own making are members like any other. */
export function compact(members: Readonly<Record<string, EventValue | undefined>>): EventObject {
  return Object.fromEntries(
    Object.entries(members).filter((member): member is [string, EventValue] => member[1] !== undefined),
  );
}
