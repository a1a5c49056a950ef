import type { AuthorizationNode, PolicyNode, RequestNode } from './nodes';

/** The documents that a verdict was made from, by their pointers: every one in play, and those that could not be read. */
export function documentsOf({ authorizations, obstacles }: RequestNode): readonly string[] {
  return [...obstacles.flatMap(({ pointer }) => pointer ?? []), ...authorizations.flatMap(ofAuthorization)];
}

function ofAuthorization({ deny, sides, obstacles, alternatives = [] }: AuthorizationNode): readonly string[] {
  const ofPolicies = (policies: readonly PolicyNode[]): readonly string[] => policies.map(({ document }) => document);
  return [
    ...obstacles.flatMap(({ pointer }) => pointer ?? []),
    ...deny.gates.flatMap(({ policies }) => ofPolicies(policies)),
    ...sides.flatMap(({ gates }) =>
      gates.flatMap(({ policies, levels }) => [
        ...ofPolicies(policies),
        ...levels.flatMap((level) => ofPolicies(level.policies)),
      ]),
    ),
    ...alternatives.flatMap(({ authorization }) => ofAuthorization(authorization)),
  ];
}
