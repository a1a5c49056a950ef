/** An ARN by its six fields; the last keeps its colons and slashes (PL-071). */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

let lastText = '';
let lastArn: Arn | undefined;

/**
 * Reads a full ARN; undefined for anything with fewer than six fields, and for `*`. The same ARN again costs nothing:
 * owner, Region, rules and context of one request all ask for that of its resource.
 */
export function parseArn(text: string): Arn | undefined {
  if (text !== lastText) {
    lastArn = readArn(text);
    lastText = text;
  }
  return lastArn;
}

function readArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const first = 3;
  const second = text.indexOf(':', first + 1);
  const third = text.indexOf(':', second + 1);
  const fourth = text.indexOf(':', third + 1);
  const fifth = text.indexOf(':', fourth + 1);
  // what is not found makes the next search start anew
  if (second < 0 || third < second || fourth < third || fifth < fourth) return undefined;
  return {
    partition: text.slice(first + 1, second),
    service: text.slice(second + 1, third),
    region: text.slice(third + 1, fourth),
    account: text.slice(fourth + 1, fifth),
    resource: text.slice(fifth + 1),
  };
}

/** The partition of an ARN that is known to be one. */
export function partitionOf(arn: string): string {
  return arn.slice(4, arn.indexOf(':', 4));
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
