import { isAccountId, parseArn } from '../../engine/model/arn';
import { valueAt } from '../edit';
import { below } from '../pointer';
import type { Scenario } from '../types';
import { collections, type NamedKind, type ThingKind } from './thing';

/** How long a name may be, where IAM names a length (IAM and STS quotas). */
const longest: Partial<Readonly<Record<ThingKind, number>>> = { user: 64, role: 64, group: 128, policy: 128 };

/** What is wrong with the name of something, as IAM would refuse it; undefined where nothing is. Empty is its own case. */
export function nameFault(kind: ThingKind, name: string): string | undefined {
  if (name === '') return undefined;
  const most = longest[kind];
  switch (kind) {
    case 'user':
    case 'role':
    case 'group':
    case 'policy':
      if (most !== undefined && name.length > most)
        return `at most ${String(most)} characters: it has ${String(name.length)}`;
      return /^[\w+=,.@-]+$/.test(name) ? undefined : 'letters, digits and `+=,.@_-` only';
    case 'account':
    case 'membership':
      return isAccountId(name) ? undefined : 'an account id has twelve digits';
    case 'resource':
      return name === '*' || parseArn(name) ? undefined : 'an ARN has six parts: `arn:aws:s3:::example-bucket`';
    case 'identityProvider':
      return /^arn:[^:]+:iam::\d{12}:(oidc|saml)-provider\/.+$/.test(name)
        ? undefined
        : 'an ARN: `arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com`';
    case 'vpcEndpoint':
      return /^vpce-[0-9a-z]+$/.test(name) ? undefined : '`vpce-` and hexadecimal digits';
    case 'organization':
      return /^o-[a-z0-9]{10,32}$/.test(name) ? undefined : '`o-` and 10 to 32 small letters or digits';
    case 'node':
      return /^(r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})$/.test(name)
        ? undefined
        : 'a unit is `ou-ab12-11111111`, a root `r-ab12`';
    case 'session':
      return undefined;
  }
}

/** What is wrong with a name for something new in an account; undefined where it can be added. */
export function newNameFault(scenario: Scenario, kind: NamedKind, account: string, name: string): string | undefined {
  const fault = nameFault(kind, name);
  if (fault !== undefined) return fault;
  const list = valueAt(scenario, below('/accounts', account, collections[kind]));
  const names = Object.keys(typeof list === 'object' && list !== null ? list : {});
  // IAM's names are not told apart by capitals.
  const isIam = longest[kind] !== undefined;
  const same = names.find((taken) => taken === name || (isIam && taken.toLowerCase() === name.toLowerCase()));
  if (same !== undefined) return `the account has \`${same}\` already`;
  const isOwned = (owned: { readonly resources?: object }): boolean => Object.hasOwn(owned.resources ?? {}, name);
  const other = kind === 'resource' && Object.entries(scenario.accounts ?? {}).find(([, owned]) => isOwned(owned));
  return other ? `account \`${other[0]}\` owns it already` : undefined;
}
