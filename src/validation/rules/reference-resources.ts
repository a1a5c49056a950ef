import type { Action, ResourceType } from '../../catalog/reference';
import { resourceTypesOfPattern } from '../../catalog/resource-pattern';
import { quoted } from '../../engine/json/cursor';
import { closest } from '../../engine/policy/spelling';
import type { ActionPattern, ArnPattern, Document, StatementView } from '../document';
import { fixedStart, replaceVariables } from '../pattern';
import { inResources, inStatements, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';
import { accountField, regionField, restField, serviceField, withField } from './arn';
import { writeText } from '../edits';

const dated =
  'It rests on the bundled reference data, which may be older than AWS and is wrong in about one ARN of a hundred: a warning, never an error.';

export const referenceResourceRules: readonly Rule[] = [
  {
    code: 'INVALID_ARN_RESOURCE',
    severity: 'WARNING',
    rule: 'PL-080',
    title: 'Resource part that fits no format of the service',
    source: sources.serviceReference,
    explanation: `Each service documents the form of its ARNs, such as \`arn:aws:lambda:REGION:ACCOUNT:function:NAME\`. This one fits none of them, and matches nothing. ${dated}`,
    check: arns((arn, { types, fitting }) => {
      // An IAM ARN has a rule of its own, which needs no data.
      if (fitting.length > 0 || arn.fields[serviceField] === 'iam') return undefined;
      const example = nearestTo(arn, types) ?? plainest(types);
      return {
        span: arn.span,
        message: `${quoted(arn.value)} has no form of a \`${arn.fields[serviceField] ?? ''}\` resource${example === undefined ? '' : `; one is \`${sample(example)}\``}`,
      };
    }),
  },
  {
    code: 'ARN_ACCOUNT_NOT_ALLOWED',
    severity: 'WARNING',
    rule: 'PL-086',
    title: 'Account in an ARN that has none',
    source: sources.checks,
    explanation: `The ARNs of such resources leave the account empty, as an S3 bucket’s do: \`arn:aws:s3:::bucket\`. With one they match nothing. ${dated}`,
    check: field(
      accountField,
      'empty',
      (arn) => `such an ARN has no account; write ${quoted(withField(arn, accountField, ''))}`,
    ),
  },
  {
    code: 'ARN_REGION_NOT_ALLOWED',
    severity: 'WARNING',
    rule: 'PL-086',
    title: 'Region in an ARN that has none',
    source: sources.checks,
    explanation: `The ARNs of global resources leave the Region empty. With one they match nothing. ${dated}`,
    check: field(
      regionField,
      'empty',
      (arn) => `such an ARN has no Region; write ${quoted(withField(arn, regionField, ''))}`,
    ),
  },
  {
    code: 'MISSING_ARN_REGION',
    severity: 'WARNING',
    rule: 'PL-086',
    title: 'ARN without its Region',
    source: sources.checks,
    explanation: `The resource lies in a Region, and its ARN names it. With the field empty it matches nothing; \`*\` stands for all Regions. ${dated}`,
    check: field(
      regionField,
      'filled',
      (arn) => `such an ARN names a Region; write ${quoted(withField(arn, regionField, '*'))} for all`,
    ),
  },
  {
    code: 'MISSING_ARN_ACCOUNT',
    severity: 'WARNING',
    rule: 'PL-086',
    title: 'ARN without its account',
    source: sources.checks,
    explanation: `The resource belongs to an account, and its ARN names it. With the field empty it matches nothing; \`*\` stands for all accounts. ${dated}`,
    check: field(
      accountField,
      'filled',
      (arn) => `such an ARN names an account; write ${quoted(withField(arn, accountField, '*'))} for all`,
    ),
  },
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

/** The resource types of the ARN's own service, from all services that the statement's actions and the ARN name. */
function typesFor(arn: ArnPattern, view: StatementView, { setting: { data } }: Document): readonly ResourceType[] {
  const service = arn.fields[serviceField] ?? '';
  if (data === undefined || /[*?$]/.test(service)) return [];
  const prefixes = new Set([service, ...view.actions.map((action) => action.service)]);
  const rest = fixedStart(arn.fields[restField] ?? '');
  const types = [...prefixes].flatMap((prefix) => {
    const answer = data.service(prefix);
    return answer.kind === 'found' ? answer.value.resourceTypes : [];
  });
  const own = types.filter(({ arn: format }) => format.split(':', 3)[2] === service);
  // A few rows of the reference hold two formats in one: nothing can be said of their service.
  if (own.some(({ arn: format }) => format.includes(', '))) return [];
  // Most formats of a large service are told apart by their beginning: only the others are worth a closer look.
  const near = own.filter((type) => sharesStart(type, rest));
  return near.length > 0 ? near : own.slice(0, 20);
}

function sharesStart({ arn }: ResourceType, rest: string): boolean {
  const format = fixedStart(arn.split(':').slice(5).join(':'));
  return format.startsWith(rest) || rest.startsWith(format);
}

const maxArns = 300;

/** What the reference says of an ARN: the types of its service that may fit, and those that do but for Region and account. */
interface ArnReading {
  readonly types: readonly ResourceType[];
  readonly fitting: readonly ResourceType[];
}

const readings = new WeakMap<ArnPattern, ArnReading>();

function readingOf(arn: ArnPattern, view: StatementView, document: Document): ArnReading {
  const known = readings.get(arn);
  if (known !== undefined) return known;
  const types = typesFor(arn, view, document);
  const reading = { types, fitting: looseTypes(arn, types) };
  readings.set(arn, reading);
  return reading;
}

function arns(check: (arn: ArnPattern, reading: ArnReading) => Found | undefined): Check {
  return (document) => {
    if (document.setting.data === undefined) return [];
    let left = maxArns;
    return inResources((arn, view) => {
      if (arn.fields.length < 6 || left <= 0) return undefined;
      left -= 1;
      const reading = readingOf(arn, view, document);
      return reading.types.length === 0 ? undefined : check(arn, reading);
    })(document);
  };
}

/** The types that fit whatever Region and account say. */
function looseTypes(arn: ArnPattern, types: readonly ResourceType[]): readonly ResourceType[] {
  const fields = arn.fields.with(regionField, '*').with(accountField, '*');
  return resourceTypesOfPattern(types, replaceVariables(fields.join(':'), '*'));
}

const ownedByAws: ReadonlySet<string> = new Set(['ssm', 'resource-explorer-2', 'imagebuilder', 'rds']);

/** A check of Region or account: empty although all formats have it, or filled although none has. */
function field(
  index: typeof regionField | typeof accountField,
  wanted: 'empty' | 'filled',
  say: (arn: ArnPattern) => string,
): Check {
  return arns((arn, { fitting }) => {
    const value = arn.fields[index] ?? '';
    // These have rules of their own, or resources that AWS owns and names without an account.
    const service = arn.fields[serviceField] ?? '';
    if (service === 'iam' || (service === 's3' && (index === regionField || wanted === 'filled'))) return undefined;
    if (index === accountField && wanted === 'filled' && ownedByAws.has(service)) return undefined;
    if ((value === '') !== (wanted === 'filled') || /[*?$]/.test(value) || value === 'aws') return undefined;
    if (fitting.length === 0) return undefined;
    const wrong = fitting.every(({ arn: format }) => (format.split(':')[index] === '') === (wanted === 'empty'));
    if (!wrong) return undefined;
    const mended = withField(arn, index, wanted === 'empty' ? '' : '*');
    return {
      span: arn.span,
      message: `${quoted(arn.value)}: ${say(arn)}`,
      fix: writeText(`write ${mended.slice(0, 60)}`, arn.span, mended),
    };
  });
}

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

/** The type whose format is the shortest: of an S3 object's, the one without an access point. */
function plainest(types: readonly ResourceType[]): ResourceType | undefined {
  return types.toSorted((a, b) => a.arn.length - b.arn.length)[0];
}

/** The type that an ARN's resource part comes nearest to by how it begins. */
function nearestTo({ fields }: ArnPattern, types: readonly ResourceType[]): ResourceType | undefined {
  const kinds = types.map((type) => ({ type, kind: firstWord(type.arn.split(':').slice(5).join(':')) }));
  const meant = closest(
    firstWord(fields[restField] ?? ''),
    kinds.map(({ kind }) => kind),
  );
  return kinds.find(({ kind }) => kind === meant)?.type;
}

function firstWord(rest: string): string {
  return rest.split(/[:/]/, 1)[0] ?? '';
}

/** A format as a sample: `arn:aws:s3:::BucketName`. */
function sample({ arn }: ResourceType): string {
  return arn.replace('${Partition}', 'aws').replaceAll(/\$\{(\w+)\}/g, (_, name: string) => name);
}
