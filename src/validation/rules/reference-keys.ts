import { conditionKeysOf, matchKey } from '../../catalog/condition-keys';
import type { Action } from '../../catalog/reference';
import { quoted } from '../../engine/json/cursor';
import { matchGlob } from '../../engine/match/glob';
import type { Document, Row, StatementView } from '../document';
import { globOf } from '../pattern';
import { inStatements, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';

const dated = 'It rests on the bundled reference data, which may be older than AWS.';

export const referenceKeyRules: readonly Rule[] = [
  {
    code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    severity: 'WARNING',
    rule: 'PL-151',
    title: 'Key that none of the actions sends',
    source: sources.serviceReference,
    explanation: `Each action documents the keys that its requests carry. None of this statement’s actions carries this one: an Allow under a positive operator gives nothing, a Deny under a negated one always holds. Put the actions that carry it into a statement with it. ${dated} A warning, never an error.`,
    check: inStatements((view, document) => {
      const actions = literalActions(view, document);
      if (actions === undefined || actions.length === 0) return undefined;
      return view.rows.flatMap((row): readonly Found[] => {
        if (!isActionKey(row) || actions.some((action) => sends(action, row.key))) return [];
        return [
          {
            span: row.row.key.span,
            message: `${quoted(row.row.key.value)} is sent with none of these actions in the bundled reference of ${document.setting.data?.date ?? ''}`,
          },
        ];
      });
    }),
  },
  tagRule('Deny', 'Action'),
  tagRule('Deny', 'NotAction'),
  tagRule('Allow', 'Action'),
  tagRule('Allow', 'NotAction'),
];

/** What the four codes on tags of resources have in common. */
function tagRule(effect: 'Allow' | 'Deny', element: 'Action' | 'NotAction'): Rule {
  const allow = effect === 'Allow';
  return {
    code: `${effect.toUpperCase()}_${element === 'NotAction' ? 'NOTACTION_' : ''}WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    severity: allow ? 'SUGGESTION' : 'SECURITY_WARNING',
    rule: 'PL-248',
    title: `${effect} by a tag that the service does not send${element === 'NotAction' ? ', with NotAction' : ''}`,
    source: sources.checks,
    explanation: `Where a service does not support authorization by the tags of its resources, \`aws:ResourceTag\` is absent from its requests even if the resource has the tag: ${allow ? 'the Allow gives nothing' : 'the Deny does not hold, and does not protect'}. ${element === 'NotAction' ? '`NotAction` covers such services in any case. Name the actions of services that support it.' : `Put those actions into a statement without the tag. ${dated}`}`,
    check: element === 'NotAction' ? notActionTags(effect) : actionTags(effect),
  };
}

function notActionTags(effect: 'Allow' | 'Deny'): Check {
  return inStatements(({ statement, rows }) => {
    const row = rows.find(isResourceTag);
    if (
      row === undefined ||
      statement.effect !== effect ||
      statement.action.element !== 'NotAction' ||
      row.row.ifExists ||
      row.row.base.includes('Not')
    )
      return undefined;
    return {
      span: row.row.key.span,
      message: `many of the services that \`NotAction\` covers do not send ${quoted(row.row.key.value)}; name the actions of those that do`,
    };
  });
}

function actionTags(effect: 'Allow' | 'Deny'): Check {
  return inStatements((view, { setting: { data } }) => {
    const { statement } = view;
    const row = view.rows.find(isResourceTag);
    if (data === undefined || row === undefined || statement.effect !== effect || statement.action.element !== 'Action')
      return undefined;
    if (row.row.ifExists || row.row.base.includes('Not')) return undefined;
    const services = new Map<string, boolean>();
    for (const { service, name } of view.actions) {
      const answer = data.service(service);
      if (answer.kind !== 'found' || services.get(service) === true) continue;
      const glob = globOf(name);
      const tagged = [...answer.value.actions].some(
        ([known, action]) => matchGlob(glob, known) && sends(action, 'aws:resourcetag/'),
      );
      services.set(service, tagged);
    }
    const without = [...services].filter(([, tagged]) => !tagged).map(([service]) => service);
    if (without.length === 0) return undefined;
    return {
      span: row.row.key.span,
      message: `${without.slice(0, 3).map(quoted).join(', ')} does not send ${quoted(row.row.key.value)} with these actions in the bundled reference of ${data.date}`,
    };
  });
}

function isResourceTag({ key }: Row): boolean {
  return key.startsWith('aws:resourcetag/');
}

/** Keys that belong to actions: a service's own, and tags in a request; the other global keys come with any. */
function isActionKey({ key, known, row }: Row): boolean {
  if (row.base === 'Null' || row.ifExists) return false;
  if (key.startsWith('aws:')) return key.startsWith('aws:requesttag/') || key === 'aws:tagkeys';
  if (/[./]/.test(key.split(':', 1)[0] ?? '') || key.startsWith('saml:')) return false;
  // Shared keys of other services, such as ec2:SourceInstanceArn, come with the caller's credentials.
  return known === undefined;
}

/** The statement's actions, where all of them are literal and known. */
function literalActions(view: StatementView, { setting: { data } }: Document): readonly Action[] | undefined {
  if (data === undefined || view.rows.length === 0 || view.statement.action.element !== 'Action') return undefined;
  if (view.actions.length !== view.statement.action.patterns.length) return undefined;
  const actions: Action[] = [];
  for (const { service, name, wild } of view.actions) {
    const answer = wild ? undefined : data.service(service);
    const action = answer?.kind === 'found' ? answer.value.actions.get(name) : undefined;
    if (action === undefined) return undefined;
    actions.push(action);
  }
  return actions;
}

const sentKeys = new WeakMap<Action, readonly string[]>();

function sends(action: Action, key: string): boolean {
  let keys = sentKeys.get(action);
  if (keys === undefined) {
    keys = conditionKeysOf(action).map(({ name }) => name.toLowerCase());
    sentKeys.set(action, keys);
  }
  return keys.some((known) => (key.endsWith('/') ? known.startsWith(key) : known === key || matchKey(known, key)));
}
