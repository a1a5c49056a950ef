import type { Action, ResourceType } from '../../catalog/reference';
import { resourceTypesOfPattern } from '../../catalog/resource-pattern';
import { quoted } from '../../engine/json/cursor';
import type { ActionPattern, Document, StatementView } from '../document';
import { fixedStart, replaceVariables } from '../pattern';
import { inStatements, type Found, type Rule } from '../rule';
import { sources } from '../sources';
import { restField, serviceField } from './arn';
import { dated, sharesStart, plainest, sample } from './reference-resources';

export const referenceMismatchRules: readonly Rule[] = [
  {
    code: 'RESOURCE_MISMATCH',
    severity: 'WARNING',
    rule: 'PL-345',
    title: 'Action on none of the statement’s resources',
    source: sources.serviceReference,
    explanation: `The action works on resources of a kind that the statement does not list, so that the statement does nothing for it: \`s3:GetObject\` needs objects, \`arn:aws:s3:::bucket/*\`, and \`s3:ListBucket\` the bucket itself. Actions that take no resource need \`*\`. ${dated}`,
    check: inStatements(mismatches),
  },
];

function mismatches(view: StatementView, document: Document): readonly Found[] {
  const { resource, action } = view.statement;
  const { data } = document.setting;
  if (
    data === undefined ||
    resource?.element !== 'Resource' ||
    action.element !== 'Action' ||
    resource.patterns.length === 0
  )
    return [];
  if (view.resources.length !== resource.patterns.length || resource.patterns.length > 100) return [];
  const shapes = new Map<readonly unknown[], readonly ResourceType[]>();
  return view.actions.flatMap((pattern): readonly Found[] => {
    const found = pattern.wild ? undefined : actionOf(pattern, document);
    if (found === undefined) return [];
    const types = found.resourceTypes.map(({ type }) => type);
    if (types.length === 0) {
      return [
        { span: pattern.span, message: `${quoted(pattern.value)} takes no resource; it needs \`"Resource": "*"\`` },
      ];
    }
    // Actions of one shape share the list of their resource types.
    const known = shapes.get(found.resourceTypes) ?? typesOf(types, view);
    shapes.set(found.resourceTypes, known);
    if (known.length > 0) return [];
    const wanted = plainest(types);
    return [
      {
        span: pattern.span,
        message: `${quoted(pattern.value)} works on none of the listed resources${wanted === undefined ? '' : `; it takes \`${sample(wanted)}\``}`,
        fix: objectFix(pattern, wanted, view),
      },
    ];
  });
}

function typesOf(types: readonly ResourceType[], { resources }: StatementView): readonly ResourceType[] {
  for (const { value, fields } of resources) {
    // An incomplete or odd ARN has a finding of its own.
    if (fields.length < 6 || types.some(({ arn }) => arn.includes(', '))) return types;
    const near = types.filter((type) => isNear(type, fields));
    const fitting = near.length === 0 ? near : resourceTypesOfPattern(near, replaceVariables(value, '*'));
    if (fitting.length > 0) return fitting;
  }
  return [];
}

/** Whether a format and an ARN agree in service and in how their resource part begins. */
function isNear(type: ResourceType, fields: readonly string[]): boolean {
  const service = fields[serviceField] ?? '';
  const same = /[*?$]/.test(service) || type.arn.split(':', 3)[2] === service;
  return same && sharesStart(type, fixedStart(fields[restField] ?? ''));
}

/** F-37: the objects beside their bucket. */
function objectFix(
  pattern: ActionPattern,
  wanted: ResourceType | undefined,
  { resources }: StatementView,
): Found['fix'] {
  const [only] = resources;
  if (pattern.service !== 's3' || wanted?.name !== 'object' || resources.length !== 1 || only === undefined)
    return undefined;
  if (only.value.includes('/')) return undefined;
  return {
    label: 'add the objects',
    edits: [{ span: only.span, insert: `[${JSON.stringify(only.value)}, ${JSON.stringify(`${only.value}/*`)}]` }],
  };
}

function actionOf({ service, name }: ActionPattern, { setting: { data } }: Document): Action | undefined {
  const answer = data?.service(service);
  return answer?.kind === 'found' ? answer.value.actions.get(name) : undefined;
}
