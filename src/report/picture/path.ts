import type { PathGate, PathGroup, PathReading } from '../path';
import { gatePartNames } from '../policy-types';
import { tenths } from './tenths';
import { wrapText } from './text';

/** A gate's place in the picture. */
export interface GateBox {
  readonly gate: PathGate;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What stands in it, line by line; baselines are from the top of the picture. */
  readonly lines: readonly BoxLine[];
}

export interface BoxLine {
  readonly kind: 'title' | 'part' | 'why';
  readonly text: string;
  readonly y: number;
}

/** What stands over the gates of one owner. */
export interface GroupLabel {
  readonly title: string;
  readonly owner?: string;
  readonly x: number;
  readonly y: number;
}

/** The way from one gate to the next; `bypass` goes round a gate that does not count. */
export interface PathEdge {
  readonly kind: 'way' | 'bypass' | 'idle';
  readonly path: string;
}

export interface PathPicture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly GateBox[];
  readonly labels: readonly GroupLabel[];
  readonly edges: readonly PathEdge[];
  /** Where the way ends. */
  readonly end: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const pathSizes = { title: 12.5, why: 11 } as const;

const width = 364;
const laneGap = 12;
const rowGap = 14;
const labelHeight = 24;
/** Room beside a box for the way round it. */
const side = 14;
const padding = 9;
const endHeight = 32;
/** Room for the mark before a title. */
const mark = 20;

interface Lane {
  readonly boxes: readonly GateBox[];
  readonly edges: readonly PathEdge[];
  readonly bottom: number;
  readonly label: GroupLabel;
}

/**
 * The gates as a picture: the Deny statements on top, the organization under them, then the caller's and the resource's
 * account side by side, and where they lead. Deterministic: the same path gives the same picture.
 */
export function pathPicture({ groups }: PathReading): PathPicture {
  const lanes: Lane[] = [];
  const edges: PathEdge[] = [];
  let y = 0;
  let above: readonly GateBox[] = [];
  for (const group of groups.filter(({ id }) => id === 'deny' || id === 'organization')) {
    const top = y + (above.length > 0 ? rowGap : 0);
    const lane = group.id === 'deny' ? column(group, 0, width, top) : row(group, top);
    for (const box of lane.boxes) edges.push(...joined(above, box));
    lanes.push(lane);
    y = lane.bottom;
    above = lane.boxes;
  }
  const accounts = groups.filter(({ id }) => id === 'caller' || id === 'resource');
  const laneWidth = (width - laneGap * (accounts.length - 1)) / Math.max(accounts.length, 1);
  const columns = accounts.map((group, index) => column(group, index * (laneWidth + laneGap), laneWidth, y + rowGap));
  const bottom = Math.max(y, ...columns.map((lane) => lane.bottom)) + rowGap;
  for (const lane of columns) {
    const [first] = lane.boxes;
    const last = lane.boxes.at(-1);
    if (first) edges.push(...joined(above, first));
    if (last) edges.push({ kind: kindAfter(last.gate), path: down(last, bottom) });
  }
  lanes.push(...columns);
  return {
    width,
    height: tenths(bottom + endHeight),
    boxes: lanes.flatMap((lane) => lane.boxes),
    labels: lanes.map((lane) => lane.label),
    edges: [...edges, ...lanes.flatMap((lane) => lane.edges)],
    end: { x: side, y: tenths(bottom), width: width - side, height: endHeight },
  };
}

/** From the row above down to a box: from the box that stands over its middle. */
function joined(above: readonly GateBox[], box: GateBox): readonly PathEdge[] {
  const middle = box.x + box.width / 2;
  const over = above.find(({ x, width: boxWidth }) => x <= middle && middle <= x + boxWidth);
  return over
    ? [{ kind: kindAfter(over.gate), path: `M${tenths(middle)} ${tenths(over.y + over.height)}V${box.y}` }]
    : [];
}

function down(box: GateBox, to: number): string {
  return `M${tenths(box.x + box.width / 2)} ${tenths(box.y + box.height)}V${tenths(to)}`;
}

/** Gates one under another, each joined to the next. */
function column(group: PathGroup, x: number, laneWidth: number, top: number): Lane {
  const label = labelOf(group, x, top);
  const boxes: GateBox[] = [];
  const edges: PathEdge[] = [];
  let y = top + labelHeight;
  for (const gate of group.gates) {
    const box = boxOf(gate, x + side, y, laneWidth - side);
    const before = boxes.at(-1);
    if (before) edges.push({ kind: kindAfter(before.gate), path: down(before, y) });
    if (gate.part === 'bypassed') edges.push(roundOf(box));
    boxes.push(box);
    y += box.height + (gate.part === 'absent' ? rowGap / 2 : rowGap);
  }
  const last = boxes.at(-1);
  return { boxes, edges, label, bottom: last ? last.y + last.height : y };
}

/** Gates beside one another. */
function row(group: PathGroup, top: number): Lane {
  const each = (width - laneGap * (group.gates.length - 1)) / Math.max(group.gates.length, 1);
  const y = top + labelHeight;
  // what limits the caller stands over the caller's account, what limits the resource over the resource's
  const gates = group.gates.toReversed();
  const boxes = gates.map((gate, index) => boxOf(gate, index * (each + laneGap) + side, y, each - side));
  const bottom = Math.max(y, ...boxes.map((box) => box.y + box.height));
  return { boxes, edges: [], label: labelOf(group, 0, top), bottom };
}

function boxOf(gate: PathGate, x: number, y: number, boxWidth: number): GateBox {
  const lines: BoxLine[] = [];
  let at = y + padding - 3;
  const put = (kind: BoxLine['kind'], text: string, size: number, indent: number): void => {
    for (const line of wrapText(text, boxWidth - padding - indent, size, kind === 'why' ? 'plain' : 'bold')) {
      at += size * 1.3;
      lines.push({ kind, text: line, y: tenths(at) });
    }
  };
  if (gate.part === 'absent') {
    put('why', `${gate.title}: ${gatePartNames.absent}`, pathSizes.why, padding);
  } else {
    put('title', gate.title, pathSizes.title, padding + mark);
    put('part', gatePartNames[gate.part], pathSizes.why, padding + mark);
    put('why', gate.why, pathSizes.why, padding);
  }
  return { gate, x: tenths(x), y: tenths(y), width: tenths(boxWidth), height: tenths(at + padding - y), lines };
}

/** The way round a gate: out to its left, along it, and back. */
function roundOf({ x, y, width: boxWidth, height }: GateBox): PathEdge {
  const middle = x + boxWidth / 2;
  const left = x - side + 4;
  const from = y - rowGap / 2;
  const to = y + height + rowGap / 2;
  return {
    kind: 'bypass',
    path: `M${tenths(middle)} ${tenths(from)}H${tenths(left + 6)}Q${tenths(left)} ${tenths(from)} ${tenths(left)} ${tenths(from + 6)}V${tenths(to - 6)}Q${tenths(left)} ${tenths(to)} ${tenths(left + 6)} ${tenths(to)}H${tenths(middle)}`,
  };
}

function kindAfter({ part, denies }: PathGate): PathEdge['kind'] {
  return denies || part === 'notReached' ? 'idle' : 'way';
}

function labelOf({ title, owner }: PathGroup, x: number, top: number): Lane['label'] {
  return { title, ...(owner === undefined ? {} : { owner }), x: tenths(x + side), y: tenths(top + 16) };
}
