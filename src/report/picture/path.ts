import type { PathGate, PathGroup, PathReading } from '../path';
import { gatePartNames } from '../policy-types';
import { tenths } from './tenths';
import { textWidth, wrapText } from './text';

/** A gate's place in the picture; absent gates that follow one another share one. */
export interface GateBox {
  readonly gates: Gates;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What stands in it, line by line; baselines are from the top of the picture. */
  readonly lines: readonly BoxLine[];
}

type Gates = readonly [PathGate, ...PathGate[]];

export interface BoxLine {
  readonly kind: 'title' | 'part' | 'why';
  readonly text: string;
  readonly y: number;
}

/** What stands over the gates of one owner. */
export interface GroupLabel {
  readonly title: string;
  /** Under the title where it has no room beside it. */
  readonly owner?: { readonly id: string; readonly isUnder: boolean };
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

const pathSizes = { title: 12.5, why: 11, label: 10.5 } as const;

const width = 364;
const laneGap = 12;
const rowGap = 14;
const labelHeight = 24;
const labelLine = 13;
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
  // labels beside one another are of one height
  const room = Math.max(0, ...accounts.map((group) => roomUnder(group, laneWidth)));
  const columns = accounts.map((group, index) =>
    column(group, index * (laneWidth + laneGap), laneWidth, y + rowGap, room),
  );
  const bottom = Math.max(y, ...columns.map((lane) => lane.bottom)) + rowGap;
  for (const lane of columns) {
    const [first] = lane.boxes;
    const last = lane.boxes.at(-1);
    if (first) edges.push(...joined(above, first));
    if (last) edges.push({ kind: kindAfter(last.gates[0]), path: down(last, bottom) });
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
    ? [{ kind: kindAfter(over.gates[0]), path: `M${tenths(middle)} ${tenths(over.y + over.height)}V${box.y}` }]
    : [];
}

function down(box: GateBox, to: number): string {
  return `M${tenths(box.x + box.width / 2)} ${tenths(box.y + box.height)}V${tenths(to)}`;
}

/** Gates one under another, each joined to the next. */
function column(group: PathGroup, x: number, laneWidth: number, top: number, room = 0): Lane {
  const label = labelOf(group, x, top, laneWidth);
  const boxes: GateBox[] = [];
  const edges: PathEdge[] = [];
  let y = top + labelHeight + room;
  for (const gates of folded(group.gates)) {
    const [gate] = gates;
    const box = boxOf(gates, x + side, y, laneWidth - side);
    const before = boxes.at(-1);
    if (before) edges.push({ kind: kindAfter(before.gates[0]), path: down(before, y) });
    if (gate.part === 'bypassed') edges.push(roundOf(box));
    boxes.push(box);
    y += box.height + (gate.part === 'absent' ? rowGap / 2 : rowGap);
  }
  const last = boxes.at(-1);
  return { boxes, edges, label, bottom: last ? last.y + last.height : y };
}

/** Gates beside one another. */
function row(group: PathGroup, top: number): Lane {
  // what limits the caller stands over the caller's account, what limits the resource over the resource's
  const places = folded(group.gates.toReversed());
  const each = (width - laneGap * (places.length - 1)) / Math.max(places.length, 1);
  const y = top + labelHeight;
  const boxes = places.map((gates, index) => boxOf(gates, index * (each + laneGap) + side, y, each - side));
  const bottom = Math.max(y, ...boxes.map((box) => box.y + box.height));
  return { boxes, edges: [], label: labelOf(group, 0, top, width), bottom };
}

/** Each gate by itself, but absent ones that follow one another as one. */
function folded(gates: readonly PathGate[]): readonly Gates[] {
  const places: Gates[] = [];
  for (const gate of gates) {
    const before = places.at(-1);
    if (gate.part === 'absent' && before?.[0].part === 'absent') places.splice(-1, 1, [...before, gate]);
    else places.push([gate]);
  }
  return places;
}

function boxOf(gates: Gates, x: number, y: number, boxWidth: number): GateBox {
  const [gate] = gates;
  const lines: BoxLine[] = [];
  let at = y + padding - 3;
  const put = (kind: BoxLine['kind'], text: string, size: number, indent: number): void => {
    for (const line of wrapText(text, boxWidth - padding - indent, size, kind === 'why' ? 'plain' : 'bold')) {
      at += size * 1.3;
      lines.push({ kind, text: line, y: tenths(at) });
    }
  };
  if (gate.part === 'absent') {
    put('why', `Absent: ${gates.map(({ name }) => name).join(', ')}`, pathSizes.why, padding);
  } else {
    put('title', gate.title, pathSizes.title, padding + mark);
    put('part', gatePartNames[gate.part], pathSizes.why, padding + mark);
    put('why', gate.why, pathSizes.why, padding);
  }
  return { gates, x: tenths(x), y: tenths(y), width: tenths(boxWidth), height: tenths(at + padding - y), lines };
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

function labelOf(group: PathGroup, x: number, top: number, laneWidth: number): Lane['label'] {
  const { title, owner } = group;
  return {
    title,
    ...(owner === undefined ? {} : { owner: { id: owner, isUnder: roomUnder(group, laneWidth) > 0 } }),
    x: tenths(x + side),
    y: tenths(top + 16),
  };
}

/** What a label takes more than one line where its owner has no room beside the title. */
function roomUnder({ title, owner }: PathGroup, laneWidth: number): number {
  if (owner === undefined) return 0;
  const needed = textWidth(title, pathSizes.label, 'bold') + textWidth(` ${owner}`, pathSizes.label, 'bold');
  return needed > laneWidth - side ? labelLine : 0;
}
