/** An ARN by its six fields; the last keeps its colons and slashes (PL-071). */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Reads a full ARN; undefined for anything with fewer than six fields, and for `*`. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const cuts: number[] = [];
  for (let at = text.indexOf(':'); at >= 0 && cuts.length < 5; at = text.indexOf(':', at + 1)) cuts.push(at);
  const [first, second, third, fourth, fifth] = cuts;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined || fifth === undefined)
    return undefined;
  return {
    partition: text.slice(first + 1, second),
    service: text.slice(second + 1, third),
    region: text.slice(third + 1, fourth),
    account: text.slice(fourth + 1, fifth),
    resource: text.slice(fifth + 1),
  };
}

/** Whether a text is twelve digits. */
export function isAccountId(text: string): boolean {
  if (text.length !== 12) return false;
  for (let at = 0; at < 12; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
}

/** What stands behind the last slash: a name without its path. */
export function lastSegment(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

/** The session ARN of a role's session: the role's path is dropped (ST-20). */
export function sessionArn(partition: string, account: string, roleName: string, sessionName: string): string {
  return `arn:${partition}:sts::${account}:assumed-role/${roleName}/${sessionName}`;
}
