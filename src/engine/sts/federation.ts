import { parseArn } from '../model/arn';
import { inOrganization } from '../model/lookup';
import type { Principal } from '../model/principal';
import type { StsCall, StsPlan } from './call';
import { sessionPolicies, tagKeys } from './call';
import { durationObstacle, parameterObstacles, stsObstacle } from './parameters';

/** T8a: 36 hours at most for a user, one hour for the root user; 12 hours unless the call says otherwise. */
function userDuration({ request, principal }: StsCall): { seconds: number; most: number } {
  const most = principal.kind === 'root' ? 3600 : 129600;
  return { seconds: request.parameters.DurationSeconds ?? Math.min(43200, most), most };
}

/** `sts:GetFederationToken` (T8a, ST-22, EV-06). */
export function planFederationToken(call: StsCall): StsPlan {
  const { request, principal } = call;
  const { parameters } = request;
  const { seconds, most } = userDuration(call);
  const obstacles = [...parameterObstacles(parameters)];
  const range = durationObstacle(seconds, 900, most, 'ST-22');
  if (range) obstacles.push(range);
  if (parameters.Name === undefined) {
    obstacles.push(
      stsObstacle('parameterOutOfRange', 'ST-22', { parameter: 'Name', value: 'absent', range: '2 to 32 characters' }),
    );
  }
  if (parameters.TransitiveTagKeys?.length) {
    obstacles.push(
      stsObstacle('parameterOutOfRange', 'ST-17', {
        parameter: 'TransitiveTagKeys',
        value: 'given',
        range: 'no transitive tags',
      }),
    );
  }
  const name = parameters.Name ?? '';
  const account = 'account' in principal ? principal.account : '';
  const partition = ('arn' in principal ? parseArn(principal.arn)?.partition : undefined) ?? 'aws';
  const arn = `arn:${partition}:sts::${account}:federated-user/${name}`;
  const policies = sessionPolicies(parameters);
  const expiresAt = request.at + seconds * 1000;
  const issue: Principal | undefined =
    principal.kind === 'user' || principal.kind === 'root'
      ? {
          kind: 'federatedUser',
          account,
          arn,
          name,
          creator: principal,
          sessionTags: parameters.Tags ?? new Map(),
          issuedAt: request.at,
          expiresAt,
          ...(policies ? { sessionPolicies: policies } : {}),
        }
      : undefined;
  return {
    extraChecks: parameters.Tags && parameters.Tags.size > 0 ? [{ action: 'sts:TagSession', notes: [] }] : [],
    callKeys: new Map(tagKeys(parameters.Tags)),
    obstacles,
    notes: [],
    arn,
    expiresAt,
    ...(issue ? { issue } : {}),
  };
}

/** `sts:GetSessionToken` (T8a, EV-24): the user itself, with temporary credentials. */
export function planSessionToken(call: StsCall): StsPlan {
  const { request, principal } = call;
  const { seconds, most } = userDuration(call);
  const range = durationObstacle(seconds, 900, most, 'ST-21');
  const expiresAt = request.at + seconds * 1000;
  const mfa = request.parameters.TokenCode !== undefined;
  const issue: Principal | undefined =
    principal.kind === 'user' || principal.kind === 'root'
      ? { ...principal, credentials: 'sessionToken', mfa, issuedAt: request.at, expiresAt }
      : undefined;
  return {
    extraChecks: [],
    callKeys: new Map(),
    obstacles: range ? [range] : [],
    notes: [],
    arn: 'arn' in principal ? principal.arn : '',
    expiresAt,
    ...(issue ? { issue } : {}),
  };
}

/** PR-04: the task policies that cap an AssumeRoot session. */
const taskPolicies: ReadonlySet<string> = new Set(
  [
    'IAMAuditRootUserCredentials',
    'IAMCreateRootUserPassword',
    'IAMDeleteRootUserCredentials',
    'S3UnlockBucketPolicy',
    'SQSUnlockQueuePolicy',
  ].map((name) => `arn:aws:iam::aws:policy/root-task/${name}`),
);

/** `sts:AssumeRoot` (PR-04): the management account, or a delegated administrator, into a member account. */
export function planAssumeRoot(call: StsCall): StsPlan {
  const { world, request, principal, resource } = call;
  const { parameters } = request;
  const seconds = parameters.DurationSeconds ?? 900;
  const arn = parseArn(resource.arn);
  const account = arn?.account ?? '';
  const obstacles = [];
  const range = durationObstacle(seconds, 0, 900, 'ST-18');
  if (range) obstacles.push(range);
  if (arn?.resource !== 'root' || arn.service !== 'iam')
    obstacles.push(stsObstacle('resourceUnreadable', 'PR-04', { resource: resource.arn }));
  const task = parameters.TaskPolicyArn;
  if (task === undefined || !taskPolicies.has(task)) {
    obstacles.push(
      stsObstacle('parameterOutOfRange', 'PR-04', {
        parameter: 'TaskPolicyArn',
        value: task ?? 'absent',
        range: `one of ${[...taskPolicies].join(', ')}`,
      }),
    );
  }
  const caller = 'account' in principal ? principal.account : undefined;
  const member = inOrganization(world, account) && account !== world.organization?.managementAccount;
  if (!member || !inOrganization(world, caller))
    obstacles.push(stsObstacle('notCovered', 'PR-04', { what: 'sts:AssumeRoot outside of one organization' }));
  const expiresAt = request.at + seconds * 1000;
  const managed = task === undefined ? undefined : world.facts.managedPolicy(task);
  const issue: Principal | undefined =
    task === undefined || !managed
      ? undefined
      : {
          kind: 'assumedRoot',
          account,
          arn: resource.arn,
          taskPolicy: {
            name: task.slice(task.lastIndexOf('/') + 1),
            arn: task,
            document:
              managed.kind === 'found'
                ? { pointer: task, text: managed.text }
                : {
                    pointer: request.pointer,
                    missing: managed.kind === 'unknown' ? 'managedUnknown' : 'unavailable',
                    reference: task,
                  },
          },
          issuedAt: request.at,
          expiresAt,
        };
  return {
    extraChecks: [],
    callKeys: new Map(task === undefined ? [] : [['sts:TaskPolicyArn', [task]]]),
    obstacles,
    notes: [],
    arn: resource.arn,
    expiresAt,
    ...(issue ? { issue } : {}),
  };
}
