import type { Finding } from '../finding';
import { countOf } from '../json/faults';
import { readJson } from '../json/read';
import { checkCharacters } from './characters';
import { readDocument, type DocumentContent } from './document';
import { PolicyMemo } from './memo';
import type { Reading } from './notes';
import type { Policy, PolicyType } from './policy';

const memo = new PolicyMemo();
const maxFindings = 100;

/**
 * Reads a policy document: its statements as far as they can be read, and every fault of text and grammar. Never throws.
 * The same text and type give the same object, so that what is derived from a policy can be kept beside it.
 */
export function readPolicy(text: string, type: PolicyType): Policy {
  const known = memo.get(text, type);
  if (known !== undefined) return known;
  const policy = read(text, type);
  memo.set(policy);
  return policy;
}

function read(text: string, type: PolicyType): Policy {
  const json = readJson(text, { maxFindings });
  const reading: Reading = { text, type, found: [...json.findings] };
  let content: DocumentContent = { version: '2008-10-17', statements: [] };
  if (json.root !== undefined) {
    content = readDocument(reading, json.root);
    checkCharacters(reading, json.root);
  }
  const findings = limited(reading.found.toSorted((a, b) => a.span.from - b.span.from));
  const stopped = findings.find((finding) => finding.stops);
  return { type, text, ...content, findings, ...(stopped === undefined ? {} : { stopped }) };
}

/** The first hundred findings, and one that counts the rest. */
function limited(found: readonly Finding[]): readonly Finding[] {
  const rest = found.slice(maxFindings);
  const [first] = rest;
  if (first === undefined || rest.length === 1) return found;
  const stops = rest.some((finding) => finding.stops);
  return [...found.slice(0, maxFindings), countOf(rest.length, first.span, stops)];
}
