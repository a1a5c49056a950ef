import type { Obstacle } from '../engine/trace/nodes';
import type { StsParameters } from '../scenario/types';

type Name = Exclude<keyof StsParameters, 'extra' | 'unread'>;

/** How a parameter is asked for. */
export type ParameterKind =
  'text' | 'seconds' | 'policy' | 'policyArns' | 'tags' | 'tagKeys' | 'taskPolicy' | 'contexts';

/** One parameter of an STS call: what it is called, how it is asked for, and AWS's limits in words. */
export interface ParameterField {
  readonly name: Name;
  readonly kind: ParameterKind;
  readonly hint: string;
  /** What counts where it is not given. */
  readonly standard?: string;
}

const sessionName: ParameterField = {
  name: 'RoleSessionName',
  kind: 'text',
  hint: '2 to 64 letters, digits and `_=,.@+-`',
  standard: 'session',
};
const roleDuration: ParameterField = {
  name: 'DurationSeconds',
  kind: 'seconds',
  hint: '900 to 43,200 seconds, at most the role’s maximum session duration; one hour where a role session assumes the role',
  standard: '3600',
};
const userDuration: ParameterField = {
  name: 'DurationSeconds',
  kind: 'seconds',
  hint: '900 to 129,600 seconds for an IAM user, at most 3,600 for the root user',
  standard: '43200',
};
const policy: ParameterField = {
  name: 'Policy',
  kind: 'policy',
  hint: 'A session policy: with PolicyArns together at most 2,048 characters',
};
const policyArns: ParameterField = {
  name: 'PolicyArns',
  kind: 'policyArns',
  hint: 'Managed policies as session policies: at most 10, AWS managed or of the role’s account',
};
const tags: ParameterField = {
  name: 'Tags',
  kind: 'tags',
  hint: 'Session tags: at most 50; keys of 1 to 128 characters, values of at most 256. Passing them needs `sts:TagSession`',
};
const transitive: ParameterField = {
  name: 'TransitiveTagKeys',
  kind: 'tagKeys',
  hint: 'Which of the tags flow on when this session assumes another role',
};
const sourceIdentity: ParameterField = {
  name: 'SourceIdentity',
  kind: 'text',
  hint: '2 to 64 letters, digits and `_=,.@+-`, not beginning with `aws:`. Setting it needs `sts:SetSourceIdentity`',
};
const serialNumber: ParameterField = {
  name: 'SerialNumber',
  kind: 'text',
  hint: 'The MFA device: its serial number, or the ARN of a virtual one',
};
const tokenCode: ParameterField = {
  name: 'TokenCode',
  kind: 'text',
  hint: 'The six digits of the MFA device: with them `aws:MultiFactorAuthPresent` is true',
};

/** The calls with a token or an assertion pass these in it, and not as parameters of their own. */
function carried(field: ParameterField): ParameterField {
  return { ...field, hint: `As the token or assertion carries it. ${field.hint}` };
}

const federated = [sessionName, roleDuration, policy, policyArns, ...[tags, transitive, sourceIdentity].map(carried)];

/** The parameters that each STS call takes (scenario format, "STS requests"), by the action in lower case. */
const fields: ReadonlyMap<string, readonly ParameterField[]> = new Map([
  [
    'sts:assumerole',
    [
      sessionName,
      roleDuration,
      {
        name: 'ExternalId',
        kind: 'text',
        hint: '2 to 1,224 letters, digits and `_+=,.@:/-`: what a third party’s role asks for as `sts:ExternalId`',
      },
      policy,
      policyArns,
      tags,
      transitive,
      sourceIdentity,
      serialNumber,
      tokenCode,
      {
        name: 'ProvidedContexts',
        kind: 'contexts',
        hint: 'Trusted contexts, as IAM Identity Center passes them. They need `sts:SetContext`',
      },
    ],
  ],
  ['sts:assumerolewithwebidentity', federated],
  ['sts:assumerolewithsaml', federated],
  [
    'sts:getfederationtoken',
    [
      { name: 'Name', kind: 'text', hint: 'Of the federated user: 2 to 32 letters, digits and `_=,.@+-`' },
      userDuration,
      policy,
      policyArns,
      tags,
    ],
  ],
  ['sts:getsessiontoken', [userDuration, serialNumber, tokenCode]],
  [
    'sts:assumeroot',
    [
      { name: 'TaskPolicyArn', kind: 'taskPolicy', hint: 'What the root session may do: one of five task policies' },
      { name: 'DurationSeconds', kind: 'seconds', hint: '0 to 900 seconds', standard: '900' },
    ],
  ],
]);

/** The parameters that an action takes; none for what is no such STS call. */
export function parametersOf(action: string): readonly ParameterField[] {
  return fields.get(action.trim().toLowerCase()) ?? [];
}

/** The ARNs that `sts:AssumeRoot` takes. */
export const taskPolicies: readonly string[] = [
  'IAMAuditRootUserCredentials',
  'IAMCreateRootUserPassword',
  'IAMDeleteRootUserCredentials',
  'S3UnlockBucketPolicy',
  'SQSUnlockQueuePolicy',
].map((name) => `arn:aws:iam::aws:policy/root-task/${name}`);

/** The parameter that an obstacle is about; undefined where it is about none. */
export function parameterAtFault({ code, facts, pointer = '' }: Obstacle): string | undefined {
  switch (code) {
    case 'parameterOutOfRange':
      return facts['parameter'];
    case 'durationOutOfRange':
    case 'durationOverRole':
    case 'durationOverChain':
      return 'DurationSeconds';
    case 'sessionPolicyTooLong':
      return 'Policy';
    case 'transitiveTagRepeated':
      return 'Tags';
    case 'sourceIdentityChanged':
      return 'SourceIdentity';
    default: {
      const [, inside] = pointer.split('/parameters/');
      return inside?.split('/')[0];
    }
  }
}
