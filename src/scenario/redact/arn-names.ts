/** What an ARN calls by a name that its owner chose. */
export interface ArnName {
  readonly kind: 'name' | 'bucket' | 'domain';
  readonly text: string;
}

const arns = /arn:aws[\w-]{0,20}:([a-z0-9-]{1,40}):[\w-]{0,30}:(?:\d{12})?:([^\s"'`,;)\]}]{1,1200})/g;

/** Of these, what follows the account is a name, and not what kind of thing has one. */
const withoutType: ReadonlySet<string> = new Set(['sns', 'sqs', 'execute-api']);

/** The names in every ARN of a text: of what it is about, and of the folders, paths and sessions in it. */
export function namesInArns(text: string): readonly ArnName[] {
  return [...text.matchAll(arns)].flatMap(([, service = '', rest = '']) => namesIn(service, rest));
}

function namesIn(service: string, rest: string): readonly ArnName[] {
  const parts = rest.split(/[:/]/, 30);
  if (service === 's3' && !rest.startsWith('accesspoint')) {
    const [bucket = '', ...folders] = rest.split('/', 30);
    return [...named('bucket', [bucket]), ...named('name', folders)];
  }
  if (service === 's3express' && parts[0] === 'bucket') return named('bucket', parts.slice(1, 2));
  if (parts[0] === 'oidc-provider') return named('domain', parts.slice(1, 2));
  // AWS's own key: alias/aws/s3.
  if (parts[0] === 'alias' && parts[1] === 'aws') return [];
  return named('name', parts.length > 1 && !withoutType.has(service) ? parts.slice(1) : parts);
}

/** Up to where a wildcard or a variable begins; what begins with no letter is a number, or no name. */
function named(kind: ArnName['kind'], parts: readonly string[]): readonly ArnName[] {
  return parts.flatMap((part) => {
    const [text = ''] = part.split(/[*?$]/, 1);
    return /^[A-Za-z][\w+=.@-]*$/.test(text) && !/^[A-Z]{3,7}$/.test(text) ? [{ kind, text }] : [];
  });
}
