import type { Service } from '../../catalog/reference';
import { quoted } from '../../engine/json/cursor';
import { matchGlob } from '../../engine/match/glob';
import { closest } from '../../engine/policy/spelling';
import { writeText } from '../edits';
import { globOf } from '../pattern';
import { withoutRegion } from '../reference-view';
import { inActions, inPrincipals, inRows, type Rule } from '../rule';
import { sources } from '../sources';

const dated = 'It rests on the bundled reference data, which may be older than AWS: a warning, never an error.';

export const referenceNameRules: readonly Rule[] = [
  {
    code: 'INVALID_SERVICE_IN_ACTION',
    severity: 'WARNING',
    rule: 'PL-064',
    title: 'Unknown service in an action',
    source: sources.serviceReference,
    explanation: `No service has this prefix, so the entry covers nothing. Prefixes are not always the names that the console or the command line use: \`elasticloadbalancing\`, not \`elb\`. ${dated}`,
    check: inActions(({ value, span, service }, _, { setting: { data } }) => {
      if (data === undefined || service === '*' || data.service(service).kind !== 'unknown') return undefined;
      const meant = data.suggestAction(value)?.actions ?? [];
      const [only] = meant;
      return {
        span,
        message: `the service ${quoted(service)} is not in the bundled reference of ${data.date}${only === undefined ? '' : `; did you mean \`${only}\`?`}`,
        fix: meant.length === 1 && only !== undefined ? writeText(`write ${only}`, span, only) : undefined,
      };
    }),
  },
  {
    code: 'INVALID_ACTION',
    severity: 'WARNING',
    rule: 'PL-064',
    title: 'Unknown action',
    source: sources.serviceReference,
    explanation: `The service has no such action, so the entry covers nothing; IAM saves it all the same. Names of the API are often not those of actions: \`ListObjectsV2\` is \`s3:ListBucket\`. ${dated}`,
    check: inActions(({ value, span, service, name, wild }, _, { setting: { data } }) => {
      const answer = data?.service(service);
      if (
        data === undefined ||
        answer?.kind !== 'found' ||
        name === '' ||
        /[^a-z0-9*?]/.test(name) ||
        exists(answer.value, name, wild)
      )
        return undefined;
      const suggestion = wild ? undefined : data.suggestAction(value);
      const meant = suggestion?.actions ?? [];
      const [only] = meant;
      const alias = suggestion?.kind === 'alias';
      const what = wild ? 'covers no action' : alias ? 'is a name of the API and no action' : 'is no action';
      const say = alias
        ? `; write ${meant.map(quoted).join(' and ')}`
        : only === undefined
          ? ''
          : `; did you mean \`${only}\`?`;
      return {
        span,
        message: `${quoted(value)} ${what} in the bundled reference of ${data.date}${say}`,
        fix: meant.length === 1 && only !== undefined ? writeText(`write ${only}`, span, only) : undefined,
      };
    }),
  },
  {
    code: 'INVALID_SERVICE',
    severity: 'WARNING',
    rule: 'PL-151',
    title: 'Unknown service in a condition key',
    source: sources.checks,
    explanation: `The part of a condition key before the colon is a service prefix, \`aws\`, or the host of an identity provider. No service has this one, so that no request carries the key. ${dated}`,
    check: inRows(({ key, known, row }, _, { setting: { data } }) => {
      const prefix = key.slice(0, Math.max(key.indexOf(':'), 0));
      if (data === undefined || known !== undefined || /[./]/.test(prefix) || notServices.has(prefix)) return undefined;
      if (data.service(prefix).kind !== 'unknown' || data.conditionKey(key).kind !== 'unknown') return undefined;
      return {
        span: row.key.span,
        message: `the service ${quoted(prefix)} of ${quoted(row.key.value)} is not in the bundled reference of ${data.date}`,
      };
    }),
  },
  {
    code: 'INVALID_SERVICE_CONDITION_KEY',
    severity: 'WARNING',
    rule: 'PL-151',
    title: 'Unknown condition key of a service',
    source: sources.serviceReference,
    explanation: `The service has no such key, so no request carries it: a positive operator never matches, a negated one always does. ${dated}`,
    check: inRows(({ key, known, row }, _, { setting: { data } }) => {
      const colon = key.indexOf(':');
      const prefix = key.slice(0, Math.max(colon, 0));
      if (
        data === undefined ||
        known !== undefined ||
        notServices.has(prefix) ||
        data.conditionKey(key).kind !== 'unknown'
      )
        return undefined;
      const answer = data.service(prefix);
      if (answer.kind !== 'found') return undefined;
      const meant = closest(
        row.key.value,
        answer.value.conditionKeys.map(({ name }) => name).filter((name) => !/[$<]/.test(name)),
      );
      return {
        span: row.key.span,
        message: `${quoted(row.key.value)} is no condition key in the bundled reference of ${data.date}${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
        fix: meant === undefined ? undefined : writeText(`write ${meant}`, row.key.span, meant),
      };
    }),
  },
  {
    code: 'UNKNOWN_SERVICE_PRINCIPAL',
    severity: 'WARNING',
    rule: 'PL-059',
    title: 'Service principal that is not listed',
    source: sources.principal,
    explanation:
      'AWS publishes no complete list of service principals. This one is in none of the lists that the reference data was gathered from. Check its spelling; a principal that does not exist is refused when the policy is saved.',
    check: inPrincipals(({ type, value, span }, _, { setting: { data } }) => {
      const answer = type === 'Service' ? data?.servicePrincipal(withoutRegion(value)) : undefined;
      if (data === undefined || answer === undefined || answer.listed || data.servicePrincipal(value).listed)
        return undefined;
      const { meant } = answer;
      return {
        span,
        message: `${quoted(value)} is not among the service principals of the bundled reference of ${data.date}${meant === undefined ? '; check its spelling' : `; did you mean \`${meant}\`?`}`,
        fix: meant === undefined ? undefined : writeText(`write ${meant}`, span, meant),
      };
    }),
  },
];

/** Prefixes of keys that belong to no service of the data. */
const notServices: ReadonlySet<string> = new Set(['', 'aws', 'saml']);

function exists(service: Service, name: string, wild: boolean): boolean {
  if (!wild) return service.actions.has(name);
  if (name.replaceAll('*', '') === '') return true;
  const glob = globOf(name);
  for (const known of service.actions.keys()) if (matchGlob(glob, known)) return true;
  return false;
}
