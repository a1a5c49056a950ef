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
      if (authorization.decision === 'explicitDeny') expect(deciding.map(({ id }) => id)).toContain('deny');
      if (authorization.decision === 'error') expect(gates[0]?.part).not.toBe('passes');
      if (deciding.length > 0) expect(deciding).toContain(decidingGate(path));
    }
  });

  it('as a picture shows each gate once with its title and its reason, overlapping nothing, within its edges', () => {
    for (const authorization of authorizations) {
      const path = pathOf(authorization);
      const picture = pathPicture(path);
      const gates = path.groups.flatMap((group) => group.gates);
      expect(new Set(picture.boxes.map(({ gate }) => gate))).toEqual(new Set(gates));
      expect(picture.boxes).toHaveLength(gates.length);
      for (const { gate, lines } of picture.boxes) {
        const text = lines.map((line) => line.text).join(' ');
        expect(text).toContain(gate.title);
        if (gate.part !== 'absent') expect(text.replaceAll(' ', '')).toContain(gate.why.replaceAll(' ', ''));
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
