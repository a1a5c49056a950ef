/** The most that is read of a file: more than any scenario or answer of AWS's command line. */
const most = 20_000_000;

/** What was read of a file: an empty text where it is none, and what is to be said of it. */
export interface Dropped {
  readonly text: string;
  /** The file's name. */
  readonly name?: string;
  readonly said?: string;
}

/** The text of the first file. */
export async function readDropped(files: readonly File[]): Promise<Dropped> {
  const [file, ...others] = files;
  if (file === undefined) return { text: '' };
  if (file.size > most) {
    const size = Math.round(file.size / 1_000_000);
    return { text: '', said: `${file.name} has ${size} MB: nothing above 20 MB is read here.` };
  }
  const said = others.length === 0 ? undefined : `One file is read at a time: this is ${file.name}.`;
  try {
    const text = await file.text();
    const { name } = file;
    if (text.trim() === '') return { text: '', said: `${name} is empty.` };
    const other = otherKind(text);
    if (other !== undefined) return { text: '', said: `${name} is ${other}, not text. ${canBeOpened}` };
    return { text, name, ...(said !== undefined && { said }) };
  } catch {
    return { text: '', said: `${file.name} cannot be read: it may be a folder, or it was moved.` };
  }
}

/** What a file can be that is opened here. */
export const canBeOpened =
  'What opens here: a scenario, a policy as JSON, an AccessDenied message, CloudTrail events, or what the AWS CLI prints.';

/** What a file is by its first characters, where it is no text. */
function otherKind(text: string): string | undefined {
  const known = starts.find(([start]) => text.startsWith(start));
  if (known) return known[1];
  return text.slice(0, 4000).includes('\u0000') ? 'a binary file' : undefined;
}

const starts = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an office document'],
  ['\ufffdPNG', 'a picture'],
  ['\ufffd\ufffd\ufffd', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u001f\ufffd', 'a compressed file: unpack it first'],
  ['SQLite format', 'a database'],
] as const;

/** What was said of a text, said of the file that it came from. */
export function ofFile(sentence: string, name: string | undefined): string {
  if (name === undefined) return sentence;
  const start = 'This is ';
  const said = sentence.startsWith(start) ? `${name} is ${sentence.slice(start.length)}` : `${name}: ${sentence}`;
  // Where it says what can be pasted, that has been said.
  return sentence.includes('can be imported') ? said : `${said} ${canBeOpened}`;
}
