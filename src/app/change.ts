/** How the scenario changed: another one was opened, the reader's own work came back, or it was edited. */
export type Change = 'opened' | 'returned' | 'edited';
