import type { Decision } from '../../engine/trace/decision';
import {
  groupsOf,
  type Draft,
  type Group,
  type LineKind,
  type Part,
  type StoryColumn,
  type StoryRequest,
} from './story-groups';
import { tenths } from './tenths';
import { wrapInto } from './text';

export interface StoryNode {
  readonly id: string;
  readonly column: StoryColumn;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly part: Part;
  readonly decision?: Decision;
  /** The request's number in the story, where it is made here. */
  readonly number?: number;
  readonly lines: readonly StoryLine[];
}

export interface StoryLine {
  readonly kind: LineKind;
  readonly text: string;
  /** Of the baseline, from the top of the picture. */
  readonly y: number;
}

export interface StoryEdge {
  readonly path: string;
  readonly isIdle: boolean;
}

export interface StoryPicture {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly column: StoryColumn; readonly x: number }[];
  readonly nodes: readonly StoryNode[];
  readonly edges: readonly StoryEdge[];
  /** Requests that the picture has no room for. */
  readonly omitted: number;
}

/** Font sizes by the kind of a line. */
export const storySizes = { name: 12.5, action: 12, soft: 11, verdict: 11.5 } as const;

const faces = { name: 'mono', action: 'mono', soft: 'plain', verdict: 'bold' } as const;

const widths: Readonly<Record<StoryColumn, number>> = {
  caller: 138,
  trust: 164,
  session: 124,
  permissions: 178,
  resource: 150,
};
const order = ['caller', 'trust', 'session', 'permissions', 'resource'] as const;
const margin = 22;
const gap = 34;
const rowGap = 22;
const groupGap = 34;
const padding = 11;
/** Where the columns begin, under the title and their headings. */
const top = 104;
/** A picture is for a glance: what does not fit on a page is counted. */
const mostRequests = 30;

/**
 * The story from left to right: caller, trust, session, permissions, resource; what uses a session goes out from it. The
 * place on which a verdict rests is marked, and what a denial keeps from happening is idle. Deterministic.
 */
export function storyPicture(requests: readonly StoryRequest[]): StoryPicture {
  const shown = requests.slice(0, mostRequests);
  const groups = groupsOf(shown);
  const used = order.filter(
    (column) =>
      column === 'caller' ||
      groups.some((group) =>
        column === 'trust' || column === 'session' ? group[column] !== undefined : group.rows.length > 0,
      ),
  );
  const at = new Map<StoryColumn, number>();
  let x = margin;
  for (const column of used) {
    at.set(column, x);
    x += widths[column] + gap;
  }
  const nodes: StoryNode[] = [];
  const edges: StoryEdge[] = [];
  let y = top;
  for (const group of groups) y = place(group, at, y, nodes, edges) + groupGap;
  return {
    width: x - gap + margin,
    height: y - groupGap + 50,
    columns: used.map((column) => ({ column, x: at.get(column) ?? 0 })),
    nodes,
    edges,
    omitted: requests.length - shown.length,
  };
}

/** Puts a group's nodes and edges; returns where it ends. */
function place(
  group: Group,
  at: ReadonlyMap<StoryColumn, number>,
  from: number,
  nodes: StoryNode[],
  edges: StoryEdge[],
): number {
  const leads = [group.caller, group.trust, group.session].filter((draft) => draft !== undefined);
  const firstRow = group.rows[0] ? [group.rows[0].permissions, group.rows[0].resource] : [];
  const [head = 0, ...rest] = [
    Math.max(...[...leads, ...firstRow].map(heightOf)),
    ...group.rows.slice(1).map((row) => Math.max(heightOf(row.permissions), heightOf(row.resource))),
  ];
  const middles = [from + head / 2];
  let y = from + head;
  for (const height of rest) {
    middles.push(y + rowGap + height / 2);
    y += rowGap + height;
  }
  const put = (draft: Draft, middle: number): StoryNode => {
    const node = nodeOf(draft, at.get(draft.column) ?? 0, middle);
    nodes.push(node);
    return node;
  };
  const placed = leads.map((draft) => put(draft, middles[0] ?? from));
  placed.slice(1).forEach((node, index) => {
    const before = placed[index];
    if (before) edges.push({ path: edgePath(before, node), isIdle: node.part === 'idle' });
  });
  const start = placed.at(-1);
  group.rows.forEach((row, index) => {
    const permissions = put(row.permissions, middles[index] ?? from);
    const resource = put(row.resource, middles[index] ?? from);
    if (start) edges.push({ path: edgePath(start, permissions), isIdle: start.part === 'idle' });
    edges.push({ path: edgePath(permissions, resource), isIdle: row.isStopped });
  });
  return y;
}

function heightOf(draft: Draft): number {
  return nodeOf(draft, 0, 0).height;
}

function nodeOf({ lines: drafts, ...draft }: Draft, x: number, middle: number): StoryNode {
  const width = widths[draft.column];
  const lines: StoryLine[] = [];
  let y = padding - 3;
  for (const { kind, text } of drafts) {
    const size = storySizes[kind];
    if (kind === 'verdict') y += 3;
    for (const line of wrapInto(3, text, width - 2 * padding, size, faces[kind])) {
      y += size * 1.32;
      lines.push({ kind, text: line, y });
    }
  }
  const height = Math.round(y + padding);
  const from = Math.round(middle - height / 2);
  return { ...draft, x, y: from, width, height, lines: lines.map((line) => ({ ...line, y: tenths(line.y + from) })) };
}

/** From the right of one node to the left of another, in a soft bend where they are not level. */
function edgePath(one: StoryNode, other: StoryNode): string {
  const fromX = one.x + one.width;
  const fromY = tenths(one.y + one.height / 2);
  const toY = tenths(other.y + other.height / 2);
  if (Math.abs(fromY - toY) < 1) return `M${fromX} ${fromY}H${other.x - 5}`;
  // the bend stands in the gap before the other node, so that it crosses no node between
  const bend = other.x - gap + 12;
  const down = toY > fromY ? 1 : -1;
  const radius = Math.min(10, Math.abs(toY - fromY) / 2);
  return `M${fromX} ${fromY}H${bend - radius}Q${bend} ${fromY} ${bend} ${tenths(fromY + down * radius)}V${tenths(toY - down * radius)}Q${bend} ${toY} ${bend + radius} ${toY}H${other.x - 5}`;
}
