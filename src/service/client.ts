import { WorkerCalls, type CallAnswer, type ClientOptions } from './calls';
import type { Opened, OpenRequest } from '../scenario/open';
import type { AssistService, EvaluateRequest, Evaluation, EvaluationService } from './protocol';

export type { CallAnswer, ClientOptions, ClientState } from './calls';

/** What became of an evaluation. */
export type EvaluationAnswer =
  | { readonly kind: 'evaluated'; readonly evaluation: Evaluation }
  | Exclude<CallAnswer<never>, { readonly kind: 'answered' }>;

export interface EvaluationClient {
  /** Opens a link or a text; where the worker cannot, the problem says why. */
  readonly open: (request: OpenRequest) => Promise<Opened>;
  /** Latest wins: one evaluation runs and one waits, and a newer one takes the place of the waiting one. */
  evaluate(request: EvaluateRequest): Promise<EvaluationAnswer>;
  /** The same for another scenario than the one that stands: neither takes the other's place. */
  evaluateAside(request: EvaluateRequest): Promise<EvaluationAnswer>;
  /** JSON of one request's trace in the last evaluation; undefined where there is none, or its worker is gone. */
  trace(index: number): Promise<string | undefined>;
  /** From now on a second worker is kept warm, for the case that the first has to be ended. */
  keepSpare(): void;
  /** Ends the workers; what runs is answered by `failed`. */
  dispose(): void;
}

export interface EvaluationClientOptions extends ClientOptions {
  /** Opens what the worker would, where no worker starts: a link is not lost with it. */
  readonly openHere?: (request: OpenRequest) => Promise<Opened>;
}

/** The one client of the evaluation worker. The first worker starts at once, before anything is asked of it. */
export function createEvaluationClient(options: EvaluationClientOptions): EvaluationClient {
  const calls = new WorkerCalls<EvaluationService>(options, { call: 'the evaluation', does: 'evaluates' });
  const ask = async (kind: string, request: EvaluateRequest): Promise<EvaluationAnswer> => {
    const answer = await calls.ask(kind, (service) => service.evaluate(request));
    return answer.kind === 'answered' ? { kind: 'evaluated', evaluation: answer.value } : answer;
  };
  return {
    async open(request) {
      const answer = await calls.ask('open', (service) => service.open(request));
      if (answer.kind === 'answered') return answer.value;
      if (answer.kind === 'superseded') return { kind: 'none' };
      const { message, isWorthAnotherTry } = answer;
      if (isWorthAnotherTry === true && options.openHere) return options.openHere(request);
      return { kind: 'problem', sentence: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
    },
    evaluate: (request) => ask('evaluate', request),
    evaluateAside: (request) => ask('evaluateAside', request),
    trace: (index) => calls.peek((service) => service.trace(index)),
    keepSpare: () => {
      calls.keepSpare();
    },
    dispose: () => {
      calls.dispose();
    },
  };
}

/** The assist worker's methods as their callers see them: latest wins among the calls of each. */
export type AssistClient = {
  readonly [Name in Exclude<keyof AssistService, 'ping'>]: (
    ...request: Parameters<AssistService[Name]>
  ) => Promise<CallAnswer<Awaited<ReturnType<AssistService[Name]>>>>;
} & { dispose(): void };

/** The one client of the assist worker, which starts with it. */
export function createAssistClient(options: ClientOptions): AssistClient {
  const calls = new WorkerCalls<AssistService>(options, { call: 'the look-up', does: 'looks things up' });
  return {
    check: (request) => calls.ask('check', (service) => service.check(request), 'the check of the documents'),
    misses: (request) => calls.ask('misses', (service) => service.misses(request), 'the search for edits'),
    cloudTrail: (request) => calls.ask('cloudTrail', (service) => service.cloudTrail(request)),
    expand: (request) => calls.ask('expand', (service) => service.expand(request)),
    complete: (request) => calls.ask('complete', (service) => service.complete(request)),
    completeScenario: (request) => calls.ask('completeScenario', (service) => service.completeScenario(request)),
    describeScenario: (request) => calls.ask('describeScenario', (service) => service.describeScenario(request)),
    describe: (request) => calls.ask('describe', (service) => service.describe(request)),
    findActions: (request) => calls.ask('findActions', (service) => service.findActions(request)),
    describeCall: (request) => calls.ask('describeCall', (service) => service.describeCall(request)),
    servicePrincipals: (data) => calls.ask('servicePrincipals', (service) => service.servicePrincipals(data)),
    managedPolicies: (data) => calls.ask('managedPolicies', (service) => service.managedPolicies(data)),
    managedPolicy: (arn, data) => calls.ask('managedPolicy', (service) => service.managedPolicy(arn, data)),
    dispose: () => {
      calls.dispose();
    },
  };
}
