import type { EvaluateRequest, Evaluation } from './protocol';
import { WorkerSession } from './session';
import type { WorkerHandle } from './worker';

/** What became of an evaluation. */
export type EvaluationAnswer =
  | { readonly kind: 'evaluated'; readonly evaluation: Evaluation }
  /** A newer one took its place before it began. */
  | { readonly kind: 'superseded' }
  /** It was stopped, or could not be done at all; `message` says why, and what would help. */
  | { readonly kind: 'failed'; readonly message: string };

/** `restarted`: the last evaluation was stopped and its worker replaced. `failed`: no worker starts. */
export type ClientState = 'ready' | 'busy' | 'restarted' | 'failed';

export interface EvaluationClient {
  /** Latest wins: one evaluation runs and one waits, and a newer one takes the place of the waiting one. */
  evaluate(request: EvaluateRequest): Promise<EvaluationAnswer>;
  /** JSON of one request's trace in the last evaluation; undefined where there is none, or its worker is gone. */
  trace(index: number): Promise<string | undefined>;
  /** Ends the workers; what runs is answered by `failed`. */
  dispose(): void;
}

export interface ClientOptions {
  /** Starts a worker. */
  readonly start: () => Promise<WorkerHandle>;
  /** Milliseconds that the engine may run for one evaluation; loading data does not count. */
  readonly budget?: number;
  /** Keep a second worker warm, for the case that the first has to be ended. */
  readonly spare?: boolean;
  readonly onState?: (state: ClientState) => void;
}

interface Waiting {
  readonly request: EvaluateRequest;
  readonly answer: (answer: EvaluationAnswer) => void;
}

const defaultBudget = 2000;

/** The one client of the evaluation worker. The first worker starts at once, before anything is asked of it. */
export function createEvaluationClient(options: ClientOptions): EvaluationClient {
  return new Client(options);
}

class Client implements EvaluationClient {
  readonly #options: ClientOptions;
  readonly #budget: number;
  #session: WorkerSession;
  #spare: WorkerSession | undefined;
  #running = false;
  #waiting: Waiting | undefined;
  #disposed = false;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#budget = options.budget ?? defaultBudget;
    this.#session = new WorkerSession(options.start);
  }

  evaluate(request: EvaluateRequest): Promise<EvaluationAnswer> {
    this.#waiting?.answer({ kind: 'superseded' });
    return new Promise((answer) => {
      this.#waiting = { request, answer };
      if (!this.#running) void this.#work();
    });
  }

  trace(index: number): Promise<string | undefined> {
    return this.#session.trace(index);
  }

  dispose(): void {
    this.#disposed = true;
    this.#session.end();
    this.#spare?.end();
  }

  async #work(): Promise<void> {
    this.#running = true;
    this.#say('busy');
    let state: ClientState = 'ready';
    for (let next = this.#take(); next; next = this.#take()) {
      const [answer, after] = await this.#run(next.request);
      state = after;
      next.answer(answer);
    }
    this.#running = false;
    this.#say(state);
  }

  #take(): Waiting | undefined {
    const next = this.#waiting;
    this.#waiting = undefined;
    return next;
  }

  async #run(request: EvaluateRequest): Promise<readonly [EvaluationAnswer, ClientState]> {
    if (this.#disposed) return [failed('the evaluation was ended'), 'failed'];
    const outcome = await this.#session.evaluate(request, this.#budget);
    switch (outcome.kind) {
      case 'evaluated':
        if (this.#options.spare === true) this.#spare ??= new WorkerSession(this.#options.start);
        return [outcome, 'ready'];
      case 'threw':
        return [
          failed(`the evaluation met a fault of its own (${outcome.message}): please report it with this scenario`),
          'ready',
        ];
      case 'overran':
        this.#replace();
        return [
          failed(
            `the evaluation took longer than ${this.#budget / 1000} seconds and was stopped: make its policies or the story shorter`,
          ),
          'restarted',
        ];
      case 'lost':
        this.#replace();
        return [failed(`the worker that evaluates did not start (${outcome.message}): load the page again`), 'failed'];
    }
  }

  /** The warm spare takes over; without one a new worker starts. */
  #replace(): void {
    this.#session.end();
    if (this.#disposed) return;
    this.#session = this.#spare ?? new WorkerSession(this.#options.start);
    this.#spare = undefined;
  }

  #say(state: ClientState): void {
    this.#options.onState?.(state);
  }
}

function failed(message: string): EvaluationAnswer {
  return { kind: 'failed', message };
}
