import type { AuthorizationNode, Obstacle, PolicyNode, RequestNode } from './nodes';

const known = new WeakMap<RequestNode, readonly string[]>();

/** The documents that a verdict was made from, by their pointers: every one in play, and those that could not be read. */
export function documentsOf(node: RequestNode): readonly string[] {
  let documents = known.get(node);
  if (!documents) {
    documents = [...pointersOf(node.obstacles), ...node.authorizations.flatMap(ofAuthorization)];
    known.set(node, documents);
  }
  return documents;
}

function pointersOf(obstacles: readonly Obstacle[]): readonly string[] {
  return obstacles.flatMap(({ pointer }) => pointer ?? []);
}

function ofAuthorization({ deny, sides, obstacles, alternatives = [] }: AuthorizationNode): readonly string[] {
  const ofPolicies = (policies: readonly PolicyNode[]): readonly string[] => policies.map(({ document }) => document);
  return [
    ...pointersOf(obstacles),
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
