import { listDocuments } from '../documents';
import { valueAt } from '../edit';
import type { OrganizationNodeDocument, Scenario } from '../types';
import { namesInArns } from './arn-names';
import { isRecognized, type IdentifierKind, type KnownKind, type KnownWords } from './patterns';
import { isPublic, isPublicDomain, isUsualTagKey } from './public-words';
import { mapTexts } from './texts';

/** A key and its values as JSON has them, wherever it stands. */
const values = String.raw`\s{0,40}:\s{0,40}(\[[^\]]{0,4000}\]|"[^"\\]{1,1224}")`;
// eslint-disable-next-line no-restricted-syntax -- made of fixed parts, as are the two below
const externalIds = new RegExp(`"sts:ExternalId"${values}`, 'gi');
// eslint-disable-next-line no-restricted-syntax -- the same
const people = new RegExp(String.raw`"(?:aws:username|(?:aws|sts):SourceIdentity|sts:RoleSessionName)"${values}`, 'gi');
// eslint-disable-next-line no-restricted-syntax -- the same
const tagged = new RegExp(
  String.raw`"[\w-]{1,40}:(?:PrincipalTag|ResourceTag|RequestTag)/([^"\\]{1,128})"${values}`,
  'gi',
);

const sids = /"(?:Sid|Id)"\s{0,40}:\s{0,40}"([^"\\]{2,256})"/g;

/** Who a token is for, as GitHub, Kubernetes, GitLab and Terraform say it. */
const subjects = [
  /(?<![\w.-])repo:([\w.-]{1,100})\/([\w.-]{1,100})/g,
  /system:serviceaccount:([\w.-]{1,63}):([\w.-]{1,63})/g,
  /project_path:([\w.-]{1,100})\/([\w.-]{1,100})/g,
  /organization:([\w.-]{1,100}):project:([\w.-]{1,100}):workspace:([\w.-]{1,100})/g,
];

/** What people chose to call things, found by where it stands in a scenario; of kinds that are not asked for, nothing. */
export function findKnownWords(scenario: Scenario, kinds: readonly IdentifierKind[]): KnownWords {
  return new Map([...new Finder(scenario).known].filter(([, kind]) => kinds.includes(kind)));
}

class Finder {
  readonly known = new Map<string, KnownKind>();

  constructor(scenario: Scenario) {
    this.#requests(scenario);
    const documents = listDocuments(scenario);
    for (const { text } of documents) {
      for (const [, given = ''] of text.matchAll(externalIds)) this.#each(given, (id) => this.#externalId(id));
    }
    mapTexts(scenario, (text) => {
      for (const { kind, text: found } of namesInArns(text)) if (kind !== 'name') this.#add(kind, found);
      return text;
    });
    this.#accounts(scenario);
    for (const { pointer, text } of documents) {
      if (pointer.endsWith('/document')) this.#name(valueAt(scenario, `${pointer.slice(0, -9)}/name`));
      for (const [, given = ''] of text.matchAll(people)) this.#each(given, (name) => this.#name(name));
    }
    mapTexts(scenario, (text) => {
      for (const { text: found } of namesInArns(text)) if (found.length > 2) this.#name(found);
      for (const subject of subjects)
        for (const [, ...found] of text.matchAll(subject)) found.forEach((name) => this.#name(name));
      return text;
    });
    for (const { text } of documents) {
      for (const [, key = '', given = ''] of text.matchAll(tagged)) {
        this.#tagKey(key);
        this.#each(given, (value) => this.#tag(value));
      }
      for (const [, sid = ''] of text.matchAll(sids)) this.#add('sid', sid);
    }
  }

  #requests({ requests = [] }: Scenario): void {
    for (const { parameters, context, principal, session } of requests) {
      if (parameters?.ExternalId !== undefined) this.#externalId(parameters.ExternalId);
      for (const [key, value] of Object.entries(context ?? {})) {
        if (key.toLowerCase() === 'sts:externalid' && typeof value === 'string') this.#externalId(value);
      }
      for (const name of [parameters?.RoleSessionName, parameters?.SourceIdentity, parameters?.Name, session])
        this.#name(name);
      this.#tags(parameters?.Tags);
      if (typeof principal === 'object' && 'webIdentity' in principal)
        this.#add('domain', principal.webIdentity.split('/', 1)[0] ?? '');
    }
  }

  #accounts({ accounts = {}, organization }: Scenario): void {
    for (const { users = {}, groups = {}, roles = {}, policies = {}, resources = {}, name } of Object.values(
      accounts,
    )) {
      for (const names of [users, groups, roles, policies]) Object.keys(names).forEach((own) => this.#name(own));
      this.#add('name', name ?? '');
      for (const { path } of [...Object.values(users), ...Object.values(groups), ...Object.values(roles)])
        path?.split('/', 30).forEach((part) => this.#name(part));
      for (const { tags } of [...Object.values(users), ...Object.values(roles), ...Object.values(resources)])
        this.#tags(tags);
    }
    if (organization) this.#node(organization.root);
  }

  #node({ name, units = [] }: OrganizationNodeDocument): void {
    this.#add('name', name ?? '');
    units.forEach((unit) => this.#node(unit));
  }

  #tags(tags: Readonly<Record<string, unknown>> | undefined): void {
    for (const [key, value] of Object.entries(tags ?? {})) {
      this.#tagKey(key);
      if (typeof value === 'string') this.#tag(value);
    }
  }

  #tagKey(key: string): void {
    if (!isUsualTagKey(key)) this.#tag(key);
  }

  #tag(text: string): void {
    if (!/^(?:\d{1,4}|[\d.+-]{16,})$/.test(text)) this.#add('tag', beginning(text));
  }

  // What AWS would not take for a name stays: that it is none is what the scenario shows.
  #name(name: unknown): void {
    if (typeof name === 'string' && /^[\w+=,.@-]{2,64}$/.test(beginning(name))) this.#add('name', beginning(name));
  }

  #externalId(id: string): void {
    if (id.length > 1 && !/[*?$]/.test(id)) this.known.set(id, 'externalId');
  }

  #each(given: string, take: (value: string) => void): void {
    for (const [, value = ''] of given.matchAll(/"([^"\\]{1,1224})"/g)) take(value);
  }

  #add(kind: KnownKind, text: string): void {
    if (text.trim().length < 2 || this.known.has(text) || isPublic(text) || isRecognized(text)) return;
    if (kind === 'domain' && (isPublicDomain(text) || !text.includes('.'))) return;
    this.known.set(text, kind);
  }
}

/** Up to where a wildcard or a variable begins. */
function beginning(text: string): string {
  return text.split(/[*?$]/, 1)[0] ?? '';
}
