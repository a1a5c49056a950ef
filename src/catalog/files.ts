import { found, type Unavailable } from './answer';

/** Gives the text of a file of the data folder, `services/s3.json`; rejects when it cannot, and ends by itself. */
export type FetchText = (path: string) => Promise<string>;

export type Loaded<T> = { readonly kind: 'found'; readonly value: T } | Unavailable;

/** The files of the data folder: each is fetched and decoded once, whoever asks, and again only after it failed. */
export interface Files {
  /** `what` names the file's content in messages: `the reference data of `s3``. */
  load<T>(path: string, what: string, decode: (json: unknown) => T): Promise<Loaded<T>>;
}

export function createFiles(fetchText: FetchText): Files {
  const loads = new Map<string, Promise<Loaded<unknown>>>();
  return {
    load<T>(path: string, what: string, decode: (json: unknown) => T): Promise<Loaded<T>> {
      let load = loads.get(path);
      if (load === undefined) {
        load = loadFile(fetchText, path, what, decode);
        loads.set(path, load);
        void load.then((loaded) => {
          if (loaded.kind === 'unavailable') loads.delete(path);
        });
      }
      // A path is decoded by one function only, so what is kept under it is a T.
      return load as Promise<Loaded<T>>;
    },
  };
}

async function loadFile<T>(
  fetchText: FetchText,
  path: string,
  what: string,
  decode: (json: unknown) => T,
): Promise<Loaded<T>> {
  let text: string;
  try {
    text = await fetchText(path);
  } catch (error) {
    const reason = error instanceof Error && error.message !== '' ? `: ${error.message}` : '';
    return unavailable(`${what} did not load${reason}; check the connection and try again`);
  }
  try {
    return found(decode(JSON.parse(text)));
  } catch {
    return unavailable(`${what} arrived cut short or damaged (\`${path}\`, ${text.length} characters); try again`);
  }
}

function unavailable(message: string): Unavailable {
  return { kind: 'unavailable', message };
}
