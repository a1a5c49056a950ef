import { listDocuments } from '../documents';
import { valueAt } from '../edit';
import type { Scenario } from '../types';
import { isRecognized, type IdentifierKind, type KnownWords } from './identifiers';
import { mapTexts } from './texts';

/** Names by the place that an ARN has for them; the last group is the name, behind its path. */
const inArns = [
  /:\d{12}:(?:user|role|group|policy|instance-profile)\/(?:[\w+=,.@-]+\/){0,8}([\w+=,.@-]{1,128})/g,
  /:(?:assumed-role|federated-user)\/([\w+=,.@-]{1,64})/g,
  /:assumed-role\/[\w+=,.@-]{1,64}\/([\w+=,.@-]{1,64})/g,
  /:(?:saml-provider)\/([\w+=,.@-]{1,128})/g,
  // Any other service's, where it has an account: what stands last, behind the resource type.
  /arn:aws[\w-]*:(?!iam:|sts:|s3:)[\w-]+:[\w-]*:\d{12}:(?:[\w-]{1,64}[:/])?([A-Za-z][\w.-]{2,127})(?![\w.:/-])/g,
];

const externalIds = /"sts:ExternalId"\s{0,40}:\s{0,40}(\[[^\]]{0,4000}\]|"[^"\\]{2,1224}")/gi;

const sids = /"Sid"\s{0,40}:\s{0,40}"([A-Za-z0-9]{2,64})"/g;

/** Names, Sids and external ids of a scenario, found by where they stand; of kinds that are not asked for, none. */
export function findKnownWords(scenario: Scenario, kinds: readonly IdentifierKind[]): KnownWords {
  return new Map([...findAll(scenario)].filter(([, kind]) => kinds.includes(kind)));
}

function findAll(scenario: Scenario): KnownWords {
  const known = new Map<string, 'externalId' | 'name' | 'sid'>();
  const addName = (name: string): void => {
    // What AWS would not take for a name stays: that it is none is what the scenario shows.
    if (/^[\w+=,.@-]{2,64}$/.test(name) && !known.has(name) && !isPublic(name) && !isRecognized(name))
      known.set(name, 'name');
  };
  const addExternalId = (id: string): void => {
    if (id.length > 1 && !/[*?$]/.test(id)) known.set(id, 'externalId');
  };
  for (const { parameters, context } of scenario.requests ?? []) {
    if (parameters?.ExternalId !== undefined) addExternalId(parameters.ExternalId);
    for (const [key, value] of Object.entries(context ?? {})) {
      if (key.toLowerCase() === 'sts:externalid' && typeof value === 'string') addExternalId(value);
    }
    for (const name of [parameters?.RoleSessionName, parameters?.SourceIdentity, parameters?.Name]) addName(name ?? '');
  }
  for (const { text } of listDocuments(scenario)) {
    for (const [, values = ''] of text.matchAll(externalIds)) {
      for (const [, id = ''] of values.matchAll(/"([^"\\]{2,1224})"/g)) addExternalId(id);
    }
  }
  for (const { users = {}, groups = {}, roles = {}, policies = {}, name } of Object.values(scenario.accounts ?? {})) {
    for (const names of [users, groups, roles, policies]) Object.keys(names).forEach(addName);
    addName(name ?? '');
  }
  inlineNames(scenario).forEach(addName);
  mapTexts(scenario, (text) => {
    for (const pattern of inArns) for (const [, name = ''] of text.matchAll(pattern)) addName(name);
    return text;
  });
  for (const { text } of listDocuments(scenario)) {
    for (const [, sid = ''] of text.matchAll(sids))
      if (!known.has(sid) && !isPublic(sid) && sid !== 'Allow' && sid !== 'Deny') known.set(sid, 'sid');
  }
  return known;
}

/** The names of inline policies: beside each such document. */
function inlineNames(scenario: Scenario): readonly string[] {
  return listDocuments(scenario).flatMap(({ pointer }) => {
    if (!pointer.endsWith('/document')) return [];
    const name = valueAt(scenario, `${pointer.slice(0, -'/document'.length)}/name`);
    return typeof name === 'string' ? [name] : [];
  });
}

/** Names that say nothing of whose they are: AWS's own, which rules depend on, and those of its documentation. */
function isPublic(name: string): boolean {
  return /^(?:AWS|Amazon|aws-|Example|example|RCPFullAWSAccess$|FullAWSAccess$|root$|alice$|bob$)/.test(name);
}
