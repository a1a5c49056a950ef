import { printJson } from '../engine/json/print';
import { readJson } from '../engine/json/read';
import type { JsonNode } from '../engine/json/tree';
import type { PolicyText } from './types';

/**
 * A policy document from what a person typed: in object form exactly when the text is our formatting of a JSON
 * object, so that writing it as an object and reading it again gives the same text.
 */
export function policyText(text: string): PolicyText {
  return { form: isOurFormatting(text) ? 'object' : 'text', text };
}

/** A longer text keeps the form of a text: it is compared at every keystroke, and no policy that AWS takes is as long. */
const mostCompared = 200_000;

/** Whether a text is a JSON object in our formatting: two-space JSON, keys in source order. Of long texts it is not asked. */
export function isOurFormatting(text: string): boolean {
  // Most hand-written texts are ruled out without reading them.
  return text.startsWith('{') && text.length <= mostCompared && formattedKind(text) === 'object';
}

// What a JSON text may hold and still be read by every JSON reader.
const survives: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'LONE_SURROGATE']);

/** The kind of JSON value that a text is in our formatting; undefined if it is not. */
export function formattedKind(text: string): JsonNode['kind'] | undefined {
  // Lone surrogates do not survive a file's encoding; in a string form they are escaped.
  if (/\p{Surrogate}/u.test(text)) return undefined;
  const { root, findings } = readJson(text);
  if (!root || findings.some(({ code }) => !survives.has(code))) return undefined;
  return printJson(root, text) === text ? root.kind : undefined;
}
