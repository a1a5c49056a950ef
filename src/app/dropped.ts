/** The most that is read of a file: more than any scenario or answer of AWS's command line. */
const most = 20_000_000;

/** The text of the first file, and what is to be said of it; an empty text where it cannot be read. */
export async function readDropped(files: readonly File[]): Promise<{ readonly text: string; readonly said?: string }> {
  const [file, ...others] = files;
  if (file === undefined) return { text: '' };
  if (file.size > most) {
    const size = Math.round(file.size / 1_000_000);
    return { text: '', said: `${file.name} has ${size} MB: nothing above 20 MB is read here.` };
  }
  const said = others.length === 0 ? undefined : `One file is read at a time: this is ${file.name}.`;
  try {
    const text = await file.text();
    if (text.trim() === '') return { text: '', said: `${file.name} is empty.` };
    return { text, ...(said !== undefined && { said }) };
  } catch {
    return { text: '', said: `${file.name} cannot be read: it may be a folder, or it was moved.` };
  }
}
