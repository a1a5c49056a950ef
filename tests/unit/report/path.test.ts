import { describe, expect, it } from 'vitest';
import { decidingGate, pathOf } from '../../../src/report/path';
import { pathPicture } from '../../../src/report/picture/path';
import { wrapInto, wrapText, textWidth } from '../../../src/report/picture/text';
import { folders, runItem } from '../gallery/folders';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(one: Area, other: Area): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

const runs = await Promise.all(folders.map(runItem));
const authorizations = runs.flatMap(({ nodes }) => nodes.flatMap((node) => node?.authorizations ?? []));

describe('the path', () => {
  it('has every gate of every side, and the one that decides', () => {
    expect(authorizations.length).toBeGreaterThan(150);
    for (const authorization of authorizations) {
      const path = pathOf(authorization);
      const gates = path.groups.flatMap((group) => group.gates);
      expect(gates).toHaveLength(1 + authorization.sides.flatMap((side) => side.gates).length);
      expect(new Set(gates.map(({ id }) => id)).size).toBe(gates.length);
      const deciding = gates.filter(({ part }) => part === 'decides');
      if (authorization.decision === 'explicitDeny') expect(deciding.map(({ id }) => id)).toEqual(['deny']);
      if (authorization.decision === 'error') expect(gates[0]?.part).not.toBe('passes');
      if (deciding.length > 0) expect(deciding).toContain(decidingGate(path));
    }
  });

  it('as a picture shows each gate once with its title and its reason, overlapping nothing, within its edges', () => {
    for (const authorization of authorizations) {
      const path = pathOf(authorization);
      const picture = pathPicture(path);
      const gates = path.groups.flatMap((group) => group.gates);
      const drawn = picture.boxes.flatMap((box) => box.gates);
      expect(new Set(drawn)).toEqual(new Set(gates));
      expect(drawn).toHaveLength(gates.length);
      for (const box of picture.boxes) {
        const text = box.lines.map((line) => line.text).join(' ');
        for (const { part, title, name, why } of box.gates) {
          expect(text).toContain(part === 'absent' ? name : title);
          if (part !== 'absent') expect(text.replaceAll(' ', '')).toContain(why.replaceAll(' ', ''));
          if (box.gates.length > 1) expect(part).toBe('absent');
        }
      }
      const areas: readonly Area[] = [...picture.boxes, picture.end];
      for (const [index, area] of areas.entries()) {
        expect(area.x).toBeGreaterThanOrEqual(0);
        expect(area.x + area.width).toBeLessThanOrEqual(picture.width);
        expect(area.y + area.height).toBeLessThanOrEqual(picture.height);
        for (const other of areas.slice(index + 1)) expect(overlap(area, other)).toBe(false);
      }
      for (const box of picture.boxes) {
        for (const line of box.lines) {
          expect(line.y).toBeGreaterThan(box.y);
          expect(line.y).toBeLessThan(box.y + box.height);
        }
      }
    }
  });

  it('names the one gate of a denial that holds the Deny statement, and sends the reader to what decides', () => {
    const denied = authorizations.filter(({ decision }) => decision === 'explicitDeny');
    expect(denied.length).toBeGreaterThan(5);
    for (const authorization of denied) {
      const gates = pathOf(authorization).groups.flatMap((group) => group.gates);
      const holding = authorization.sides.flatMap((side) => side.gates).filter(({ part }) => part === 'decides');
      const sent = gates.filter(({ why }) => why.endsWith('see Deny statements'));
      expect(sent).toHaveLength(holding.length);
      expect(sent.every(({ part, denies }) => part === 'notReached' && !denies)).toBe(true);
    }
  });

  it('as a picture folds absent gates that follow one another, so that no two of them share an edge', () => {
    const all = authorizations.map((authorization) => pathPicture(pathOf(authorization)).boxes);
    expect(all.flat().filter(({ gates }) => gates.length > 1).length).toBeGreaterThan(20);
    for (const authorization of authorizations) {
      const path = pathOf(authorization);
      const { boxes } = pathPicture(path);
      for (const { gates } of path.groups) {
        const place = (gate: (typeof gates)[number] | undefined) =>
          boxes.findIndex((box) => gate !== undefined && box.gates.includes(gate));
        gates.slice(1).forEach((gate, index) => {
          const isRun = gate.part === 'absent' && gates[index]?.part === 'absent';
          expect(place(gate) === place(gates[index])).toBe(isRun);
        });
      }
    }
  });

  it('as a picture keeps every label inside its lane', () => {
    for (const authorization of authorizations) {
      const { labels, boxes, width } = pathPicture(pathOf(authorization));
      for (const { title, owner, x, y } of labels) {
        const right = Math.min(
          width,
          ...labels.filter((other) => other.y === y && other.x > x).map((other) => other.x),
        );
        const own = owner === undefined ? 0 : textWidth(` ${owner.id}`, 10.5, 'bold');
        const beside = owner?.isUnder === true ? 0 : own;
        expect(x + Math.max(textWidth(title, 10.5, 'bold') + beside, own)).toBeLessThanOrEqual(right);
        const under = y + (owner?.isUnder === true ? 13 : 0);
        for (const box of boxes.filter((one) => one.x === x && one.y > y)) expect(box.y).toBeGreaterThan(under);
      }
    }
  });

  it('has one picture, however often it is drawn', () => {
    for (const authorization of authorizations.slice(0, 20))
      expect(pathPicture(pathOf(authorization))).toEqual(pathPicture(pathOf(authorization)));
  });

  it('goes round a gate that is bypassed', () => {
    const bypassed = authorizations
      .map(pathOf)
      .filter(({ groups }) => groups.some(({ gates }) => gates.some(({ part }) => part === 'bypassed')));
    expect(bypassed.length).toBeGreaterThan(3);
    for (const path of bypassed) {
      const count = path.groups.flatMap(({ gates }) => gates).filter(({ part }) => part === 'bypassed').length;
      expect(pathPicture(path).edges.filter(({ kind }) => kind === 'bypass')).toHaveLength(count);
    }
  });
});

describe('text in pictures', () => {
  it('loses nothing when it is wrapped, and keeps to its width', () => {
    const text = 'arn:aws:iam::111122223333:role/a-rather-long-name-for-a-role/that goes on and on';
    const lines = wrapText(text, 90, 12, 'mono');
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(textWidth(line, 12, 'mono')).toBeLessThanOrEqual(90);
  });

  it('that is cut says so', () => {
    const lines = wrapInto(2, 'one two three four five six seven eight nine ten', 60, 12);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(textWidth(lines[1] ?? '', 12)).toBeLessThanOrEqual(60);
  });
});
