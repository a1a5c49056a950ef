import type { Finding } from '../finding';
import { readJson, type JsonReading } from '../json/read';
import { recogniseLanguage } from './paste/language';
import { unwrapShape } from './paste/shape';
import type { Step } from './paste/step';
import { unwrapText } from './paste/text';
import type { PolicyType } from './policy';

/** A pasted text without the wrappings that policies are usually copied in. */
export interface Unwrapped {
  readonly text: string;
  /** What was taken off, outermost first; empty where the text is as it was. Spans are of the pasted text. */
  readonly changes: readonly Finding[];
  /** The type of policy that a wrapping told of: `AssumeRolePolicyDocument` holds a trust policy. */
  readonly type?: PolicyType;
}

/** Wrappings stand in one another: a code block around a CLI answer around a string. No one needs more. */
const maxSteps = 6;

/** Takes a policy out of what it was copied with (F-01, F-11 to F-15). Texts too large to be read stay as they are. */
export function unwrapPaste(pasted: string): Unwrapped {
  const steps: Step[] = [];
  let text = pasted;
  while (steps.length < maxSteps) {
    const step = nextStep(text);
    if (step === undefined) break;
    steps.push(step);
    text = step.text;
  }
  const type = steps.findLast((step) => step.type !== undefined)?.type;
  const span = { from: 0, to: pasted.length };
  const changes = steps.map(({ code, rule, message }): Finding => ({
    code,
    rule,
    message,
    severity: 'SUGGESTION',
    span,
    stops: false,
  }));
  return { text, changes, ...(type === undefined ? {} : { type }) };
}

function nextStep(text: string): Step | undefined {
  if (text.length > 1_000_000) return undefined;
  const start = text.trimStart();
  // The usual document: nothing of the text's own wrappings can start like it.
  const plain =
    start.startsWith('{') && text.charCodeAt(0) !== 0xfeff && !start.slice(1, 200).trimStart().startsWith('\\');
  return (plain ? undefined : unwrapText(text)) ?? unwrapShape(readJson(text));
}

/**
 * What a document as a whole is in place of a policy, with a click that makes it one; undefined where it is a policy,
 * be it a faulty one. Everything inside it is then left unsaid.
 */
export function recognisePaste(json: JsonReading): Finding | undefined {
  const { text, root } = json;
  if (root === undefined || hasStatement(json)) return undefined;
  const { text: unwrapped, changes } = unwrapPaste(text);
  const first = changes.find((change) => change.code !== 'BYTE_ORDER_MARK');
  const span = { from: 0, to: text.length };
  if (first !== undefined) {
    const fixes = [{ label: 'unwrap', edits: [{ span, insert: unwrapped }] }];
    return { ...first, message: `${first.message}; unwrap it`, severity: 'ERROR', span, stops: true, fixes };
  }
  const language = root.kind === 'object' ? undefined : recogniseLanguage(text);
  if (language === undefined) return undefined;
  return { code: 'NOT_JSON', rule: 'F-17', message: `this is ${language}`, severity: 'ERROR', span, stops: true };
}

function hasStatement({ root }: JsonReading): boolean {
  return root?.kind === 'object' && root.members.some(({ key }) => key.value === 'Statement');
}
