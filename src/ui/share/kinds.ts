import type { IdentifierKind } from '../../app/share';

/** What kinds of identifiers are called, in the plural. */
export const kindWords: Readonly<Record<IdentifierKind, string>> = {
  account: 'Account ids',
  organization: 'Organization ids',
  uniqueId: 'Unique ids',
  email: 'E-mail addresses',
  externalId: 'External ids',
  network: 'Network ids',
  address: 'IP addresses',
  domain: 'Domains',
  bucket: 'Bucket names',
  name: 'Names',
  tag: 'Tags',
  sid: 'Statement ids (Sid)',
};
