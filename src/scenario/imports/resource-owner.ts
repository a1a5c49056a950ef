import { isAccountId, parseArn } from '../../engine/model/arn';

/** Who an ARN says owns the resource; undefined where it does not say it. */
export function accountOf(arn: string): string | undefined {
  const account = parseArn(arn)?.account;
  return account !== undefined && isAccountId(account) ? account : undefined;
}

/** The resource that has the policy: the bucket of an object, the table of an index, the function of a version. */
export function policyHolder(text: string): string {
  const arn = parseArn(text);
  if (!arn) return text;
  const head = text.slice(0, text.length - arn.resource.length);
  switch (arn.service) {
    case 's3':
      return arn.account === '' ? head + before(arn.resource, '/') : text;
    case 'dynamodb':
      return head + arn.resource.split('/').slice(0, 2).join('/');
    case 'logs': {
      const [type = '', name = ''] = arn.resource.split(':');
      return type === 'log-group' ? `${head}${type}:${name}` : text;
    }
    default:
      return text;
  }
}

function before(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
}
