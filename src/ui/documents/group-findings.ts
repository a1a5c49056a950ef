import type { Finding, Fix } from '../../engine/finding';

/** Findings of one kind in a document: twenty curly quotes are one thing to read, and one to mend. */
export interface FindingGroup<Found extends Finding> {
  /** What all of them are, in other checks too: a list that is keyed by it keeps its buttons while it is checked again. */
  readonly kind: string;
  readonly first: Found;
  readonly count: number;
  /** Every fix that is offered, once. */
  readonly fixes: readonly Fix[];
}

/** Groups findings by code, in the order of their first places. */
export function groupFindings<Found extends Finding>(findings: readonly Found[]): readonly FindingGroup<Found>[] {
  const groups = new Map<string, Found[]>();
  for (const finding of findings) {
    const kind = `${finding.code} ${finding.severity} ${finding.stops}`;
    const group = groups.get(kind);
    if (group) group.push(finding);
    else groups.set(kind, [finding]);
  }
  return [...groups].flatMap(([kind, group]): readonly FindingGroup<Found>[] => {
    const [first] = group;
    if (first === undefined) return [];
    const fixes = new Map(group.flatMap((finding) => finding.fixes ?? []).map((fix) => [fix.label, fix]));
    return [{ kind, first, count: group.length, fixes: [...fixes.values()] }];
  });
}
