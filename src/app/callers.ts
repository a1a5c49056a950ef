import type { PrincipalDocument, Scenario } from '../scenario/types';

/** A caller that the model offers for a request. */
export interface Caller {
  /** What tells it from the other callers in a form. */
  readonly id: string;
  readonly group: 'Sessions of this story' | 'Users' | 'Sessions of a role' | 'AWS services' | 'Others';
  readonly label: string;
  readonly principal: PrincipalDocument;
}

const services = ['ec2', 'lambda', 'ecs-tasks', 'cloudformation', 'codebuild', 'events', 'states', 'glue'];

/** The callers that a request at this place can have: sessions count only from the request that obtains them. */
export function listCallers(scenario: Scenario, index: number): readonly Caller[] {
  const earlier = (scenario.requests ?? []).slice(0, index);
  const sessions = earlier.flatMap(({ session, name, action }) =>
    session === undefined ? [] : [{ session, from: name ?? action }],
  );
  const accounts = Object.entries(scenario.accounts ?? {});
  return [
    ...sessions.map(({ session, from }) => caller('Sessions of this story', `${session}, from “${from}”`, { session })),
    ...accounts.flatMap(([id, account]) =>
      Object.entries(account.users ?? {}).map(([name, user]) => {
        const arn = `arn:aws:iam::${id}:user${user.path ?? '/'}${name}`;
        return caller('Users', `${name} in ${account.name ?? id}`, arn);
      }),
    ),
    ...accounts.flatMap(([id, account]) =>
      Object.keys(account.roles ?? {}).map((name) =>
        caller(
          'Sessions of a role',
          `${name} in ${account.name ?? id}`,
          `arn:aws:sts::${id}:assumed-role/${name}/session`,
        ),
      ),
    ),
    ...services.map((name) => caller('AWS services', `${name}.amazonaws.com`, `${name}.amazonaws.com`)),
    ...accounts.map(([id, account]) =>
      caller('Others', `root user of ${account.name ?? id}`, `arn:aws:iam::${id}:root`),
    ),
    caller('Others', 'anyone, without credentials', '*'),
  ];
}

/** What a form knows a caller by. */
export function callerId(principal: PrincipalDocument): string {
  return typeof principal === 'string' ? principal : JSON.stringify(principal);
}

function caller(group: Caller['group'], label: string, principal: PrincipalDocument): Caller {
  return { id: callerId(principal), group, label, principal };
}

/** The ARNs that the model knows for a request's resource: roles to assume, resources and what lies in a bucket. */
export function listResources(scenario: Scenario): readonly string[] {
  return Object.entries(scenario.accounts ?? {}).flatMap(([id, account]) => [
    ...Object.entries(account.roles ?? {}).map(([name, role]) => `arn:aws:iam::${id}:role${role.path ?? '/'}${name}`),
    ...Object.keys(account.resources ?? {}).flatMap((arn) =>
      arn.startsWith('arn:aws:s3:::') ? [arn, `${arn}/report.csv`] : [arn],
    ),
  ]);
}
