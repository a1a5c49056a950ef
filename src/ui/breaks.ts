/**
 * A name in the pieces between which a line may end: a long one goes on where a word of it begins
 * (`secretsmanager:|Batch|Get|Secret|Value`), an ARN behind a slash.
 */
export function piecesOf(name: string): readonly string[] {
  if (name.length < 24) return [name];
  return name.split(name.startsWith('arn:') ? /(?<=\/)/ : /(?<=[\s:/_.@])|(?<=[\p{Ll}\d])(?=\p{Lu})/u);
}
