import { printJson } from '../engine/json/print';
import { readJson } from '../engine/json/read';

/** A policy document's text in our formatting; undefined where it is no JSON yet, or has comments that would be lost. */
export function formatDocument(text: string): string | undefined {
  const { root, findings } = readJson(text);
  const harmless = findings.every(({ code }) => code === 'DUPLICATE_KEY' || code === 'LONE_SURROGATE');
  return root !== undefined && harmless ? printJson(root, text) : undefined;
}
