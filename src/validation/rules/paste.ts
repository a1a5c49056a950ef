import { quoted } from '../../engine/json/cursor';
import { withoutHyphens } from '../../engine/policy/principal-value';
import { findPlaceholder } from '../../engine/policy/placeholder';
import type { TextValue } from '../../engine/policy/policy';
import type { Document, StatementView } from '../document';
import { documentationWords } from '../documentation-words';
import { writeText } from '../edits';
import { inActions, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';

export const pasteRules: readonly Rule[] = [
  {
    code: 'SURROUNDING_BLANKS',
    severity: 'WARNING',
    rule: 'F-35',
    title: 'Blanks around a value',
    source: sources.troubleshoot,
    explanation:
      'A blank at either end of an action, ARN, account, condition key or value is part of it, and what it should match has none: the entry never matches. Some of AWS’s own samples have such blanks. Remove them.',
    check: inTexts((text, kind) => {
      const trimmed = text.value.trim();
      if (trimmed === text.value || trimmed === '') return undefined;
      if (kind === 'value' && !/^[\w:/.*?${}-]+$/.test(trimmed)) return undefined;
      const message = `blanks around ${quoted(text.value)}, which then matches nothing; remove them`;
      return { span: text.span, message, fix: writeText('remove the blanks', text.span, trimmed) };
    }),
  },
  {
    code: 'ACTION_NEVER_MATCHES',
    severity: 'WARNING',
    rule: 'PL-063',
    title: 'Action that no action can match',
    source: sources.action,
    explanation:
      'Names of actions have letters and digits only. A pattern with a comma, a blank or nothing after the colon is accepted, and matches no action at all. Write one action in each string.',
    check: inActions(({ value, span, name }) => {
      if (name === '')
        return { span, message: `${quoted(value)} names no action; write \`${value}*\` for all of the service` };
      if (!/[,;\s]/.test(name.trim())) return undefined;
      const parts = value.split(/[,;\s]+/).filter((part) => part !== '');
      const prefix = value.slice(0, value.indexOf(':') + 1);
      const list = parts.map((part) => (part.includes(':') ? part : prefix + part));
      const message = `${quoted(value)} is one string and matches nothing; write ${list.slice(0, 3).map(quoted).join(', ')} each in its own`;
      return { span, message };
    }),
  },
  {
    code: 'WILDCARD_SERVICE_PREFIX',
    severity: 'SUGGESTION',
    rule: 'PL-062',
    title: 'Wildcard as the service of an action',
    source: sources.action,
    explanation:
      '`*:*` is `*`, and `*:Get*` covers every service there is and will be, whatever “Get” means there: in some services it reads secrets. Name the services.',
    check: inActions(({ value, span, service, name }) => {
      if (service !== '*') return undefined;
      const fix = name === '*' ? writeText('write *', span, '*') : undefined;
      return {
        span,
        message: `${quoted(value)} covers every service; name the services${name === '*' ? ', or write `*`' : ''}`,
        fix,
      };
    }),
  },
  {
    code: 'UNRESOLVED_TEMPLATE',
    severity: 'WARNING',
    rule: 'F-18',
    title: 'Placeholder of a template',
    source: sources.variables,
    explanation:
      'Text such as `${AWS::AccountId}` (CloudFormation), `${var.name}` or `&{aws:username}` (Terraform), `{{account}}`, `%ACCOUNT%` or `<account-id>` is put in by a tool before IAM sees the policy. IAM knows none of it: the entry matches nothing real. Put in what it stands for. Terraform’s `&{…}` and `$${…}` are IAM’s `${…}`.',
    check: inTexts((text) => {
      const { value, span } = text;
      if (!/[$&{<%]/.test(value)) return undefined;
      const escaped = value.replaceAll('&{', '${').replaceAll('$${', '${');
      if (escaped !== value) {
        const message = `${quoted(value)} has Terraform’s way to write a variable; in IAM it is \`\${…}\``;
        return { span, message, fix: writeText('write ${', span, escaped) };
      }
      const placeholder = findPlaceholder(value);
      if (placeholder === undefined) return undefined;
      return {
        span,
        message: `${quoted(placeholder.text)} is a placeholder of ${placeholder.origin}; put in what it stands for`,
      };
    }),
  },
  {
    code: 'DOCUMENTATION_PLACEHOLDER',
    severity: 'SUGGESTION',
    rule: 'F-21',
    title: 'Example value from the documentation',
    source: sources.arns,
    explanation:
      'Account IDs such as `111122223333`, buckets such as `amzn-s3-demo-bucket`, `o-exampleorgid` and the word `account-id` stand in AWS’s examples for values of your own. Put them in before you use the policy. A document is reported once; nothing is said of what the scenario itself has: its accounts, organization and resources.',
    check(document) {
      const { own = [] } = document.setting;
      const typed = new Map<string, string>();
      const [first] = inTexts((text, kind) => {
        if (kind === 'action') return undefined;
        const lower = text.value.toLowerCase();
        const word = documentationWords.find((known) => lower.includes(known) && !own.includes(known));
        if (word === undefined || typed.has(word)) return undefined;
        const at = lower.indexOf(word);
        typed.set(word, quoted(text.value.slice(at, at + word.length)));
        return { span: text.span, message: '' };
      })(document);
      if (first === undefined) return [];
      const words = [...typed.values()];
      const are = words.length === 1 ? 'is an example value' : 'are example values';
      return [{ ...first, message: `${words.join(', ')} ${are} of AWS’s documentation; put in your own` }];
    },
  },
  {
    code: 'HYPHENATED_ACCOUNT',
    severity: 'WARNING',
    rule: 'F-22',
    title: 'Account ID with hyphens',
    source: sources.arns,
    explanation:
      'The console shows account IDs as `1234-5678-9012`; in policies they are twelve digits and nothing else. With hyphens the value matches no account.',
    check: inTexts((text, kind) => {
      const digits = kind === 'value' ? withoutHyphens(text.value) : undefined;
      if (digits === undefined) return undefined;
      const message = `the account ID ${quoted(text.value)} has hyphens or blanks; write \`${digits}\``;
      return { span: text.span, message, fix: writeText(`write ${digits}`, text.span, digits) };
    }),
  },
];

type TextKind = 'action' | 'resource' | 'principal' | 'key' | 'value';

/** A check of every string that matters to matching, with what it is. */
function inTexts(
  check: (text: TextValue, kind: TextKind, view: StatementView, document: Document) => Found | undefined,
): Check {
  return (document) =>
    document.statements.flatMap((view) => {
      const { action, resource, principal, conditions } = view.statement;
      const found: Found[] = [];
      const look = (texts: readonly TextValue[], kind: TextKind): void => {
        for (const text of texts) {
          const result = check(text, kind, view, document);
          if (result !== undefined && !isReported(document, result)) found.push(result);
        }
      };
      look(principal?.entries ?? [], 'principal');
      look(action.patterns, 'action');
      look(resource?.patterns ?? [], 'resource');
      for (const { key, values } of conditions) {
        look([key], 'key');
        look(values, 'value');
      }
      return found;
    });
}

/** Whether the reader has reported something at the same place already. */
function isReported({ policy }: Document, { span }: Found): boolean {
  return policy.findings.some((finding) => finding.span.from === span.from && finding.span.to === span.to);
}
