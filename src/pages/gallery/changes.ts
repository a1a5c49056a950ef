import { listSubjects, type DocumentEntry, type Subject } from '../../app/subjects';
import { policyTypeNames } from '../../report/policy-types';
import type { Scenario } from '../../scenario/types';
import { printScenario } from '../../scenario/write';
import { capitalized } from '../../ui/words';
import { diffLines, type DiffLine } from './line-diff';

/** One place in which a flip differs from its scenario. */
export interface Change {
  readonly heading: string;
  readonly lines: readonly DiffLine[];
}

/** The heading of a change outside of policy documents. */
export const wholeScenario = 'The scenario';

/** What a flip changes: policy documents by their own text, everything else by the scenario's. */
export function changesBetween(before: Scenario, after: Scenario): readonly Change[] {
  const [old, fresh] = [documentsOf(before), documentsOf(after)];
  const changed = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((pointer): readonly Change[] => {
    const [was, is] = [old.get(pointer), fresh.get(pointer)];
    const place = is ?? was;
    if (place === undefined || was?.text === is?.text) return [];
    return [{ heading: place.heading, lines: linesOf(was?.text, is?.text) }];
  });
  if (changed.length > 0) return changed;
  return [{ heading: wholeScenario, lines: diffLines(comparable(before), comparable(after)) }];
}

interface Place {
  readonly heading: string;
  readonly text: string;
}

function documentsOf(scenario: Scenario): ReadonlyMap<string, Place> {
  return new Map(
    listSubjects(scenario).flatMap((subject) =>
      subject.documents.map((document) => [
        document.pointer,
        { heading: headingOf(subject, document), text: document.text },
      ]),
    ),
  );
}

function headingOf({ name }: Subject, { title, type }: DocumentEntry): string {
  const kind = policyTypeNames[type];
  const own = title.toLowerCase() === kind.toLowerCase();
  return `${name} · ${own ? capitalized(kind) : `${title}, ${kind}`}`;
}

function linesOf(was: string | undefined, is: string | undefined): readonly DiffLine[] {
  const all = (kind: 'added' | 'removed', text: string) => text.split('\n').map((line) => ({ kind, text: line }));
  if (was === undefined) return all('added', is ?? '');
  return is === undefined ? all('removed', was) : diffLines(was, is);
}

/** The scenario without what tells about it. */
function comparable({ requests = [], ...scenario }: Scenario): string {
  const { title: _title, description: _description, ...rest } = scenario;
  return printScenario({ ...rest, requests: requests.map(({ expect: _expect, ...request }) => request) });
}
