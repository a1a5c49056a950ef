import type { DecidedBy, Decision } from '../trace/decision';
import type { GatePart } from '../trace/nodes';
import type { Findings, GateName } from './findings';
import { denyOrder, policyTypeOf } from './findings';
import type { Grant } from './grant';
import { grantRule, strongestGrant } from './grant';

/** A decision, and what each gate did in it. */
export interface Flow {
  readonly decision: Extract<Decision, 'allowed' | 'explicitDeny' | 'implicitDeny'>;
  readonly decidedBy: DecidedBy;
  readonly parts: Readonly<Record<GateName, { readonly part: GatePart; readonly rule: string }>>;
}

/**
 * AWS's flow (evaluation, section 1): Deny statements first, then the organization and the endpoint, then the
 * caller's and the resource's side. It sees one value per policy type and knows no pattern, so that
 * `tests/spec` can hold it to the tables T1 to T8 over the whole space of findings.
 */
export function decide(findings: Findings): Flow {
  const walk = new Walk(findings);
  const { rule } = findings;
  if (rule) return walk.end(rule.decision, rule.decidedBy, undefined, rule.rule);

  const denied = denyOrder.find((gate) => findings.verdicts[gate] === 'deny');
  if (denied) return walk.end('explicitDeny', policyTypeOf(denied, findings), denied, 'EV-01');

  walk.pass('resourceControlPolicy', 'OG-12');
  if (walk.blocks('serviceControlPolicy')) return walk.deny('serviceControlPolicy', 'OG-01');
  walk.pass('serviceControlPolicy', 'OG-01');
  if (walk.blocks('vpcEndpointPolicy')) return walk.deny('vpcEndpointPolicy', 'VE-01');
  walk.pass('vpcEndpointPolicy', 'VE-01');

  if (findings.relation === 'noAccount') return resourceAlone(findings, walk);
  if (findings.relation === 'crossAccount') return crossAccount(findings, walk);
  return sameAccount(findings, walk);
}

/** Services, anonymous callers and tokens of identity providers have no policies of their own (PR-05, PR-07, ST-23). */
function resourceAlone(findings: Findings, walk: Walk): Flow {
  const grant = strongestGrant(findings.caller, findings.forms);
  const rule = grantRule(findings.caller, findings.forms, grant === 'none' ? 'direct' : grant);
  if (findings.resourceSide !== 'policy') return walk.end('allowed', findings.resourceGate, undefined, 'XA-07');
  return grant === 'direct' ? walk.allow('resource', rule) : walk.deny('resource', rule);
}

/** T1 to T3, and T6 and T8 where the resource's policy must allow. */
function sameAccount(findings: Findings, walk: Walk): Flow {
  const named = strongestGrant(findings.caller, findings.forms);
  const rule = grantRule(findings.caller, findings.forms, named);
  const grant = findings.identityRequired && named !== 'none' ? 'account' : named;
  const mustAllow = findings.resourceSide === 'policy' && findings.resourceGate !== 'resourceBasedPolicy';
  if (isRoot(findings)) return rootUser(findings, walk);
  if (mustAllow && grant === 'none')
    return walk.deny('resource', findings.resourceGate === 'trustPolicy' ? 'ST-05' : 'KM-03');
  if (grant === 'direct') {
    walk.bypass(['identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy'], rule);
    return walk.allow('resource', mustAllow ? mustRule(findings, grant) : rule);
  }
  if (grant === 'through') walk.bypass(['identityBasedPolicy'], rule);
  else if (walk.lacks('identityBasedPolicy'))
    return walk.deny('identityBasedPolicy', findings.identityRequired ?? (grant === 'account' ? rule : 'EV-01'));
  const blocked = callerCeilings(walk);
  if (blocked) return blocked;
  if (grant === 'through') return walk.allow('resource', mustAllow ? mustRule(findings, grant) : rule);
  if (grant === 'account') walk.pass('resource', mustAllow ? mustRule(findings, grant) : rule);
  else walk.bypass(['resource'], 'EV-26');
  return walk.allow('identityBasedPolicy', grant === 'account' ? rule : 'EV-02');
}

function mustRule(findings: Findings, grant: Grant): string {
  if (findings.resourceGate === 'keyPolicy') return grant === 'account' ? 'KM-02' : 'KM-01';
  if (grant === 'account') return 'ST-03';
  if (findings.forms.includes('anyone') && !findings.forms.some((form) => form === 'user' || form === 'session'))
    return 'ST-04';
  return findings.caller === 'user' ? 'ST-01' : 'ST-02';
}

/** The root user, or a session of AssumeRoot: the root user less what its task policy denies, which allows nothing (PR-04). */
function isRoot({ caller }: Findings): boolean {
  return caller === 'root' || caller === 'assumedRoot';
}

/** PR-01, PR-02, KM-02b: in its own account the root user needs no policy, but a key's policy must know the account. */
function rootUser(findings: Findings, walk: Walk): Flow {
  const mustAllow = findings.resourceSide === 'policy' && findings.resourceGate !== 'resourceBasedPolicy';
  if (mustAllow && findings.forms.length === 0) return walk.deny('resource', 'KM-02b');
  walk.pass('sessionPolicy', 'PR-04');
  if (mustAllow) return walk.allow('resource', 'KM-02b');
  walk.bypass(['resource'], 'PR-01');
  return walk.end('allowed', 'rootUser', undefined, 'PR-01');
}

/** T5 and T7: both sides must allow, and no grant skips anything (XA-01, XA-02). */
function crossAccount(findings: Findings, walk: Walk): Flow {
  const { resourceGate, resourceSide, callerAssumed } = findings;
  const named = resourceSide !== 'policy' || findings.forms.length > 0;
  const rule = resourceGate === 'trustPolicy' ? 'ST-06' : resourceGate === 'keyPolicy' ? 'KM-05' : 'XA-01';
  if (resourceGate !== 'resourceBasedPolicy' && !named) return walk.deny('resource', rule);
  if (isRoot(findings)) {
    walk.pass('sessionPolicy', 'PR-04');
    return named ? walk.allow('resource', 'XA-04') : walk.deny('resource', rule);
  }
  if (walk.lacks('identityBasedPolicy')) return walk.deny('identityBasedPolicy', rule);
  const blocked = callerCeilings(walk);
  if (blocked) return blocked;
  if (!named) return walk.deny('resource', rule);
  if (resourceSide === 'notNeeded') return walk.allow('identityBasedPolicy', 'PR-04');
  const flow = walk.allow('resource', rule);
  return callerAssumed ? flow : walk.allow('identityBasedPolicy', rule);
}

/** EV-04, EV-05, EV-06: boundary and session policies are ceilings; for a federated user none is as good as a closed one. */
function callerCeilings(walk: Walk): Flow | undefined {
  if (walk.blocks('permissionsBoundary')) return walk.deny('permissionsBoundary', 'EV-04');
  walk.pass('permissionsBoundary', 'EV-04');
  if (walk.blocks('sessionPolicy') || walk.needsSessionPolicy()) {
    return walk.deny('sessionPolicy', walk.needsSessionPolicy() ? 'EV-06' : 'EV-05');
  }
  walk.pass('sessionPolicy', 'EV-05');
  return undefined;
}

type Part = Flow['parts'][GateName];
/** A type without policies never blocks. */
export const absentRule = 'EV-26';
const absent: Part = { part: 'absent', rule: absentRule };

/** Collects what each gate did; gates that nobody asked are not reached. */
class Walk {
  readonly #findings: Findings;
  readonly #parts: Partial<Record<GateName, Part>> = {};

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** A type that is there and does not allow. An absent one never blocks (EV-26). */
  blocks(gate: GateName): boolean {
    return this.#findings.verdicts[gate] === 'none';
  }

  /** A type that must allow and does not, absent or not. */
  lacks(gate: GateName): boolean {
    if (this.#findings.callerAssumed) return false;
    return this.#findings.verdicts[gate] !== 'allow';
  }

  needsSessionPolicy(): boolean {
    return this.#findings.caller === 'federatedUser' && this.#findings.verdicts.sessionPolicy === 'absent';
  }

  pass(gate: GateName, rule: string): void {
    if (this.#findings.verdicts[gate] !== 'absent') this.#parts[gate] = { part: 'passes', rule };
  }

  bypass(gates: readonly GateName[], rule: string): void {
    for (const gate of gates) {
      const verdict = this.#findings.verdicts[gate];
      if (verdict !== 'absent') this.#parts[gate] = { part: verdict === 'none' ? 'bypassed' : 'passes', rule };
    }
  }

  allow(gate: GateName, rule: string): Flow {
    return this.end('allowed', policyTypeOf(gate, this.#findings), gate, rule);
  }

  deny(gate: GateName, rule: string): Flow {
    return this.end('implicitDeny', policyTypeOf(gate, this.#findings), gate, rule);
  }

  end(decision: Flow['decision'], decidedBy: DecidedBy, decider: GateName | undefined, rule: string): Flow {
    if (decider) this.#parts[decider] = { part: 'decides', rule };
    return new Ended(decision, decidedBy, this.#findings.verdicts, this.#parts, { part: 'notReached', rule });
  }
}

/** A walk at its end. What each gate did is put together when a trace asks for it. */
class Ended implements Flow {
  readonly decision: Flow['decision'];
  readonly decidedBy: DecidedBy;
  readonly #verdicts: Findings['verdicts'];
  readonly #reached: Partial<Record<GateName, Part>>;
  readonly #notReached: Part;

  constructor(
    decision: Flow['decision'],
    decidedBy: DecidedBy,
    verdicts: Findings['verdicts'],
    reached: Partial<Record<GateName, Part>>,
    notReached: Part,
  ) {
    this.decision = decision;
    this.decidedBy = decidedBy;
    this.#verdicts = verdicts;
    this.#reached = reached;
    this.#notReached = notReached;
  }

  get parts(): Flow['parts'] {
    return {
      resourceControlPolicy: this.#of('resourceControlPolicy'),
      serviceControlPolicy: this.#of('serviceControlPolicy'),
      vpcEndpointPolicy: this.#of('vpcEndpointPolicy'),
      resource: this.#of('resource'),
      identityBasedPolicy: this.#of('identityBasedPolicy'),
      permissionsBoundary: this.#of('permissionsBoundary'),
      sessionPolicy: this.#of('sessionPolicy'),
    };
  }

  #of(gate: GateName): Part {
    return this.#reached[gate] ?? (this.#verdicts[gate] === 'absent' ? absent : this.#notReached);
  }
}
