import type { PolicyType } from '../../engine/policy/policy';
import { attachedService } from '../setting';
import { quotaOf } from '../quota';
import type { Check, Rule } from '../rule';
import { sources } from '../sources';

const counted =
  'IAM counts characters without the white space between JSON tokens; blanks inside strings count. The others count the text as it is stored.';

export const quotaRules: readonly Rule[] = [
  {
    code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
    severity: 'WARNING',
    rule: 'PL-320',
    title: 'Identity-based policy that is too large',
    source: sources.quotas,
    explanation: `A managed policy has up to 6,144 characters, the inline policies of a user, group or role together up to 2,048, 5,120 or 10,240, a session policy up to 2,048. ${counted} Use wildcards, or spread the statements over several managed policies. AWS’s own policies are not held to this.`,
    check: size(['identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy']),
  },
  {
    code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
    severity: 'WARNING',
    rule: 'PL-322',
    title: 'Trust policy that is too large',
    source: sources.quotas,
    explanation: `A trust policy has up to 2,048 characters; AWS raises that to 4,096 when asked. ${counted}`,
    check: size(['trustPolicy']),
  },
  {
    code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
    severity: 'WARNING',
    rule: 'PL-335',
    title: 'Resource-based policy that is too large',
    source: sources.checks,
    explanation:
      'Each service sets the size of its policies: 32 KiB for a KMS key, 20 KB for an S3 bucket, a Lambda function, a secret or a DynamoDB table, 8 KB for an Amazon SQS queue, 20,480 characters for a VPC endpoint. White space counts.',
    check: size(['resourceBasedPolicy', 'keyPolicy', 'vpcEndpointPolicy']),
  },
  {
    code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
    severity: 'ERROR',
    rule: 'PL-325',
    title: 'Service control policy that is too large',
    source: sources.organizationQuotas,
    explanation:
      'A service control policy has up to 10,240 characters (5,120 until May 2026). The console takes out white space before it saves, the API and the command line do not: all characters count.',
    check: size(['serviceControlPolicy']),
  },
  {
    code: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
    severity: 'ERROR',
    rule: 'PL-327',
    title: 'Resource control policy that is too large',
    source: sources.organizationQuotas,
    explanation:
      'A resource control policy has up to 5,120 characters. The console takes out white space before it saves, the API and the command line do not: all characters count.',
    check: size(['resourceControlPolicy']),
  },
  {
    code: 'QUEUE_POLICY_QUOTA',
    severity: 'WARNING',
    rule: 'PL-333',
    title: 'Too much in a queue’s policy',
    source: sources.checks,
    explanation:
      'The policy of an Amazon SQS queue has at most 20 statements, 50 principals, 10 conditions, and 7 actions in a statement.',
    check({ policy, setting, statements }) {
      if (policy.type !== 'resourceBasedPolicy' || attachedService(setting) !== 'sqs') return [];
      const principals = statements.reduce((sum, view) => sum + (view.statement.principal?.entries.length ?? 0), 0);
      const conditions = statements.reduce((sum, view) => sum + view.rows.length, 0);
      const actions = statements.find((view) => view.statement.action.patterns.length > 7);
      const span = (statements[20] ?? actions ?? statements[0])?.statement.span;
      const over = [
        ...(statements.length > 20 ? [`${statements.length} of 20 statements`] : []),
        ...(principals > 50 ? [`${principals} of 50 principals`] : []),
        ...(conditions > 10 ? [`${conditions} of 10 conditions`] : []),
        ...(actions === undefined ? [] : [`${actions.statement.action.patterns.length} of 7 actions in a statement`]),
      ];
      return over.length === 0 || span === undefined
        ? []
        : [{ span, message: `a queue’s policy is limited, and this has ${over.join(', ')}` }];
    },
  },
];

function size(types: readonly PolicyType[]): Check {
  return ({ policy, setting }) => {
    const quota = types.includes(policy.type) ? quotaOf(policy, setting) : undefined;
    if (quota === undefined || quota.used <= quota.limit) return [];
    const message = `${quota.used} of ${quota.limit} ${quota.counted}, the limit for ${quota.of}; shorten it`;
    return [{ span: { from: 0, to: Math.min(1, policy.text.length) }, message }];
  };
}
