import type { PolicyType } from '../engine/policy/policy';
import { faultWords } from '../scenario/imports/denial';
import { importText } from '../scenario/imports/import-text';
import type { Imported, MessageImport, PolicyImport } from '../scenario/imports/imported';
import { mergeScenario } from '../scenario/imports/merge';
import type { Missing } from '../scenario/imports/missing';
import { attachmentPlaces, attachPolicy, type AttachmentPlace } from '../scenario/imports/places';
import { describeLink } from '../scenario/permalink';
import type { Scenario } from '../scenario/types';
import { openScenario } from '../scenario/open';
import { openGalleryItem, openHash, type Opened } from './opening';

export { stillMissing } from '../scenario/imports/still-missing';
export type { AttachmentPlace, Missing };

/** What a pasted text or a file is to a reader, and what can be done with it. */
export type Recognised =
  | { readonly kind: 'nothing'; readonly sentence: string }
  /** To be opened in place of what is open: a scenario's file, a link. */
  | { readonly kind: 'scenario'; readonly what: string; readonly scenario: Scenario }
  /** To be opened, or put into what is open. */
  | {
      readonly kind: 'found';
      readonly what: string;
      readonly scenario: Scenario;
      /** What AWS's own words blame: `no identity-based policy allows it`; absent where the text is no denial. */
      readonly fault?: string;
      /** The policy type that AWS's words name. */
      readonly blames?: PolicyType;
      readonly missing: readonly Missing[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'policy'; readonly policy: PolicyImport; readonly places: readonly AttachmentPlace[] };

/** Recognises a text; `open` is the scenario that it may be put into. Never throws. */
export async function recogniseText(text: string, open: Scenario): Promise<Recognised> {
  const imported = importText(text, { open });
  switch (imported.kind) {
    case 'nothing':
      return nothing(imported.reason);
    case 'link':
      return recogniseHash(imported.hash);
    case 'scenario':
      return imported.scenario
        ? { kind: 'scenario', what: 'a file', scenario: imported.scenario }
        : nothing(imported.problems[0]?.message ?? 'nothing of this can be read');
    case 'policy': {
      const places = attachmentPlaces(open, imported);
      return places.length > 0
        ? { kind: 'policy', policy: imported, places }
        : nothing('this is a policy, and the scenario has nothing that it could be attached to: add a role or a user');
    }
    case 'message':
    case 'decodedMessage':
    case 'events':
    case 'accountDetails':
    case 'answer': {
      const { scenario, missing, notes } = imported;
      return {
        kind: 'found',
        what: nameOf(imported),
        scenario,
        ...(imported.kind === 'message' && faultOf(imported)),
        missing,
        notes: notes.map(({ message }) => message),
      };
    }
  }
}

function faultOf({ message }: MessageImport): { readonly fault: string; readonly blames?: PolicyType } {
  const { policyType } = message;
  return { fault: faultWords(message), ...(policyType !== undefined && { blames: policyType }) };
}

/** The open scenario with what was found in it, and what could not be put in. */
export function putInto(open: Scenario, found: Scenario): { readonly scenario: Scenario; readonly conflicts: number } {
  const { scenario, conflicts } = mergeScenario(open, found);
  return { scenario, conflicts: conflicts.length };
}

/** The open scenario with a policy at a place. */
export function attachAt(open: Scenario, place: AttachmentPlace, { document, name }: PolicyImport): Scenario {
  return attachPolicy(open, place, document, name);
}

/**
 * The open scenario with what was asked for put where it belongs; undefined where the text is something else, or could
 * stand at several places.
 */
export function putMissing(open: Scenario, { what, pointer }: Missing, found: Recognised): Scenario | undefined {
  if (found.kind === 'found') return isBare(found.scenario) ? undefined : putInto(open, found.scenario).scenario;
  if (found.kind !== 'policy') return undefined;
  const places = found.places.filter((place) =>
    pointer === undefined ? place.type === what : place.pointer === pointer || `${place.pointer}/document` === pointer,
  );
  const [only, ...others] = places;
  return only === undefined || others.length > 0 ? undefined : attachAt(open, only, found.policy);
}

/** Nothing to put in: an answer that prints names only. */
function isBare({ accounts, organization, requests }: Scenario): boolean {
  return [accounts, organization, requests].every((members) => Object.keys(members ?? {}).length === 0);
}

/** A scenario of the gallery by its name. */
export function openExample(name: string): Promise<Opened> {
  return openGalleryItem(name, openScenario);
}

async function recogniseHash(hash: string): Promise<Recognised> {
  const opened = await openHash(hash, openScenario);
  if (opened.kind === 'scenario') return { kind: 'scenario', what: 'a link', scenario: opened.scenario };
  return opened.kind === 'problem'
    ? { kind: 'nothing', sentence: opened.sentence }
    : nothing(describeLink({ kind: opened.kind }));
}

function nameOf(imported: Extract<Imported, { scenario: Scenario }>): string {
  switch (imported.kind) {
    case 'message':
      return 'an AccessDenied message';
    case 'decodedMessage':
      return 'a decoded authorization message';
    case 'events':
      return imported.events === 1 ? 'a CloudTrail event' : `${imported.events} CloudTrail events`;
    case 'accountDetails':
      return 'an account’s authorization details';
    case 'answer':
      return `the answer of \`${imported.command}\``;
  }
}

function nothing(reason: string): Recognised {
  return { kind: 'nothing', sentence: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.` };
}
