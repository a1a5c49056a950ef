import { deriveContext } from '../context/derive';
import { LazyContext } from '../context/lazy-context';
import { principalAccount } from '../context/principal-keys';
import { statementsFor } from '../match/by-service';
import { applies, matchStatement } from '../match/statement';
import type { Subject } from '../match/subject';
import type { Principal } from '../model/principal';
import type { AttachedPolicy, World } from '../model/world';
import type { Policy, PolicyType } from '../policy/policy';
import { readPolicy } from '../policy/read';
import type { DecidedBy, Decision, GateVerdict } from '../trace/decision';
import type { PrincipalForm } from '../trace/match';
import type { Check } from './authorize';
import type { Findings, GateName } from './findings';
import { decide } from './flow';
import { authorizeOpen } from './open';
import { looksAtOpenFacts } from './open-facts/asked';
import { resourceControlLevels, serviceControlLevels } from './organization';
import { relationOf } from './owner';
import { callerPolicies } from './policies';
import { resourceDocument } from './resource-side';
import { appliedRule, ignoresResourceDeny } from './rules';

/** A decision without its trace. */
export interface QuickAnswer {
  readonly decision: Decision;
  readonly decidedBy: DecidedBy;
}

/**
 * The short road for many checks of one caller, such as a whole service's actions at once: the caller's policies are
 * gathered once, statements of other services are left out, keys are derived when a condition asks for them, and no
 * node is made. A property test holds its answers to the trace's. Where a document does not read, or a policy looks at
 * an open fact, it takes the long road.
 */
export class QuickDecider {
  readonly #world: World;
  readonly #principal: Principal;
  readonly #own: Readonly<Partial<Record<PolicyType, Readables>>>;
  readonly #hasBoundary: boolean;
  readonly #levels: readonly Readables[] | undefined;
  readonly #long: boolean;

  constructor(world: World, principal: Principal) {
    this.#world = world;
    this.#principal = principal;
    const own = callerPolicies(world, principal);
    this.#hasBoundary = own.permissionsBoundary !== undefined;
    const read = (type: 'identityBasedPolicy' | 'permissionsBoundary' | 'sessionPolicy'): Readables | undefined =>
      own[type] &&
      readAll(
        own[type].map(({ attached }) => attached),
        type,
      );
    const identityBasedPolicy = read('identityBasedPolicy');
    const permissionsBoundary = read('permissionsBoundary');
    const sessionPolicy = read('sessionPolicy');
    this.#own = {
      ...(identityBasedPolicy && { identityBasedPolicy }),
      ...(permissionsBoundary && { permissionsBoundary }),
      ...(sessionPolicy && { sessionPolicy }),
    };
    this.#levels = serviceControlLevels(world, principal)?.map((level) =>
      readAll(level.serviceControlPolicies, 'serviceControlPolicy'),
    );
    const unnamed = principal.kind === 'roleSession' && principal.sessionName === undefined;
    const readables = [...Object.values(this.#own), ...(this.#levels ?? [])];
    // a federated session of the root user has a gate of its own (PR-01)
    this.#long = unnamed || principal.kind === 'federatedUser' || readables.some((one) => !one.plain);
  }

  decide(check: Check): QuickAnswer {
    const { action, resource } = check;
    if (this.#long || check.obstacles.length > 0) return longRoad(check);
    const account = principalAccount(this.#principal);
    const relation = relationOf(account, resource.owner);
    const side = resourceDocument(this.#world, action, resource, relation);
    const policies = side.document ? readAll([{ name: side.name, document: side.document }], side.gate) : undefined;
    const rcp = resourceControlLevels(this.#world, this.#principal, resource, action)?.map((level) =>
      readAll(level.resourceControlPolicies, 'resourceControlPolicy'),
    );
    const endpoint =
      check.endpoint?.policy && readAll([{ name: '', document: check.endpoint.policy }], 'vpcEndpointPolicy');
    if ([...(rcp ?? []), policies, endpoint].some((one) => one && !one.plain)) return longRoad(check);

    const context = new LazyContext(() => this.#contextOf(check));
    const subject = (policyType: PolicyType, more: Partial<Subject> = {}): Subject => ({
      action,
      resource: resource.arn,
      principal: this.#principal,
      context,
      policyType,
      hasBoundary: this.#hasBoundary,
      ...more,
    });
    const ruleSubject = { action, principal: this.#principal, resource: resource.arn, relation };
    const rule = check.refusal ?? appliedRule(ruleSubject);
    const forms: PrincipalForm[] = [];
    const own = (type: 'identityBasedPolicy' | 'permissionsBoundary' | 'sessionPolicy'): GateVerdict => {
      const readables = this.#own[type];
      return readables ? verdictOf(readables.policies, subject(type)) : 'absent';
    };
    const resourceVerdict = policies
      ? grantOf(
          policies.policies,
          subject(side.gate, { attachedTo: side.attachedTo }),
          forms,
          ignoresResourceDeny(ruleSubject),
        )
      : 'absent';
    const verdicts: Record<GateName, GateVerdict> = {
      serviceControlPolicy: this.#levels ? levelsVerdict(this.#levels, subject('serviceControlPolicy')) : 'absent',
      resourceControlPolicy: rcp ? standing(levelsVerdict(rcp, subject('resourceControlPolicy'))) : 'absent',
      vpcEndpointPolicy: endpoint
        ? verdictOf(endpoint.policies, subject('vpcEndpointPolicy', { gateway: check.endpoint?.type === 'gateway' }))
        : check.endpoint
          ? 'allow'
          : 'absent',
      identityBasedPolicy: own('identityBasedPolicy'),
      permissionsBoundary: own('permissionsBoundary'),
      sessionPolicy: own('sessionPolicy'),
      resource: resourceVerdict,
    };
    const findings: Findings = {
      caller: this.#principal.kind,
      relation,
      resourceGate: side.gate,
      verdicts,
      forms,
      callerAssumed: account !== undefined && !this.#world.accounts.has(account),
      resourceSide: side.kind,
      ...(rule ? { rule } : {}),
      ...(check.identityRequired === undefined ? {} : { identityRequired: check.identityRequired }),
    };
    const { decision, decidedBy } = decide(findings);
    return { decision, decidedBy };
  }

  #contextOf(check: Check): ReturnType<typeof deriveContext>['context'] {
    const { request, action, resource, callKeys, spec, endpoint } = check;
    return deriveContext({
      world: this.#world,
      principal: this.#principal,
      request,
      action,
      resource,
      callKeys,
      resourceContext: spec.context,
      open: new Map(),
      ...(endpoint ? { endpoint } : {}),
    }).context;
  }
}

function longRoad(check: Check): QuickAnswer {
  const { decision, decidedBy } = authorizeOpen(check);
  return { decision, decidedBy };
}

/** The policies of one type; `plain` when all of them read and none looks at an open fact. */
interface Readables {
  readonly policies: readonly Policy[];
  readonly plain: boolean;
}

function readAll(attached: readonly Pick<AttachedPolicy, 'document' | 'name'>[], type: PolicyType): Readables {
  const policies: Policy[] = [];
  for (const { document } of attached) {
    if ('missing' in document) return { policies: [], plain: false };
    policies.push(readPolicy(document.text, type));
  }
  return { policies, plain: policies.every((policy) => !policy.stopped && !looksAtOpenFacts(policy)) };
}

function verdictOf(policies: readonly Policy[], subject: Subject): GateVerdict {
  let allowed = false;
  for (const policy of policies) {
    const { deny, allow } = statementsFor(policy, subject.action);
    if (deny.some((statement) => applies(policy, statement, subject))) return 'deny';
    allowed ||= allow.some((statement) => applies(policy, statement, subject));
  }
  return allowed ? 'allow' : 'none';
}

/** The same for the resource's policy, with the forms in which applying Allow statements name the caller. */
function grantOf(
  policies: readonly Policy[],
  subject: Subject,
  forms: PrincipalForm[],
  denyIgnored: boolean,
): GateVerdict {
  let allowed = false;
  for (const policy of policies) {
    const { deny, allow } = statementsFor(policy, subject.action);
    if (!denyIgnored && deny.some((statement) => applies(policy, statement, subject))) return 'deny';
    for (const statement of allow) {
      if (!applies(policy, statement, subject)) continue;
      allowed = true;
      forms.push(...(matchStatement(policy, statement, '', subject).forms ?? []));
    }
  }
  return allowed ? 'allow' : 'none';
}

function levelsVerdict(levels: readonly Readables[], subject: Subject): GateVerdict {
  const verdicts = levels.map((level) => verdictOf(level.policies, subject));
  if (verdicts.includes('deny')) return 'deny';
  return verdicts.every((verdict) => verdict === 'allow') ? 'allow' : 'none';
}

/** OG-12: RCPFullAWSAccess is attached everywhere. */
function standing(verdict: GateVerdict): GateVerdict {
  return verdict === 'deny' ? 'deny' : 'allow';
}
