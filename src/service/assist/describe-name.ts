import type { Catalog } from '../../catalog/catalog';
import { resourceTypesOfPattern } from '../../catalog/resource-pattern';
import type { Span } from '../../engine/json/tree';
import { isAccountId, parseArn, type Arn } from '../../engine/model/arn';
import type { Scenario } from '../../scenario/types';
import type { Description } from '../protocol';

/** Whom or what a text names: an account, a principal, a resource by its ARN; undefined where it is no such name. */
export async function describeName(
  text: string,
  span: Span,
  scenario: Scenario,
  catalog: Catalog,
): Promise<Description | undefined> {
  if (isAccountId(text)) return { ...span, title: `Account ${text}`, lines: [accountWords(text, scenario)] };
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+){0,4}\.amazonaws\.com(?:\.cn)?$/.test(text))
    return { ...span, title: text, lines: ['AWS service principal'] };
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const title = principalTitle(arn) ?? (await resourceTitle(text, arn, catalog));
  return { ...span, title, lines: [...placeOf(text, arn, scenario), partitionWords(arn.partition)] };
}

/** Principals of IAM and STS in words; undefined for everything else, and where a wildcard stands for the name. */
function principalTitle({ service, resource }: Arn): string | undefined {
  const [type, ...parts] = resource.split('/');
  const name = parts.at(-1) ?? '';
  if (service === 'iam' && resource === 'root') return 'The account: its root user, and whom it allows by its policies';
  if (name === '' || /[*?$]/.test(name)) return undefined;
  if (service === 'sts' && type === 'assumed-role') return `Session ${name} of role ${parts[0] ?? ''}`;
  if (service === 'sts' && type === 'federated-user') return `Federated user session ${name}`;
  if (service !== 'iam') return undefined;
  switch (type) {
    case 'user':
      return `IAM user ${name}`;
    case 'role':
      return `Role ${name}`;
    case 'group':
      return `IAM group ${name}: no principal, policies cannot name it`;
    case 'saml-provider':
      return `SAML provider ${name}`;
    case 'oidc-provider':
      return `OpenID Connect provider ${parts.join('/')}`;
    default:
      return undefined;
  }
}

/** The resource types that AWS's reference has for an ARN or a pattern of them. */
async function resourceTitle(text: string, { service }: Arn, catalog: Catalog): Promise<string> {
  const found = await catalog.service(service);
  if (found.kind !== 'found') return `ARN of \`${service}\``;
  const { name, resourceTypes } = found.value;
  const types = [...new Set(resourceTypesOfPattern(resourceTypes, text).map((type) => type.name))];
  if (types.length === 0) return `${name}: no resource type of the reference fits`;
  const shown = types.length > 4 ? [...types.slice(0, 4), `${types.length - 4} more`] : types;
  return `${name}: ${shown.join(', ')}`;
}

function placeOf(text: string, { region, account }: Arn, scenario: Scenario): readonly string[] {
  const owner = account === '' ? ownerOf(text, scenario) : account;
  return [
    ...(isAccountId(owner) ? [accountWords(owner, scenario)] : owner === 'aws' ? ['of AWS itself'] : []),
    ...(region === '' ? [] : [`Region ${region}`]),
  ];
}

/** The account whose resource it is, where the ARN does not say it: a bucket's, and its objects'. */
function ownerOf(text: string, { accounts = {} }: Scenario): string {
  const isOf = (arn: string): boolean => text === arn || text.startsWith(`${arn}/`);
  return Object.entries(accounts).find(([, { resources = {} }]) => Object.keys(resources).some(isOf))?.[0] ?? '';
}

function accountWords(id: string, { accounts = {} }: Scenario): string {
  const account = Object.hasOwn(accounts, id) ? accounts[id] : undefined;
  if (account === undefined) return `account ${id}, which is not in this scenario`;
  return account.name === undefined ? `account ${id}` : `account ${account.name}, ${id}`;
}

function partitionWords(partition: string): string {
  switch (partition) {
    case 'aws':
      return 'partition aws';
    case 'aws-cn':
      return 'partition aws-cn: the Regions in China';
    case 'aws-us-gov':
      return 'partition aws-us-gov: AWS GovCloud (US)';
    default:
      return `partition ${partition}`;
  }
}
