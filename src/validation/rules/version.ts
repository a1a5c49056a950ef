import { quoted } from '../../engine/json/cursor';
import { replaceBy } from '../../engine/policy/notes';
import { sayType } from '../../engine/policy/requirements';
import type { Rule } from '../rule';
import { sources } from '../sources';
import { isControlType, isIdentityType } from '../types';

const current = '2012-10-17';

export const versionRules: readonly Rule[] = [
  {
    code: 'MISSING_VERSION',
    severity: 'ERROR',
    rule: 'PL-006',
    title: 'No Version',
    source: sources.version,
    explanation:
      'A policy without `Version` is read as `2008-10-17`, in which `${aws:username}` and all other policy variables are plain text. IAM refuses to save an identity-based policy without it, and organizations want it in their control policies: there it is an error, elsewhere a warning. Add `"Version": "2012-10-17"` as the first element.',
    check({ policy, setting }) {
      const open = policy.text.indexOf('{');
      if (policy.versionElement !== undefined || policy.statements.length === 0 || open < 0) return [];
      if (policy.findings.some(({ code }) => code === 'INVALID_VERSION')) return [];
      const strict = isControlType(policy.type) || isIdentityType(policy.type);
      const span = { from: open, to: open + 1 };
      const insert = `{\n  "Version": "${current}",`;
      return [
        {
          span,
          severity: strict && setting.kept !== 'awsManaged' ? 'ERROR' : 'WARNING',
          message: `the policy has no \`Version\` and is read as \`2008-10-17\`, without variables; write \`"${current}"\``,
          fix: policy.stopped === undefined ? replaceBy(`add Version ${current}`, span, insert) : undefined,
        },
      ];
    },
  },
  {
    code: 'OLD_VERSION',
    severity: 'ERROR',
    rule: 'PL-008',
    title: 'Version 2008-10-17',
    source: sources.version,
    explanation:
      'IAM no longer saves identity-based policies of version `2008-10-17`, and control policies must be of `2012-10-17`. Resource-based and trust policies may still carry it; variables are then plain text. Write `2012-10-17`, after making sure that no `${…}` in the document was meant literally.',
    check({ policy, setting }) {
      const element = policy.versionElement;
      if (element?.value !== '2008-10-17' || setting.kept === 'awsManaged') return [];
      if (!isIdentityType(policy.type) && !isControlType(policy.type)) return [];
      const message = `${sayType(policy.type)} cannot be saved with version \`2008-10-17\`; write \`"${current}"\``;
      return [{ span: element.span, message, fix: replaceBy(`write ${current}`, element.span, `"${current}"`) }];
    },
  },
  {
    code: 'UNSUPPORTED_ID',
    severity: 'ERROR',
    rule: 'PL-009',
    title: 'Id in a policy type that has none',
    source: sources.id,
    explanation:
      '`Id` names resource-based policies; a few services want it to be unique. The grammar of identity-based policies has no `Id`, though IAM accepts it, and organizations do not list it for control policies. Remove it.',
    check({ policy }) {
      const { id, type } = policy;
      if (id === undefined || (!isIdentityType(type) && !isControlType(type) && type !== 'trustPolicy')) return [];
      const message = `${sayType(type)} has no \`Id\`; remove ${quoted(id.value)}`;
      return [{ span: id.span, severity: isControlType(type) ? 'ERROR' : 'WARNING', message }];
    },
  },
];
