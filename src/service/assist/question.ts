import type { Catalog } from '../../catalog/catalog';
import type { Completion, PlaceRequest } from '../protocol';
import type { Cursor } from './cursor';

/** What is asked of the functions that know the options of one element. */
export interface Question extends Omit<PlaceRequest, 'data'> {
  readonly cursor: Cursor;
  /** What is typed of the text, up to the offset. */
  readonly typed: string;
  readonly catalog: Catalog;
}

export type Options = readonly Completion[] | { readonly options: readonly Completion[]; readonly isPartial: true };
