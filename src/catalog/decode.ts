import { format, levelLetters, managedPolicyStart } from './format';
import type { ActionsFile, PoliciesFile, PolicyFile, PrincipalsFile, ReferenceFile, ServicesFile } from './format';
import type { AccessLevel, ManagedPolicy, ManagedPolicySummary, ServicePrincipal, ServiceSummary } from './reference';

// Decoders throw on a file that is not what it should be; the loader turns that into `unavailable`.

/** An entry of a list that must be there. */
export function entry<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no entry ${index}`);
  return value;
}

/** The words of a list that is one string. */
export function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

/** Refuses a file of another version: a page and data from two releases do not mix. */
export function decodeReference(file: ReferenceFile): ReferenceFile {
  if (file.format !== format) throw new RangeError(`format ${String(file.format)}, not ${format}`);
  return file;
}

export function decodeServices(file: ServicesFile, prefixes: readonly string[]): readonly ServiceSummary[] {
  return prefixes.map((prefix, index) => {
    const [name, actions, resourceTypes] = entry(file, index);
    return { prefix, name, actions, resourceTypes };
  });
}

/** Names of one service's actions. */
export interface ActionNames {
  readonly prefix: string;
  readonly levels: readonly { readonly level: AccessLevel; readonly names: readonly string[] }[];
}

export function decodeActions(file: ActionsFile): readonly ActionNames[] {
  return Object.entries(file).map(([prefix, byLetter]) => ({
    prefix,
    levels: Object.entries(byLetter).map(([letter, verbs]) => {
      const level = levelLetters[letter];
      if (level === undefined) throw new RangeError(`no access level ${letter}`);
      return { level, names: verbs.split(';').flatMap(decodeVerb) };
    }),
  }));
}

function decodeVerb(text: string): readonly string[] {
  const colon = text.indexOf(':');
  const verb = text.slice(0, colon);
  return text
    .slice(colon + 1)
    .split(' ')
    .map((rest) => verb + rest);
}

export function decodePolicies({ paths, deleted }: PoliciesFile): readonly ManagedPolicySummary[] {
  const gone = new Set(deleted);
  return Object.entries(paths).flatMap(([path, [names, versions]]) =>
    words(names).map((name, index) => ({
      name,
      path: `/${path}`,
      arn: managedPolicyStart + path + name,
      version: `v${entry(versions, index)}`,
      deleted: gone.has(name),
    })),
  );
}

export function decodePolicy({ arn, version, created, updated, document }: PolicyFile): ManagedPolicy {
  if (typeof arn !== 'string' || typeof version !== 'string') throw new RangeError('no managed policy');
  return { arn, version, created, updated, text: JSON.stringify(document, undefined, 2) };
}

export function decodePrincipals({ gathered, curated, misspelt }: PrincipalsFile): readonly ServicePrincipal[] {
  return [
    ...Object.keys(gathered).map((name): ServicePrincipal => {
      const meant = misspelt[name];
      return { name, origin: 'gathered', ...(meant === undefined ? {} : { misspeltFor: meant }) };
    }),
    ...curated.map((name): ServicePrincipal => ({ name, origin: 'curated' })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}
