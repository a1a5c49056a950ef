import type { Action } from '../../catalog/reference';
import { quoted } from '../../engine/json/cursor';
import type { TextValue } from '../../engine/policy/policy';
import { coversAction, hasAllActions, hasAllResources, type Document, type StatementView } from '../document';
import { credentialActions, dataActions, escalationPaths, type EscalationPath } from '../escalation';
import { fits, fixedStart, splitPattern } from '../pattern';
import { inAllows, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';
import { isIdentityType } from '../types';

const caveat =
  'The check looks at this document alone: boundaries, control policies and other documents may still prevent it, and a simulated request tells.';

export const riskRules: readonly Rule[] = [
  {
    code: 'ADMINISTRATOR_ACCESS',
    severity: 'SECURITY_WARNING',
    rule: 'PL-355',
    title: 'Every action on every resource',
    source: sources.bestPractices,
    explanation: `The statement allows everything there is, and everything that AWS will add. Whoever holds it is an administrator. Allow what the work needs. ${caveat}`,
    check: permissions(
      inAllows((view) => {
        const everything = hasAllActions(view) && hasAllResources(view) && view.rows.length === 0;
        return everything
          ? {
              span: view.statement.action.span,
              message: 'this allows every action on every resource; allow what the work needs',
            }
          : undefined;
      }),
    ),
  },
  {
    code: 'SERVICE_WILDCARD',
    severity: 'WARNING',
    rule: 'PL-355',
    title: 'Every action of a service',
    source: sources.bestPractices,
    explanation: `\`service:*\` without a condition allows all that the service can do, deleting, sharing and changing permissions included, and what AWS will add to it. Allow what the work needs. ${caveat}`,
    check: permissions(
      inAllows((view) => {
        if (view.rows.length > 0 || view.statement.action.element !== 'Action') return undefined;
        return view.actions
          .filter(({ name, service }) => name === '*' && service !== '*')
          .map(({ value, span }) => ({
            span,
            message: `${quoted(value)} allows all that the service can do; name the actions`,
          }));
      }),
    ),
  },
  {
    code: 'ALLOW_WITH_NOT_ACTION',
    severity: 'SECURITY_WARNING',
    rule: 'PL-357',
    title: 'Allow with NotAction',
    source: sources.notAction,
    explanation:
      'An Allow with `NotAction` allows every action of every service but those listed, and all that AWS will add. It is easily taken for a Deny of the listed ones. List what is allowed under `Action`; to forbid something, write a Deny.',
    check: (document) =>
      document.policy.type === 'serviceControlPolicy' || document.policy.type === 'permissionsBoundary'
        ? []
        : inAllows(({ statement: { action } }) =>
            action.element === 'NotAction'
              ? {
                  span: action.keySpan,
                  message: 'this allows everything but the listed actions; list what is allowed under `Action`',
                }
              : undefined,
          )(document),
  },
  {
    code: 'ALLOW_WITH_NOT_RESOURCE',
    severity: 'SECURITY_WARNING',
    rule: 'PL-357',
    title: 'Allow with NotResource',
    source: sources.notResource,
    explanation:
      'An Allow with `NotResource` allows the actions on everything but those listed, in other accounts and services too, and on what will be made later. List what is meant under `Resource`; to protect something, write a Deny.',
    check: inAllows(({ statement: { resource } }) =>
      resource?.element === 'NotResource'
        ? {
            span: resource.keySpan,
            message:
              'this allows the actions on everything but the listed resources; list what is meant under `Resource`',
          }
        : undefined,
    ),
  },
  {
    code: 'PRIVILEGE_ESCALATION',
    severity: 'SECURITY_WARNING',
    rule: 'PL-350',
    title: 'Way to more rights',
    source: sources.bestPractices,
    explanation: `With these actions on everything and no condition, the holder can get more rights than the policy gives: change policies, take over other identities, or run code with a role’s rights. Limit them to named resources, bind them to a permissions boundary, or leave one of the actions out. ${caveat}`,
    check: permissions(escalations),
  },
  {
    code: 'CREDENTIALS_EXPOSURE',
    severity: 'WARNING',
    rule: 'PL-353',
    title: 'Actions that give out credentials, on everything',
    source: sources.bestPractices,
    explanation: `The answer to these actions is a credential: a key, a token, a password. Without a limit to resources and without a condition, the holder gets them for everything. Name the resources. ${caveat}`,
    check: permissions(inAllows((view) => onEverything(view, credentialActions, 'give out credentials'))),
  },
  {
    code: 'DATA_EXFILTRATION',
    severity: 'WARNING',
    rule: 'PL-351',
    title: 'Actions that read data and secrets, on everything',
    source: sources.bestPractices,
    explanation: `These actions read objects, parameters and secrets. Without a limit to resources and without a condition, the holder reads all of them. Name the buckets, parameters and secrets. ${caveat}`,
    check: permissions(inAllows((view) => onEverything(view, dataActions, 'read data and secrets'))),
  },
  {
    code: 'RESOURCE_EXPOSURE',
    severity: 'WARNING',
    rule: 'PL-352',
    title: 'Actions that change permissions, on everything',
    source: sources.bestPractices,
    explanation: `Actions of access level *Permissions management* can open a resource to others. Without a limit to resources and without a condition, the holder can open all of them. Name the resources. Which actions have the level rests on the reference data. ${caveat}`,
    check: permissions(
      inAllows((view, { setting: { data } }) => {
        if (data === undefined || isAdministrator(view) || !isUnlimited(view)) return undefined;
        return view.actions.flatMap(({ service, name, wild, value, span }) => {
          const answer = data.service(service);
          const action = !wild && answer.kind === 'found' ? answer.value.actions.get(name) : undefined;
          if (action?.accessLevel !== 'Permissions management' || action.resourceTypes.length === 0) return [];
          return [{ span, message: `${quoted(value)} changes permissions, here on everything; name the resources` }];
        });
      }),
    ),
  },
  {
    code: 'INFRASTRUCTURE_MODIFICATION',
    severity: 'SUGGESTION',
    rule: 'PL-354',
    title: 'Actions that change things, on everything',
    source: sources.bestPractices,
    explanation: `The statement allows actions that make, change, delete or tag things, on all of them, although they can be limited to some. It is said once for a statement, at the first such action. Name the resources. Which actions those are rests on the reference data. ${caveat}`,
    check: permissions(inAllows(modifications)),
  },
];

/** Only where a document gives its holder permissions: a boundary or control policy gives none. */
function permissions(check: Check): Check {
  return (document) =>
    isIdentityType(document.policy.type) && document.policy.type !== 'permissionsBoundary' ? check(document) : [];
}

function isAdministrator(view: StatementView): boolean {
  return hasAllActions(view) && hasAllResources(view);
}

/** `*`, or every resource of a kind: no name in the last field. */
function isUnlimited({ statement: { resource }, rows }: StatementView): boolean {
  if (rows.length > 0) return false;
  if (resource?.element !== 'Resource') return resource?.element === 'NotResource';
  return resource.patterns.some(({ value }) => {
    if (value === '*') return true;
    const rest = splitPattern(value)[5];
    if (rest === undefined || !rest.endsWith('*')) return false;
    const fixed = fixedStart(rest);
    return (
      fixed.length === rest.length - 1 &&
      (fixed === '' || /^[a-z-]+[/:]?$/.test(fixed)) &&
      (fixed === '' || !value.includes(':s3:'))
    );
  });
}

/** What changes things and could be limited, once for the statement; other rules speak of services as a whole and of permissions. */
function modifications(view: StatementView, { setting: { data } }: Document): Found | undefined {
  if (data === undefined || view.statement.action.element !== 'Action' || !isUnlimited(view)) return undefined;
  const names = new Set<string>();
  let first: TextValue['span'] | undefined;
  for (const { service, name, span } of view.actions) {
    const answer = name === '*' ? undefined : data.service(service);
    if (answer?.kind !== 'found') continue;
    for (const [lower, action] of answer.value.actions) {
      if (!changes(action) || !fits(name, lower) || ownRule.has(`${service}:${lower}`)) continue;
      names.add(`${service}:${action.name}`);
      first ??= span;
    }
  }
  if (first === undefined) return undefined;
  const [one, ...others] = names;
  const rest = others.length === 0 ? 'changes things' : `and ${others.length} more change things`;
  return { span: first, message: `${quoted(one ?? '')} ${rest}, here on everything; name the resources` };
}

/** These have findings of their own. */
const ownRule: ReadonlySet<string> = new Set(
  ['iam:PassRole', ...credentialActions].map((action) => action.toLowerCase()),
);

function changes({ accessLevel, resourceTypes }: Action): boolean {
  return resourceTypes.length > 0 && (accessLevel === 'Write' || accessLevel === 'Tagging');
}

function onEverything(view: StatementView, actions: readonly string[], does: string): Found | undefined {
  if (isAdministrator(view) || !isUnlimited(view)) return undefined;
  const covered = actions.filter((action) => coversAction(view, action));
  const [first] = covered;
  if (first === undefined) return undefined;
  const names = covered.slice(0, 3).map(quoted).join(', ');
  const rest = covered.length > 3 ? ` and ${covered.length - 3} more` : '';
  return {
    span: entryFor(view, first)?.span ?? view.statement.action.span,
    message: `${names}${rest} ${covered.length === 1 ? does.replace(/^(\w+)/, '$1s') : does}, here on everything; name the resources`,
  };
}

/** The entry of Action that covers an action. */
function entryFor({ statement: { action }, actions }: StatementView, name: string): TextValue | undefined {
  if (action.element === 'NotAction') return undefined;
  const [service = '', own = ''] = name.toLowerCase().split(':', 2);
  const entry = actions.find((pattern) => pattern.service === service && fits(pattern.name, own));
  return entry ?? action.patterns.find(({ value }) => value.startsWith('*'));
}

/** One finding for each place where the first action of a way stands, with the ways that begin there. */
function escalations(document: Document): readonly Found[] {
  const open = document.statements.filter((view) => view.statement.effect === 'Allow' && isUnlimited(view));
  if (open.length === 0 || open.some(isAdministrator)) return [];
  const denied = document.statements.filter(
    (view) => view.statement.effect === 'Deny' && view.rows.length === 0 && hasAllResources(view),
  );
  const holders = new Map<string, StatementView | undefined>();
  const holder = (action: string): StatementView | undefined => {
    if (!holders.has(action)) {
      const spared = !denied.some((view) => coversAction(view, action));
      holders.set(action, spared ? open.find((view) => coversAction(view, action)) : undefined);
    }
    return holders.get(action);
  };
  const places = new Map<TextValue['span'], EscalationPath[]>();
  for (const path of escalationPaths) {
    const views = path.actions.map(holder);
    const last = views.at(-1);
    if (last === undefined || views.includes(undefined)) continue;
    const span = entryFor(last, path.actions.at(-1) ?? '')?.span ?? last.statement.action.span;
    places.set(span, [...(places.get(span) ?? []), path]);
  }
  return [...places].map(([span, ways]) => {
    const [first] = ways;
    const rest = ways.length > 1 ? `, and ${ways.length - 1} more ${ways.length === 2 ? 'way' : 'ways'}` : '';
    return {
      span,
      message: `${listed(first?.actions ?? [])} on everything ${first?.gain ?? ''}${rest}; limit them to named resources`,
    };
  });
}

/** `a`, `b` and `c` */
function listed(actions: readonly string[]): string {
  const names = actions.map(quoted);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
