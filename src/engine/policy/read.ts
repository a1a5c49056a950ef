import type { Finding } from '../finding';
import { countOf } from '../json/faults';
import { readJson } from '../json/read';
import { checkCharacters } from './characters';
import { readDocument, type DocumentContent } from './document';
import { PolicyMemo } from './memo';
import { withMerges } from './merge';
import type { Reading } from './notes';
import { recognisePaste } from './paste';
import type { Policy, PolicyType } from './policy';

const memo = new PolicyMemo();
const maxFindings = 100;
// More than are listed, so that the count of the rest is right for all but hopeless texts.
const maxFaults = 1000;

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
  const json = readJson(text, { maxFindings: maxFaults });
  const wrapped = recognisePaste(json);
  if (wrapped !== undefined) return { type, text, ...nothing, findings: [wrapped], stopped: wrapped };
  const reading: Reading = { text, type, found: [...json.findings] };
  const content = json.root === undefined ? nothing : readDocument(reading, json.root);
  if (json.root !== undefined) checkCharacters(reading, json.root);
  const found = json.root === undefined ? reading.found : withMerges(reading.found, json.root, json.extra, text);
  const findings = limited(found.toSorted((a, b) => a.span.from - b.span.from));
  const stopped = findings.find((finding) => finding.stops);
  return { type, text, ...content, findings, ...(stopped === undefined ? {} : { stopped }) };
}

const nothing: DocumentContent = { version: '2008-10-17', statements: [] };

/** The first hundred findings, and one that counts the rest. */
function limited(found: readonly Finding[]): readonly Finding[] {
  const rest = found.slice(maxFindings);
  const [first] = rest;
  if (first === undefined || rest.length === 1) return found;
  const stops = rest.some((finding) => finding.stops);
  return [...found.slice(0, maxFindings), countOf(rest.length, first.span, stops)];
}
