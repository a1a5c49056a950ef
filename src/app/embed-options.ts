const views = ['full', 'story', 'verdict', 'path'] as const;

/** What of a scenario an embed shows: everything; its requests alone; one request's verdict, or that one's path. */
export type EmbedView = (typeof views)[number];

/** How an embed shows its scenario: the query of its address. What cannot be read is as if it were not there. */
export interface EmbedOptions {
  /** As the reader's system is, where it is missing. */
  readonly theme?: 'light' | 'dark';
  readonly view: EmbedView;
  /** The request to begin with, from 1, as the rows are numbered; what the scenario says where it is missing. */
  readonly request?: number;
  /** A document to show whole, by its JSON pointer or its title, in place of the deciding statement. */
  readonly focus?: string;
  /** Whether documents can be edited in place. */
  readonly edit: boolean;
  /** Whether the reader is asked for a guess before a verdict is shown. */
  readonly asks: boolean;
  /** The gallery's scenario to show, where the hash has none. */
  readonly gallery?: string;
}

export function readEmbedOptions(search: string): EmbedOptions {
  const query = new URLSearchParams(search);
  const theme = query.get('theme');
  const view = views.find((known) => known === query.get('view'));
  const request = Number(query.get('request') ?? undefined);
  const focus = query.get('focus');
  const gallery = query.get('gallery');
  return {
    ...((theme === 'light' || theme === 'dark') && { theme }),
    view: view ?? 'full',
    ...(Number.isInteger(request) && request > 0 && { request }),
    ...(focus !== null && { focus }),
    edit: query.get('edit') === 'true',
    asks: query.get('reveal') === 'asked',
    ...(gallery !== null && { gallery }),
  };
}
