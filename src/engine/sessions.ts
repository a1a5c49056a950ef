import type { Principal } from './model/principal';
import type { PrincipalSpec, Request } from './model/request';
import type { Resolved } from './model/resolve';
import type { Obstacle, ObstacleCode, RequestNode } from './trace/nodes';

/** What a call's credentials are: a principal, or a role's that the scenario does not model. */
export type Issued = { readonly principal: Principal } | { readonly unmodelled: string };

interface Entry {
  readonly request: Request;
  readonly node?: RequestNode;
  readonly issued?: Issued;
}

/** The sessions of a story by name (scenario format, "A session is known to the requests after it"). */
export class SessionTable {
  readonly #definitions = new Map<string, Request>();
  readonly #entries = new Map<string, Entry>();

  constructor(requests: readonly Request[]) {
    for (const request of requests) {
      const { session } = request;
      if (session !== undefined && !request.disabled && !this.#definitions.has(session))
        this.#definitions.set(session, request);
    }
    for (const request of requests) {
      if (request.disabled && request.session !== undefined && !this.#definitions.has(request.session)) {
        this.#definitions.set(request.session, request);
      }
    }
  }

  /** Whether another request before this one already defines its session. */
  isSecondDefinition(request: Request): boolean {
    if (request.session === undefined) return false;
    const first = this.#definitions.get(request.session);
    return first !== undefined && first.index < request.index && !first.disabled;
  }

  record(request: Request, node: RequestNode, issued: Issued | undefined): void {
    if (request.session === undefined || this.#definitions.get(request.session) !== request) return;
    this.#entries.set(request.session, { request, node, ...(issued ? { issued } : {}) });
  }

  /** The principal of the credentials that a request uses, or why there is none. */
  principal(user: Request, spec: Extract<PrincipalSpec, { kind: 'session' }>): Resolved {
    const { session } = spec;
    const definition = this.#definitions.get(session);
    const pointer = `${user.pointer}/principal/session`;
    const no = (code: ObstacleCode, decidedBy: Obstacle['decidedBy'], rule = 'ST-32'): Resolved => {
      const by = definition ? { request: definition.label, index: String(definition.index) } : {};
      return { obstacle: { decidedBy, code, rule, facts: { session, ...by }, pointer } };
    };
    if (!definition) return no('sessionUndefined', 'model');
    if (definition.index >= user.index) return no('sessionLater', 'model');
    if (definition.disabled) return no('sessionDisabled', 'credentials');
    const entry = this.#entries.get(session);
    if (!entry?.node) return no('sessionError', 'credentials');
    if (entry.node.decision === 'undetermined') return no('sessionUndetermined', 'model');
    if (entry.node.decision === 'error') return no('sessionError', 'credentials');
    if (entry.node.decision !== 'allowed') return no('sessionDenied', 'credentials');
    if (!entry.issued) return no('sessionUndefined', 'model');
    if ('unmodelled' in entry.issued) return no('sessionUnmodelled', 'model');
    const { principal } = entry.issued;
    return {
      principal:
        spec.mfa === undefined || !('mfa' in principal || principal.kind === 'roleSession')
          ? principal
          : { ...principal, mfa: spec.mfa },
    };
  }
}
