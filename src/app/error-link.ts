/**
 * The hash of an address may carry an error as AWS words it, percent-encoded, so that any page or tool can lead from an
 * error to its story:
 *
 *     #error=User%3A%20arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Falice%20is%20not%20authorized%20to%20perform%3A%20…
 *
 * What can be pasted where scenarios are opened can stand there: an AccessDenied message, a CloudTrail event.
 */
export const errorPrefix = '#error=';

/** The hash that opens an error. */
export function errorLink(text: string): string {
  return errorPrefix + encodeURIComponent(text);
}
