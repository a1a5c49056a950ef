import { sourceVpcArnServices, vpceAccountServices, vpceOrgServices } from '../../engine/context/network-keys';
import { quoted } from '../../engine/json/cursor';
import type { Row } from '../document';
import { isGlobbing } from '../operators';
import { hasWildcard } from '../pattern';
import { inPrincipals, inRows, inStatements, inValues, type Check, type Rule } from '../rule';
import { sources } from '../sources';

export const endpointRules: readonly Rule[] = [
  {
    code: 'GATEWAY_ENDPOINT_PRINCIPAL',
    severity: 'WARNING',
    rule: 'PL-053',
    title: 'Principal of a gateway endpoint',
    source: sources.endpoints,
    explanation:
      'In the policy of a gateway endpoint (Amazon S3, DynamoDB) an account under `AWS` means its root user only, and users or roles are not matched. Write `"Principal": "*"` and test `aws:PrincipalArn` or `aws:PrincipalAccount` in the condition.',
    check: inPrincipals(({ type, value, span }, _, { policy, setting: { attachedTo } }) => {
      const gateway = policy.type === 'vpcEndpointPolicy' && attachedTo?.kind === 'endpoint' && attachedTo.gateway;
      if (!gateway || value === '*' || type !== 'AWS') return undefined;
      return {
        span,
        message: `a gateway endpoint does not match ${quoted(value)}; write \`"Principal": "*"\` and test \`aws:PrincipalArn\``,
      };
    }),
  },
  {
    code: 'ENDPOINT_ID_PATTERN',
    severity: 'WARNING',
    rule: 'PL-053',
    title: 'Pattern for a generated ID in an endpoint policy',
    source: sources.endpoints,
    explanation:
      'Endpoint policies take no wildcards and no Numeric operators with keys that hold generated IDs: accounts, organizations, VPCs, endpoints. Write the IDs in full with `StringEquals`.',
    check: endpoint(
      inRows((row) => {
        if (!row.known?.sensitive) return undefined;
        if (row.family === 'Numeric')
          return {
            span: row.row.operator.span,
            message: `${quoted(row.row.key.value)} takes no Numeric operator in an endpoint policy; write \`StringEquals\``,
          };
        return row.row.values
          .filter(({ value }) => isGlobbing(row.row.base) && hasWildcard(value))
          .map(({ value, span }) => ({
            span,
            message: `a wildcard in ${quoted(value)}; endpoint policies want IDs in full`,
          }));
      }),
    ),
  },
  {
    code: 'ENDPOINT_SHORT_PATTERN',
    severity: 'WARNING',
    rule: 'PL-053',
    title: 'Short text beside a wildcard in an endpoint policy',
    source: sources.endpoints,
    explanation:
      'With String operators an endpoint policy wants at least six fixed characters before or after each wildcard. Write more of the value.',
    check: endpoint(
      inValues(({ value, span }, row) => {
        if (row.row.base !== 'StringLike' && row.row.base !== 'StringNotLike') return undefined;
        if (row.known?.sensitive || !hasWildcard(value) || value.split(/[*?]/).some((part) => part.length >= 6))
          return undefined;
        return {
          span,
          message: `${quoted(value)} has fewer than six characters beside its wildcard; write more of it`,
        };
      }),
    ),
  },
  {
    code: 'INVALID_VPC_FORMAT',
    severity: 'ERROR',
    rule: 'PL-237',
    title: 'Malformed VPC ID',
    source: sources.checks,
    explanation: 'A VPC’s ID is `vpc-` and 8 or 17 letters and digits. Another value matches no VPC.',
    check: idFormat(['aws:sourcevpc', 'aws:ec2instancesourcevpc'], 'vpc-'),
  },
  {
    code: 'INVALID_VPCE_FORMAT',
    severity: 'ERROR',
    rule: 'PL-238',
    title: 'Malformed VPC endpoint ID',
    source: sources.checks,
    explanation: 'A VPC endpoint’s ID is `vpce-` and 8 or 17 letters and digits. Another value matches no endpoint.',
    check: idFormat(['aws:sourcevpce'], 'vpce-'),
  },
  {
    code: 'MISSING_PAIRED_CONDITION_KEYS',
    severity: 'SECURITY_WARNING',
    rule: 'PL-236',
    title: 'Private address without its network',
    source: sources.checks,
    explanation:
      'Private addresses repeat in every VPC in the world. `aws:VpcSourceIp` means something only together with `aws:SourceVpc`, `aws:SourceVpce` or `aws:SourceVpcArn`, and `aws:Ec2InstanceSourcePrivateIPv4` with `aws:Ec2InstanceSourceVpc`. Test both in one statement.',
    check: inStatements(({ rows }) =>
      rows.flatMap(({ key, row }) => {
        const pair = pairs.get(key);
        if (pair === undefined || row.base === 'Null' || rows.some((other) => pair.includes(other.key))) return [];
        return [
          {
            span: row.key.span,
            message: `${quoted(row.key.value)} is an address of any VPC; also test ${pair.length > 1 ? '`aws:SourceVpc` or `aws:SourceVpce`' : '`aws:Ec2InstanceSourceVpc`'}`,
          },
        ];
      }),
    ),
  },
  {
    code: 'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
    severity: 'WARNING',
    rule: 'PL-239',
    title: 'Endpoint key that the service does not send',
    source: sources.globalKeys,
    explanation:
      '`aws:SourceVpcArn`, `aws:VpceAccount`, `aws:VpceOrgID` and `aws:VpceOrgPaths` are sent for some services only. For others the key is absent even through an endpoint: a Deny with a negated operator then denies every call. Limit the statement to the services that send it.',
    check: inStatements((view) =>
      view.rows.flatMap(({ key, row }) => {
        const sent = supported.get(key);
        if (sent === undefined || row.ifExists || view.statement.action.element === 'NotAction') return [];
        const without = [...new Set(view.actions.map(({ service }) => service))].filter(
          (service) => service !== '*' && !sent.has(service),
        );
        if (without.length === 0) return [];
        return [
          {
            span: row.key.span,
            message: `${quoted(row.key.value)} is not sent for ${without.slice(0, 3).map(quoted).join(', ')}; leave those services out of the statement`,
          },
        ];
      }),
    ),
  },
];

const network = ['aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn'];
const pairs: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', network],
  ['aws:ec2instancesourceprivateipv4', ['aws:ec2instancesourcevpc']],
]);

const supported: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aws:sourcevpcarn', sourceVpcArnServices],
  ['aws:vpceaccount', vpceAccountServices],
  ['aws:vpceorgid', vpceOrgServices],
  ['aws:vpceorgpaths', vpceAccountServices],
]);

function endpoint(check: Check): Check {
  return (document) => (document.policy.type === 'vpcEndpointPolicy' ? check(document) : []);
}

function idFormat(keys: readonly string[], start: 'vpc-' | 'vpce-'): Check {
  return inValues(({ value, span }, { key, row }: Row) => {
    if (!keys.includes(key) || row.base === 'Null' || value.includes('${')) return undefined;
    if (isGlobbing(row.base) && hasWildcard(value)) return undefined;
    const id = value.startsWith(start) ? value.slice(start.length) : '';
    if ((id.length === 8 || id.length === 17) && /^[a-z0-9]+$/i.test(id)) return undefined;
    return {
      span,
      message: `${quoted(value)} is no ID of that kind; it is \`${start}\` and 8 or 17 letters and digits`,
    };
  });
}
