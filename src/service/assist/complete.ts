import type { Catalog } from '../../catalog/catalog';
import type { Completions, PlaceRequest } from '../protocol';
import { actionOptions } from './complete/actions';
import { keyOptions, operatorOptions, valueOptions } from './complete/conditions';
import { elementOptions } from './complete/elements';
import { principalOptions } from './complete/principals';
import { resourceOptions } from './complete/resources';
import { cursorAt } from './cursor';
import type { Options, Question } from './question';

/** What can stand in the string at a place of a policy document. */
export async function complete(place: Omit<PlaceRequest, 'data'>, catalog: Catalog): Promise<Completions | undefined> {
  const cursor = cursorAt(place.text, place.offset);
  if (cursor === undefined) return undefined;
  const typed = place.text.slice(cursor.inner.from, place.offset);
  const found = await optionsAt({ ...place, cursor, typed, catalog });
  if (found === undefined) return undefined;
  const [options, isPartial] = 'options' in found ? [found.options, true] : [found, false];
  if (options.length === 0) return undefined;
  const { from, to } = cursor.inner;
  // A name that has no value yet brings its colon: the second quotation mark is replaced too.
  return { from, to: cursor.isBare ? Math.max(to, cursor.token.span.to) : to, options, isPartial };
}

async function optionsAt(question: Question): Promise<Options | undefined> {
  const { path, role } = question.cursor;
  const [top, element, ...rest] = path;
  if (top !== 'Statement') return elementOptions(question);
  if (role === 'key') {
    switch (element) {
      case undefined:
        return elementOptions(question);
      case 'Principal':
      case 'NotPrincipal':
        return principalOptions(question);
      case 'Condition':
        return rest.length === 0 ? operatorOptions(question) : keyOptions(question);
      default:
        return undefined;
    }
  }
  switch (element) {
    case 'Effect':
      return elementOptions(question);
    case 'Action':
    case 'NotAction':
      return actionOptions(question);
    case 'Resource':
    case 'NotResource':
      return resourceOptions(question);
    case 'Principal':
    case 'NotPrincipal':
      return principalOptions(question);
    case 'Condition':
      return valueOptions(question);
    default:
      return undefined;
  }
}
