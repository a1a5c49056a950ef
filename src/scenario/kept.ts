/**
 * Whether a required member holds only its blank, because it is missing or unreadable. What is kept under its name then
 * counts; a member that was set since wins.
 */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.values(value);
  return members.length > 0 && members.every((member) => member === '');
}
