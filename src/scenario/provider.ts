const mark = ':oidc-provider/';

/** The host and path by which condition keys and tokens name an OIDC provider; undefined for the ARN of anything else. */
export function providerHost(arn: string): string | undefined {
  const at = arn.indexOf(mark);
  return at < 0 ? undefined : arn.slice(at + mark.length);
}
