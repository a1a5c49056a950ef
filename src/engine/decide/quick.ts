import { deriveContext } from '../context/derive';
import { LazyContext } from '../context/lazy-context';
import { principalAccount } from '../context/principal-keys';
import type { Subject } from '../match/subject';
import type { Principal } from '../model/principal';
import type { World } from '../model/world';
import type { PolicyType } from '../policy/policy';
import type { DecidedBy, Decision, GateVerdict } from '../trace/decision';
import type { PrincipalForm } from '../trace/match';
import type { Check } from './authorize';
import type { GateName } from './findings';
import { decide } from './flow';
import { authorizeOpen } from './open';
import { resourceControlLevels, serviceControlLevels } from './organization';
import { relationOf } from './owner';
import { callerPolicies, type CallerPolicies } from './policies';
import { formsOfGrant, grantVerdict, levelsVerdict, standingVerdict, verdictOf } from './quick-verdicts';
import { readAll, readOne, type Readables } from './readables';
import { resourceDocument } from './resource-side';
import { appliedRule, ignoresResourceDeny } from './rules';

/** A decision without its trace. */
export interface QuickAnswer {
  readonly decision: Decision;
  readonly decidedBy: DecidedBy;
}

const noForms: readonly PrincipalForm[] = [];

/**
 * The short road for many checks of one caller, such as a whole service's actions at once: the caller's policies are
 * gathered once, only statements that may name the action are looked at, keys are derived when a condition asks for
 * them, and no node is made. A property test holds its answers to the trace's. Where a document does not read, or a
 * policy looks at an open fact, it takes the long road.
 */
export class QuickDecider {
  readonly #world: World;
  readonly #principal: Principal;
  readonly #account: string | undefined;
  readonly #own: Readonly<Partial<Record<keyof CallerPolicies, Readables>>>;
  readonly #serviceControl: readonly Readables[] | undefined;
  readonly #long: boolean;

  constructor(world: World, principal: Principal) {
    this.#world = world;
    this.#principal = principal;
    this.#account = principalAccount(principal);
    this.#own = readCaller(callerPolicies(world, principal));
    this.#serviceControl = serviceControlLevels(world, principal)?.map((level) =>
      readAll(level.serviceControlPolicies, 'serviceControlPolicy'),
    );
    const unnamed = principal.kind === 'roleSession' && principal.sessionName === undefined;
    const readables = [...Object.values(this.#own), ...(this.#serviceControl ?? [])];
    // a federated session of the root user has a gate of its own (PR-01)
    this.#long = unnamed || principal.kind === 'federatedUser' || readables.some((one) => !one.plain);
  }

  decide(check: Check): QuickAnswer {
    const { action, resource } = check;
    if (this.#long || check.obstacles.length > 0) return longRoad(check);
    const relation = relationOf(this.#account, resource.owner);
    const side = resourceDocument(this.#world, action, resource, relation);
    const granting = side.document && readOne(side.document, side.gate);
    const resourceControl = resourceControlLevels(this.#world, this.#principal, resource, action)?.map((level) =>
      readAll(level.resourceControlPolicies, 'resourceControlPolicy'),
    );
    const endpoint = check.endpoint?.policy && readOne(check.endpoint.policy, 'vpcEndpointPolicy');
    if (granting?.plain === false || endpoint?.plain === false || resourceControl?.some(({ plain }) => !plain))
      return longRoad(check);

    const context = new LazyContext(() => this.#contextOf(check));
    const subject = (policyType: PolicyType, attachedTo?: string): Subject => ({
      action,
      resource: resource.arn,
      principal: this.#principal,
      context,
      policyType,
      hasBoundary: this.#own.permissionsBoundary !== undefined,
      attachedTo,
      gateway: policyType === 'vpcEndpointPolicy' && check.endpoint?.type === 'gateway',
    });
    const { identityBasedPolicy, permissionsBoundary, sessionPolicy } = this.#own;
    const ruleSubject = { action, principal: this.#principal, resource: resource.arn, relation };
    const grantSubject = granting && subject(side.gate, side.attachedTo);
    const forms = grantSubject ? formsOfGrant(granting, grantSubject) : noForms;
    const verdicts: Readonly<Record<GateName, GateVerdict>> = {
      serviceControlPolicy: this.#serviceControl
        ? levelsVerdict(this.#serviceControl, subject('serviceControlPolicy'))
        : 'absent',
      resourceControlPolicy: resourceControl
        ? standingVerdict(levelsVerdict(resourceControl, subject('resourceControlPolicy')))
        : 'absent',
      vpcEndpointPolicy: endpoint
        ? verdictOf(endpoint, subject('vpcEndpointPolicy'))
        : check.endpoint
          ? 'allow'
          : 'absent',
      identityBasedPolicy: identityBasedPolicy
        ? verdictOf(identityBasedPolicy, subject('identityBasedPolicy'))
        : 'absent',
      permissionsBoundary: permissionsBoundary
        ? verdictOf(permissionsBoundary, subject('permissionsBoundary'))
        : 'absent',
      sessionPolicy: sessionPolicy ? verdictOf(sessionPolicy, subject('sessionPolicy')) : 'absent',
      resource: grantSubject ? grantVerdict(granting, grantSubject, forms, ignoresResourceDeny(ruleSubject)) : 'absent',
    };
    const rule = check.refusal ?? appliedRule(ruleSubject);
    const { decision, decidedBy } = decide({
      caller: this.#principal.kind,
      relation,
      resourceGate: side.gate,
      verdicts,
      forms,
      callerAssumed: this.#account !== undefined && !this.#world.accounts.has(this.#account),
      resourceSide: side.kind,
      rule,
      identityRequired: check.identityRequired,
    });
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

function readCaller(policies: CallerPolicies): Readonly<Partial<Record<keyof CallerPolicies, Readables>>> {
  const own: Partial<Record<keyof CallerPolicies, Readables>> = {};
  for (const type of ['identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy'] as const) {
    const inPlay = policies[type];
    if (inPlay) own[type] = readAll(inPlay, type);
  }
  return own;
}
