import { textAt } from '../scenario/edit';
import { below } from '../scenario/pointer';
import type { PrincipalDocument, Scenario } from '../scenario/types';
import { arnOf, formOf, roleSessionOf } from './caller-form';
import { arnOfRow, resourceRows } from './request-edit';
import { findSubject, listSubjects } from './subjects';

/** The texts of the identity-based policies that the scenario holds for who calls: its own, then its groups'. */
export function policiesOfCaller(scenario: Scenario, principal: PrincipalDocument): readonly string[] {
  const subjects = listSubjects(scenario);
  return identitiesOf(scenario, principal).flatMap((pointer) => {
    const { documents = [], attachments = [] } = findSubject(subjects, pointer) ?? {};
    const attached = attachments.filter(({ type }) => type === 'identityBasedPolicy');
    return [
      ...documents.filter(({ type }) => type === 'identityBasedPolicy').map(({ text }) => text),
      ...attached.flatMap(({ document }) => (document === undefined ? [] : (textAt(scenario, document) ?? []))),
    ];
  });
}

/** Where the scenario has the user with its groups, or the role, that calls. */
function identitiesOf(scenario: Scenario, principal: PrincipalDocument): readonly string[] {
  const arn =
    typeof principal === 'object' && 'session' in principal ? roleOf(scenario, principal.session) : arnOf(principal);
  switch (formOf(arn)) {
    case 'user': {
      const account = arn.split(':')[4] ?? '';
      const name = arn.slice(arn.lastIndexOf('/') + 1);
      const { groups = [] } = scenario.accounts?.[account]?.users?.[name] ?? {};
      const of = below('/accounts', account);
      return [below(of, 'users', name), ...groups.map((group) => below(of, 'groups', group))];
    }
    case 'roleSession': {
      const { account, role } = roleSessionOf(arn);
      return [below('/accounts', account, 'roles', role)];
    }
    default:
      return [];
  }
}

/** The ARN of the role whose session a request of the story obtains under a name. */
function roleOf(scenario: Scenario, session: string): string {
  const giver = scenario.requests?.find((request) => request.session === session);
  return arnOfRow(resourceRows(giver?.resource)[0] ?? '');
}
