type DocumentTools = typeof import('./documents');

let loaded: DocumentTools | undefined;

/** Fetches what edits documents; nothing needs it before the first verdict. */
export async function loadDocumentTools(): Promise<DocumentTools> {
  loaded ??= await import('./documents');
  return loaded;
}

/** Does something with the tools: at once where they are here, as they are whenever a document can be edited. */
export function withDocumentTools(use: (tools: DocumentTools) => void): void {
  if (loaded) use(loaded);
  else void loadDocumentTools().then(use);
}
