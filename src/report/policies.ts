import type { AuthorizationNode, PolicyNode } from '../engine/trace/nodes';

/** Every policy of an authorization, wherever it stands in the tree: once with its Deny statements, once with the others. */
export function policiesIn({ deny, sides }: AuthorizationNode): readonly PolicyNode[] {
  return [
    ...deny.gates.flatMap((gate) => gate.policies),
    ...sides.flatMap((side) =>
      side.gates.flatMap((gate) => [...gate.policies, ...gate.levels.flatMap((level) => level.policies)]),
    ),
  ];
}
