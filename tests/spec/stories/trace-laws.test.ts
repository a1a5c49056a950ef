import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/engine/decide/flow';
import type { Findings, GateName, ResourceGate } from '../../../src/engine/decide/findings';
import { gateNames } from '../../../src/engine/decide/findings';
import type { GateVerdict } from '../../../src/engine/trace/decision';
import type { AuthorizationNode, GateNode, PolicyNode, RequestNode } from '../../../src/engine/trace/nodes';
import { seed } from '../seed';
import { parts, scenarioOf, traceOf, type Parts } from './parts';

const options = { seed, numRuns: 400 };

function law(name: string, check: (node: RequestNode, of: Parts) => void): void {
  it(name, () => {
    fc.assert(
      fc.property(parts, (of) => {
        check(traceOf(of), of);
      }),
      options,
    );
  });
}

/** The authorizations of a trace, with those of its alternatives. */
function authorizations(node: RequestNode): readonly AuthorizationNode[] {
  return node.authorizations.flatMap((one) => [
    one,
    ...(one.alternatives ?? []).map(({ authorization }) => authorization),
  ]);
}

function gatesOf(node: AuthorizationNode): readonly GateNode[] {
  return node.sides.flatMap(({ gates }) => gates);
}

function allowPolicies(gate: GateNode): readonly PolicyNode[] {
  return [...gate.policies, ...gate.levels.flatMap(({ policies }) => policies)];
}

describe('the laws of the trace', () => {
  law('2 a node applies exactly where its children do', (node) => {
    for (const authorization of authorizations(node)) {
      const policies = [
        ...authorization.deny.gates.flatMap((gate) => gate.policies),
        ...gatesOf(authorization).flatMap(allowPolicies),
      ];
      for (const policy of policies) {
        expect(policy.applies).toBe(policy.statements.some(({ applies }) => applies));
        for (const { applies, elements, conditions } of policy.statements) {
          expect(applies).toBe([...elements, ...conditions].every(({ matches }) => matches));
        }
      }
    }
  });

  law('3 each statement of a document stands in an authorization once, by its effect', (node, of) => {
    const documents = countStatements(scenarioOf(of));
    for (const authorization of authorizations(node)) {
      const denies = authorization.deny.gates.flatMap(({ policies }) =>
        policies.flatMap(({ statements }) => statements),
      );
      const allows = gatesOf(authorization)
        .flatMap(allowPolicies)
        .flatMap(({ statements }) => statements);
      expect(denies.every(({ effect }) => effect === 'Deny')).toBe(true);
      expect(allows.every(({ effect }) => effect === 'Allow')).toBe(true);
      const places = [...denies, ...allows].map(({ document, index }) => `${document} ${index}`);
      // the policy of AWS's own that every level may have attached
      const own = places.filter((place) => !place.includes('p-FullAWSAccess'));
      expect(new Set(own).size).toBe(own.length);
      for (const document of new Set([...denies, ...allows].map((statement) => statement.document))) {
        const expected = documents.get(document);
        if (expected !== undefined)
          expect(own.filter((place) => place.startsWith(`${document} `))).toHaveLength(expected);
      }
    }
  });

  law('4 all gates are there in one order, and at most one decides on each side', (node) => {
    for (const authorization of authorizations(node)) {
      const types = gatesOf(authorization).map(({ policyType }) => policyType);
      expect(types.slice(0, 6)).toEqual([
        'resourceControlPolicy',
        'serviceControlPolicy',
        'vpcEndpointPolicy',
        'identityBasedPolicy',
        'permissionsBoundary',
        'sessionPolicy',
      ]);
      expect(['resourceBasedPolicy', 'trustPolicy', 'keyPolicy']).toContain(types[6]);
      for (const side of authorization.sides)
        expect(side.gates.filter(({ part }) => part === 'decides').length).toBeLessThan(2);
      for (const gate of gatesOf(authorization))
        if (gate.verdict === 'absent' && !gate.assumed) expect(gate.part).not.toBe('passes');
    }
  });

  law('1 the verdict is what the children say', (node) => {
    for (const authorization of authorizations(node)) {
      if (authorization.alternatives || authorization.obstacles.length > 0) continue;
      const { decision, decidedBy } = decide(findingsFrom(authorization, node));
      expect([authorization.decision, authorization.decidedBy]).toEqual([decision, decidedBy]);
    }
  });

  law('5 undetermined is two alternatives that differ, and nothing else is', (node) => {
    for (const authorization of node.authorizations) {
      const decisions = (authorization.alternatives ?? []).map((one) => one.authorization.decision);
      expect(new Set(decisions).size).toBe(decisions.length);
      expect(authorization.decision === 'undetermined').toBe(decisions.length > 1);
    }
  });

  law('6 the tree survives structuredClone and JSON', (node) => {
    expect(structuredClone(node)).toEqual(node);
    expect(JSON.parse(JSON.stringify(node))).toEqual(node);
  });
});

/** The findings that the nodes alone give. */
function findingsFrom(authorization: AuthorizationNode, node: RequestNode): Findings {
  const gates = gatesOf(authorization);
  const resourceGate = gates[6]?.policyType as ResourceGate;
  const verdicts = {} as Record<GateName, GateVerdict>;
  for (const name of gateNames) {
    const type = name === 'resource' ? resourceGate : name;
    const gate = gates.find(({ policyType }) => policyType === type);
    const denied = authorization.deny.gates
      .find(({ policyType }) => policyType === type)
      ?.policies.some(({ applies }) => applies);
    verdicts[name] = denied === true ? 'deny' : gate ? allowVerdict(gate) : 'absent';
  }
  const resource = gates[6];
  const forms = (resource?.policies ?? []).flatMap(({ statements }) =>
    statements.flatMap(({ applies, forms: named }) => (applies ? (named ?? []) : [])),
  );
  return {
    caller: node.caller.kind === 'unknown' ? 'anonymous' : node.caller.kind,
    relation: authorization.relation,
    resourceGate,
    verdicts,
    forms,
    callerAssumed: gates.some(({ policyType, assumed }) => policyType === 'identityBasedPolicy' && assumed === true),
    resourceSide: resource?.assumed === true ? 'assumed' : 'policy',
    ...(authorization.rule ? { rule: authorization.rule } : {}),
  };
}

function allowVerdict(gate: GateNode): GateVerdict {
  // RCPFullAWSAccess and an endpoint's default policy have no document (OG-12, VE-01)
  if (gate.policyType === 'resourceControlPolicy' || gate.verdict === 'absent')
    return gate.verdict === 'deny' ? 'allow' : gate.verdict;
  if (gate.levels.length > 0)
    return gate.levels.every(({ policies }) => policies.some(({ applies }) => applies)) ? 'allow' : 'none';
  return gate.policies.some(({ applies }) => applies) ? 'allow' : 'none';
}

/** How many statements each document of a scenario has, by its pointer. */
function countStatements(scenario: object): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const walk = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('Statement' in value && Array.isArray(value.Statement)) found.set(pointer, value.Statement.length);
    for (const [name, inner] of Object.entries(value))
      walk(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  };
  walk(scenario, '');
  return found;
}
