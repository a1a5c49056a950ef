/** Something to tell the reader, until it is dismissed. */
export interface Notice {
  readonly kind: 'information' | 'problem';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}
