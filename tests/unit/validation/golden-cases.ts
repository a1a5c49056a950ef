import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../../src/engine/finding';
import { place } from '../../../src/engine/json/place';
import { policyTypes, type PolicyType } from '../../../src/engine/policy/policy';
import { readPolicy } from '../../../src/engine/policy/read';
import { openCatalog } from '../../../src/checker/data';
import { findingsOf } from '../../../src/validation/findings';
import { loadReferenceView } from '../../../src/validation/reference-view';
import type { Setting } from '../../../src/validation/setting';

/**
 * One document of a golden file. A file has blocks: a heading `# CODE · policy type · setting · rules`, then documents, each
 * followed by `==>` and where the code is found in it (`2:14`, line and column), or `none`.
 */
export interface Case {
  readonly file: string;
  readonly code: string;
  readonly type: PolicyType;
  readonly words: readonly string[];
  /** As it stands in the file. */
  readonly given: string;
  readonly expected: string;
}

const folder = join(import.meta.dirname, 'golden');

export function readCases(): readonly Case[] {
  return readdirSync(folder).flatMap((file) => casesIn(file, readFileSync(join(folder, file), 'utf8')));
}

function casesIn(file: string, text: string): readonly Case[] {
  const cases: Case[] = [];
  let code = '';
  let type: PolicyType = 'identityBasedPolicy';
  let words: readonly string[] = [];
  let given: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('# ')) {
      const parts = line.slice(2).split(' · ');
      code = parts[0] ?? '';
      type = policyTypes.find((known) => known === parts[1]) ?? 'identityBasedPolicy';
      words = parts.slice(1).flatMap((part) => part.split(' '));
    } else if (line.startsWith('==> ')) {
      cases.push({ file, code, type, words, given: given.join('\n'), expected: line.slice(4) });
      given = [];
    } else if (line !== '') {
      given.push(line);
    }
  }
  return cases;
}

/** The whole document: a line of members is a statement whose other elements are filled in behind it. */
export function documentOf({ given, type }: Case): string {
  if (given.startsWith('@size ')) return sized(Number(given.slice('@size '.length)), type);
  if (given.startsWith('{') || given === '["x"]') return given;
  if (given.startsWith('[')) return `{"Version": "2012-10-17", "Statement":\n${given}}`;
  return `{"Version": "2012-10-17", "Statement": [{\n${given}${fill(given, type)}}]}`;
}

function fill(given: string, type: PolicyType): string {
  const trust = type === 'trustPolicy';
  const takesPrincipal = [
    'resourceBasedPolicy',
    'keyPolicy',
    'vpcEndpointPolicy',
    'resourceControlPolicy',
    'trustPolicy',
  ];
  const members = [
    /"Effect"/.test(given) ? '' : '"Effect": "Allow"',
    /"(Not)?Actions?"/.test(given) ? '' : `"Action": "${trust ? 'sts:AssumeRole' : 's3:GetObject'}"`,
    /"(Not)?Resource"/.test(given) || trust ? '' : '"Resource": "*"',
    /"(Not)?Principal"/.test(given) || !takesPrincipal.includes(type)
      ? ''
      : trust
        ? '"Principal": {"AWS": "111122223333"}'
        : '"Principal": "*"',
  ];
  return members.map((member) => (member === '' ? '' : `,\n${member}`)).join('');
}

/** A document of about so many characters without white space. */
function sized(length: number, type: PolicyType): string {
  const rest = fill('"Resource"', type).slice(1);
  const filler = Array.from(
    { length: Math.ceil(length / 10) },
    (_, index) => `"arn:aws:s3:::${String(index).padStart(5, '0')}"`,
  );
  const start = '{"Version": "2012-10-17", "Statement": [{';
  const resources = filler.join(',').slice(0, Math.max(0, length - start.length - rest.length - 20));
  const whole = resources.slice(0, resources.lastIndexOf(','));
  if (type === 'trustPolicy') return `${start}${rest}, "Sid": "${'a'.repeat(length - start.length - rest.length)}"}]}`;
  return `${start}${rest}, "Resource": [${whole}]}]}`;
}

/** What the reader and the checks together find. */
export async function allFindings(
  text: string,
  type: PolicyType,
  words: readonly string[],
): Promise<readonly Finding[]> {
  const policy = readPolicy(text, type);
  const data = words.includes('data') ? await loadReferenceView(openCatalog(), [policy]) : undefined;
  const setting = { ...settingOf(words), ...(data === undefined ? {} : { data }) };
  return [...policy.findings, ...findingsOf(policy, setting)].toSorted((a, b) => a.span.from - b.span.from);
}

function settingOf(words: readonly string[]): Setting {
  const has = (word: string): boolean => words.includes(word);
  const account = '111122223333';
  return {
    ...(has('role') ? { attachedTo: { kind: 'role', arn: `arn:aws:iam::${account}:role/r` } as const } : {}),
    ...(has('user') ? { attachedTo: { kind: 'user' } as const } : {}),
    ...(has('gateway') ? { attachedTo: { kind: 'endpoint', gateway: true } as const } : {}),
    ...(has('bucket') ? { attachedTo: { kind: 'resource', arn: 'arn:aws:s3:::b' } as const, account } : {}),
    ...(has('queue') ? { attachedTo: { kind: 'resource', arn: `arn:aws:sqs:eu-west-1:${account}:q` } as const } : {}),
    ...(has('inline') ? { kept: 'inline' as const } : {}),
    ...(has('awsManaged') ? { kept: 'awsManaged' as const } : {}),
  };
}

/** Where a code was found, as golden files write it. */
export function placesOf(findings: readonly Finding[], code: string, text: string): string {
  const places = findings.filter((finding) => finding.code === code).map(({ span }) => place(text, span.from));
  return places.length === 0 ? 'none' : places.map(({ line, column }) => `${line}:${column}`).join(' ');
}
