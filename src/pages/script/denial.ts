import { parseMessage } from '../../scenario/imports/message';

/** What a denial says of itself. */
export interface Denial {
  readonly action: string;
  readonly outcome: 'implicitDeny' | 'explicitDeny' | 'unknown';
  /** The policy type that decides, where it is said. */
  readonly decidedBy: string;
}

/** What an AccessDenied message says; undefined for a text that is none, or that names no action. */
export function denialIn(text: string): Denial | undefined {
  const { action, kind, policyType = '' } = parseMessage(text) ?? {};
  return action === undefined || kind === undefined ? undefined : { action, outcome: kind, decidedBy: policyType };
}

/** A denial on one line, and back. */
export function printDenial({ action, outcome, decidedBy }: Denial): string {
  return `${action} ${outcome} ${decidedBy}`;
}

export function readDenial(line: string): Denial {
  const [action = '', outcome, decidedBy = ''] = line.split(' ');
  return { action, outcome: outcome === 'implicitDeny' || outcome === 'explicitDeny' ? outcome : 'unknown', decidedBy };
}

/**
 * How much of what a message says is true of a denial: the kind of policy and of reason, which is what there is to
 * learn, and the action. Nothing where neither the policy type nor the action is the same.
 */
export function likenessOf(said: Denial, shown: Denial): number {
  const isType = said.decidedBy !== '' && namesType(said, shown.decidedBy);
  const isOutcome = said.outcome === shown.outcome || mayBeEither(said);
  const isAction = said.action.toLowerCase() === shown.action.toLowerCase();
  if (!isType && !isAction) return 0;
  return (
    (isType ? 3 : 0) + (isType && isOutcome ? 2 : 0) + (isAction ? 3 : serviceOf(said) === serviceOf(shown) ? 1 : 0)
  );
}

/** Messages call key policies, and some call trust policies, resource-based. */
function namesType(said: Denial, type: string): boolean {
  if (said.decidedBy !== 'resourceBasedPolicy') return said.decidedBy === type;
  return serviceOf(said) === 'sts' ? type === 'trustPolicy' : type === 'resourceBasedPolicy' || type === 'keyPolicy';
}

/** AWS may call a denial by a service control policy explicit that only lacks an allow (CX-15). */
function mayBeEither({ decidedBy }: Denial): boolean {
  return decidedBy === 'serviceControlPolicy';
}

function serviceOf({ action }: Denial): string {
  return action.slice(0, action.indexOf(':')).toLowerCase();
}
