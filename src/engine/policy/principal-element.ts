import type { JsonMember, JsonObject } from '../json/tree';
import { opening, reportBoth } from './combination';
import type { Elements, StatementElement } from './elements';
import { stop, type Reading } from './notes';
import type { PrincipalElement } from './policy';
import { readPrincipal } from './principal';
import { removeMember } from './remove-member';
import { principalIn, sayType } from './requirements';

/** Reads the one of Principal and NotPrincipal that a statement has, where its policy type has one (PL-015, PL-045). */
export function readPrincipalElement(
  reading: Reading,
  object: JsonObject,
  elements: Elements<StatementElement>,
): PrincipalElement | undefined {
  const principal = elements.get('Principal');
  const notPrincipal = elements.get('NotPrincipal');
  if (principalIn(reading.type) === 'forbidden') {
    for (const member of [principal, notPrincipal])
      if (member !== undefined) forbiddenPrincipal(reading, object, member);
    return undefined;
  }
  if (principal !== undefined && notPrincipal !== undefined) reportBoth(reading, 'PL-015', principal, notPrincipal);
  if (notPrincipal !== undefined && reading.type === 'trustPolicy') {
    const message = 'a trust policy has no `NotPrincipal`; name those who may assume the role under `Principal`';
    stop(reading, {
      code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
      rule: 'PL-045',
      span: notPrincipal.key.span,
      message,
    });
  }
  const read = principal === undefined ? undefined : readPrincipal(reading, 'Principal', principal);
  const readNot = notPrincipal === undefined ? undefined : readPrincipal(reading, 'NotPrincipal', notPrincipal);
  if (read === undefined && readNot === undefined) {
    const message = `the statement has no \`Principal\`, which ${sayType(reading.type)} needs: it can never match; or is this an identity-based policy?`;
    stop(reading, { code: 'MISSING_PRINCIPAL', rule: 'PL-015', span: opening(object), message });
  }
  return read ?? readNot;
}

function forbiddenPrincipal(reading: Reading, object: JsonObject, member: JsonMember): void {
  const control = reading.type === 'serviceControlPolicy';
  const instead = control
    ? 'put `aws:PrincipalArn` under `Condition`'
    : 'it applies to whom it is attached to; or is this a resource-based or trust policy?';
  stop(reading, {
    code: control ? 'SCP_SYNTAX_ERROR_PRINCIPAL' : 'UNSUPPORTED_PRINCIPAL',
    rule: 'PL-015',
    span: member.key.span,
    message: `${sayType(reading.type)} has no \`${member.key.value}\`: ${instead}`,
    fix: removeMember(object, member),
  });
}
