import type { AuthorizationNode, GateNode, GatePart, PolicyNode, SideNode } from '../engine/trace/nodes';
import { gateName, gateSentence, sideNames } from './gates';
import { decidedByName, decisionNames, policyTypePlurals } from './policy-types';

/** One gate of the path as it is shown, in a picture or in a list. */
export interface PathGate {
  /** Unique in its path: `deny`, `caller/identityBasedPolicy`. */
  readonly id: string;
  readonly title: string;
  /** The title within a sentence. */
  readonly name: string;
  readonly part: GatePart;
  readonly why: string;
  /** The rule by which the gate has its part, as the specification numbers it. */
  readonly rule: string;
  /** It decides, and what it decides is a denial. */
  readonly denies: boolean;
  /** The policies whose statements the gate reads. */
  readonly policies: readonly PolicyNode[];
}

/** The gates of one owner. */
export interface PathGroup {
  readonly id: 'deny' | SideNode['side'];
  readonly title: string;
  /** Account or organization id. */
  readonly owner?: string;
  readonly gates: readonly PathGate[];
}

/** Everything that the picture of a path and its list show. */
export interface PathReading {
  readonly groups: readonly PathGroup[];
  /** How it ends. */
  readonly conclusion: string;
}

/** The way of a request through its gates: the Deny statements of all policies first, then side by side. */
export function pathOf(authorization: AuthorizationNode): PathReading {
  const { decision, decidedBy, sides } = authorization;
  return {
    groups: [
      { id: 'deny', title: 'Every policy', gates: [denyGate(authorization)] },
      ...sides.map((side) => ({
        id: side.side,
        title: sideNames[side.side],
        ...(side.owner === undefined ? {} : { owner: side.owner }),
        gates: side.gates.map((gate) => pathGate(side, gate, authorization)),
      })),
    ],
    conclusion:
      decision === 'undetermined'
        ? decisionNames.undetermined
        : `${decisionNames[decision]} by ${decidedByName(decidedBy)}`,
  };
}

/** The gate that decides; the first where none does. */
export function decidingGate({ groups }: PathReading): PathGate | undefined {
  const gates = groups.flatMap((group) => group.gates);
  return gates.find(({ part }) => part === 'decides') ?? gates[0];
}

function denyGate({ deny, decision }: AuthorizationNode): PathGate {
  const denying = deny.gates.filter(({ applies }) => applies);
  const names = denying.map(({ policyType }) => policyTypePlurals[policyType]).join(', ');
  const applies = denying.length > 0;
  // a document in the way does not read: it might hold a Deny
  const isOpen = decision === 'error' && !applies;
  return {
    id: 'deny',
    title: 'Deny statements',
    name: 'Deny statements',
    part: isOpen ? 'notReached' : applies && decision === 'explicitDeny' ? 'decides' : 'passes',
    why: isOpen
      ? 'not decided: a document in the way cannot be read'
      : applies
        ? `a Deny statement applies in the ${names}`
        : 'no Deny statement applies',
    rule: 'EV-01',
    denies: applies,
    policies: deny.gates.flatMap((gate) => gate.policies),
  };
}

function pathGate({ side }: SideNode, gate: GateNode, authorization: AuthorizationNode): PathGate {
  const name = gateName(gate);
  // a Deny statement decides before any gate is asked: the gate that holds it says where to look
  const isDenied = gate.part === 'decides' && authorization.decision === 'explicitDeny';
  return {
    id: `${side}/${gate.policyType}`,
    title: name.charAt(0).toUpperCase() + name.slice(1),
    name,
    part: isDenied ? 'notReached' : gate.part,
    why: isDenied ? 'a Deny statement applies: see Deny statements' : gateSentence(gate, authorization),
    rule: gate.rule,
    denies: gate.part === 'decides' && !isDenied && authorization.decision !== 'allowed',
    policies: [...gate.policies, ...gate.levels.flatMap((level) => level.policies)],
  };
}
