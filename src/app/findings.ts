import type { Place } from './places.svelte';
import type { Playground } from './playground.svelte';

/** The place of the next finding of the whole scenario after the one that is shown, or of the one before it. */
export function nextFinding({ subjects, assistant, place, subject }: Playground, step: 1 | -1): Place | undefined {
  const places = subjects.flatMap(({ documents }) =>
    documents.flatMap(({ pointer }) =>
      assistant.findingsOf([pointer]).map(({ span }): Place & Required<Pick<Place, 'span'>> => ({ pointer, span })),
    ),
  );
  const at = places.findIndex(({ pointer, span }) => pointer === place?.pointer && span.from === place.span?.from);
  if (at >= 0) return places[(at + step + places.length) % places.length];
  const here = new Set(subject?.documents.map(({ pointer }) => pointer));
  const isHere = ({ pointer }: Place) => here.has(pointer);
  return (step > 0 ? places.find(isHere) : places.findLast(isHere)) ?? places.at(step > 0 ? 0 : -1);
}
