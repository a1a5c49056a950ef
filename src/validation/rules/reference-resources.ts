import type { ResourceType } from '../../catalog/reference';
import { resourceTypesOfPattern } from '../../catalog/resource-pattern';
import { quoted } from '../../engine/json/cursor';
import { closest } from '../../engine/policy/spelling';
import type { ArnPattern, Document, StatementView } from '../document';
import { fixedStart, replaceVariables } from '../pattern';
import { inResources, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';
import { accountField, regionField, restField, serviceField, withField } from './arn';
import { writeText } from '../edits';

export const dated =
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

export function sharesStart({ arn }: ResourceType, rest: string): boolean {
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

/** The type whose format is the shortest: of an S3 object's, the one without an access point. */
export function plainest(types: readonly ResourceType[]): ResourceType | undefined {
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
export function sample({ arn }: ResourceType): string {
  return arn.replace('${Partition}', 'aws').replaceAll(/\$\{(\w+)\}/g, (_, name: string) => name);
}
