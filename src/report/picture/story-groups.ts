import type { DecidedBy, Decision } from '../../engine/trace/decision';
import { decidedByName, decisionNames } from '../policy-types';
import type { RequestResult } from '../result';
import { marks } from '../share/shared';

/** One request as the picture of a story shows it. */
export interface StoryRequest {
  /** Who calls: the last part of an ARN, a service, the name of a session. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  /** The session of an earlier request that it uses. */
  readonly uses?: string;
  /** The session that it obtains. */
  readonly obtains?: string;
  /** What AWS calls that session. */
  readonly obtainsAs?: string;
  /** Its verdict; undefined where there is none yet. */
  readonly result: RequestResult | undefined;
}

/** `decides`: the verdict rests on it; `idle`: nothing comes here. */
export type Part = 'decides' | 'plain' | 'idle';

export type LineKind = 'name' | 'action' | 'soft' | 'verdict';

export type StoryColumn = 'caller' | 'trust' | 'session' | 'permissions' | 'resource';

/** What stands before a line is known where. */
export interface Draft {
  readonly id: string;
  readonly column: StoryColumn;
  readonly part: Part;
  readonly decision?: Decision;
  readonly number?: number;
  readonly lines: readonly { readonly kind: LineKind; readonly text: string }[];
}

/** Requests that start from one caller, or from one session. */
export interface Group {
  readonly caller: Draft;
  readonly trust?: Draft;
  readonly session?: Draft;
  readonly rows: { readonly permissions: Draft; readonly resource: Draft; readonly isStopped: boolean }[];
}

/** Requests by what they start from: one caller, or the session that an earlier one obtains. */
export function groupsOf(requests: readonly StoryRequest[]): readonly Group[] {
  const groups: Group[] = [];
  const bySession = new Map<string, Group>();
  const byCaller = new Map<string, Group>();
  requests.forEach((request, index) => {
    if (givesCredentials(request.action)) {
      const group = lead(request, index, giver(requests, index));
      groups.push(group);
      if (request.obtains !== undefined) bySession.set(request.obtains, group);
      return;
    }
    const known = request.uses === undefined ? byCaller.get(request.caller) : bySession.get(request.uses);
    const group = known ?? { caller: callerDraft(request, index, giver(requests, index)), rows: [] };
    if (!known) {
      groups.push(group);
      byCaller.set(request.caller, group);
    }
    group.rows.push(use(request, index));
  });
  return groups;
}

/** Whether a call is made for the credentials that it gives. */
function givesCredentials(action: string): boolean {
  const name = action.toLowerCase();
  return name.startsWith('sts:assumero') || name === 'sts:getfederationtoken' || name === 'sts:getsessiontoken';
}

/** The number of the request that obtains the session which another one uses. */
function giver(requests: readonly StoryRequest[], index: number): number | undefined {
  const uses = requests[index]?.uses;
  const at = uses === undefined ? -1 : requests.findIndex(({ obtains }) => obtains === uses);
  return at < 0 ? undefined : at + 1;
}

function callerDraft(request: StoryRequest, index: number, giver: number | undefined): Draft {
  return {
    id: `caller${index}`,
    column: 'caller',
    part: 'plain',
    lines: [
      { kind: 'name', text: request.caller },
      ...(request.uses === undefined
        ? []
        : [{ kind: 'soft', text: giver === undefined ? 'session' : `session from request ${giver}` } as const]),
    ],
  };
}

/** A request that obtains credentials: caller, trust, session. */
function lead(request: StoryRequest, index: number, giver: number | undefined): Group {
  const { result } = request;
  const isAllowed = result?.outcome === 'allowed';
  const byCaller = result !== undefined && !isOfResource(result.decidedBy) && result.decidedBy !== 'serviceRule';
  const caller = callerDraft(request, index, giver);
  const idle = byCaller && result.outcome !== 'allowed';
  return {
    caller: byCaller ? { ...caller, ...decides(result), lines: [...caller.lines, verdictLine(result)] } : caller,
    trust: {
      id: `trust${index}`,
      column: 'trust',
      part: idle ? 'idle' : 'plain',
      ...(result && !byCaller ? decides(result) : {}),
      number: index + 1,
      lines: [
        { kind: 'action', text: request.action },
        ...(request.resource === '*' ? [] : [{ kind: 'name', text: request.resource } as const]),
        ...(result && !byCaller ? [verdictLine(result)] : []),
      ],
    },
    session: {
      id: `session${index}`,
      column: 'session',
      part: result === undefined || isAllowed ? 'plain' : 'idle',
      lines: [
        { kind: 'name', text: request.obtains ?? 'session' },
        ...(request.obtainsAs === undefined ? [] : [{ kind: 'soft', text: request.obtainsAs } as const]),
        { kind: 'soft', text: credentialsOf(result) },
      ],
    },
    rows: [],
  };
}

function credentialsOf(result: RequestResult | undefined): string {
  if (result === undefined || result.outcome === 'allowed') return 'credentials';
  return result.outcome === 'undetermined' && !result.disabled ? 'credentials not known' : 'no credentials';
}

/** A request that uses what its caller has: permissions, resource. */
function use(request: StoryRequest, index: number): Group['rows'][number] {
  const { result } = request;
  const byResource = result !== undefined && isOfResource(result.decidedBy);
  const isStopped = result !== undefined && result.outcome !== 'allowed';
  // a request without a name is called by its action, which stands here already
  const unnamed = [request.action, `${request.action} (request ${index + 1})`];
  const name = result === undefined || unnamed.includes(result.name) ? undefined : result.name;
  return {
    isStopped: isStopped && !byResource,
    permissions: {
      id: `permissions${index}`,
      column: 'permissions',
      part: 'plain',
      ...(result && !byResource ? decides(result) : {}),
      number: index + 1,
      lines: [
        { kind: 'action', text: request.action },
        ...(name === undefined ? [] : [{ kind: 'soft', text: name } as const]),
        ...(result && !byResource ? [verdictLine(result)] : []),
      ],
    },
    resource: {
      id: `resource${index}`,
      column: 'resource',
      part: isStopped && !byResource ? 'idle' : 'plain',
      ...(byResource ? decides(result) : {}),
      lines: [{ kind: 'name', text: request.resource }, ...(byResource ? [verdictLine(result)] : [])],
    },
  };
}

function isOfResource(decidedBy: DecidedBy): boolean {
  return (
    decidedBy === 'resourceBasedPolicy' ||
    decidedBy === 'keyPolicy' ||
    decidedBy === 'trustPolicy' ||
    decidedBy === 'resourceControlPolicy'
  );
}

function decides({ outcome, disabled }: RequestResult): Pick<Draft, 'part' | 'decision'> {
  return disabled ? { part: 'idle' } : { part: 'decides', decision: outcome };
}

function verdictLine({ outcome, decidedBy, disabled }: RequestResult): Draft['lines'][number] {
  if (disabled) return { kind: 'verdict', text: 'not evaluated' };
  return { kind: 'verdict', text: `${marks[outcome]} ${decisionNames[outcome]} by ${decidedByName(decidedBy)}` };
}
