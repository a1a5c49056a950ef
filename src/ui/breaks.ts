/** What is shorter stays whole. */
const long = 24;

/** Where a word of a name begins: behind a mark, or with a capital. */
const within = /(?<=[:/_.@-])(?=[\w*$])|(?<=[a-z\d])(?=[A-Z])/;

/**
 * A text in the pieces between which a line may end, beside where it may anyway: a long name goes on where a word of it
 * begins (`secretsmanager:|Batch|Get|Secret|Value`), an ARN behind a slash, and within what lies between two of them only
 * where that is long itself.
 */
export function piecesOf(text: string): readonly string[] {
  const pieces = [''];
  for (const word of text.split(/(?<=\s)/)) {
    const parts = word.includes('arn:') ? word.split(/(?<=\/)/) : [word];
    const [first = '', ...others] = parts.flatMap((part) => (part.length < long ? part : part.split(within)));
    pieces.push(pieces.pop() + first, ...others);
  }
  return pieces;
}
