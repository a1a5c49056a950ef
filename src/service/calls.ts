import { WorkerSession, type Pinged } from './session';
import type { WorkerHandle } from './worker';

/** What became of a call. */
export type CallAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  /** A newer one of its kind took its place before it began. */
  | { readonly kind: 'superseded' }
  /** It was stopped, or could not be done at all; `message` says why, and what would help. */
  | { readonly kind: 'failed'; readonly message: string };

/** `restarted`: the last call was stopped and its worker replaced. `failed`: no worker starts. */
export type ClientState = 'ready' | 'busy' | 'restarted' | 'failed';

export interface ClientOptions {
  /** Starts a worker. */
  readonly start: () => Promise<WorkerHandle>;
  /** Milliseconds that the engine may run for one call; loading data does not count. */
  readonly budget?: number;
  /** Keep a second worker warm, for the case that the first has to be ended. */
  readonly spare?: boolean;
  readonly onState?: (state: ClientState) => void;
}

/** What the worker's calls are called in messages. */
export interface CallWords {
  /** `the evaluation` */
  readonly call: string;
  /** `evaluates`: completes "the worker that …". */
  readonly does: string;
}

/** The calls of one kind: one runs, one waits. */
interface Lane {
  isRunning: boolean;
  waiting: Waiting | undefined;
}

interface Waiting {
  readonly begin: () => Promise<ClientState>;
  readonly supersede: () => void;
}

const defaultBudget = 2000;

/** The calls of one worker, which is replaced when one of them runs over its budget. The first starts at once. */
export class WorkerCalls<Service extends Pinged> {
  readonly #options: ClientOptions;
  readonly #words: CallWords;
  readonly #budget: number;
  readonly #lanes = new Map<string, Lane>();
  #session: WorkerSession<Service>;
  #spare: WorkerSession<Service> | undefined;
  #disposed = false;

  constructor(options: ClientOptions, words: CallWords) {
    this.#options = options;
    this.#words = words;
    this.#budget = options.budget ?? defaultBudget;
    this.#session = new WorkerSession(options.start);
  }

  /** Latest wins: of each kind one call runs and one waits, and a newer one takes the place of the waiting one. */
  ask<T>(kind: string, call: (service: Service) => Promise<T>): Promise<CallAnswer<T>> {
    const lane = this.#lanes.get(kind) ?? { isRunning: false, waiting: undefined };
    this.#lanes.set(kind, lane);
    lane.waiting?.supersede();
    return new Promise((resolve) => {
      lane.waiting = {
        supersede: () => {
          resolve({ kind: 'superseded' });
        },
        begin: async () => {
          const [answer, state] = await this.#run(call);
          resolve(answer);
          return state;
        },
      };
      if (!lane.isRunning) void this.#work(lane);
    });
  }

  /** Asks for what is at hand, past all that waits; undefined where the worker is gone. */
  peek<T>(call: (service: Service) => Promise<T>): Promise<T | undefined> {
    return this.#session.peek(call);
  }

  /** Ends the workers; what runs is answered by `failed`. */
  dispose(): void {
    this.#disposed = true;
    this.#session.end();
    this.#spare?.end();
  }

  async #work(lane: Lane): Promise<void> {
    lane.isRunning = true;
    this.#options.onState?.('busy');
    let state: ClientState = 'ready';
    for (let next = take(lane); next; next = take(lane)) state = await next.begin();
    lane.isRunning = false;
    this.#options.onState?.(state);
  }

  async #run<T>(
    call: (service: Service) => Promise<T>,
    isSecond = false,
  ): Promise<readonly [CallAnswer<T>, ClientState]> {
    const { call: what, does } = this.#words;
    if (this.#disposed) return [failed(`${what} was ended`), 'failed'];
    const session = this.#session;
    const outcome = await session.run(call, this.#budget);
    switch (outcome.kind) {
      case 'answered':
        if (this.#options.spare === true) this.#spare ??= new WorkerSession(this.#options.start);
        return [outcome, 'ready'];
      case 'threw':
        return [
          failed(`${what} met a fault of its own (${outcome.message}): please report it with this scenario`),
          'ready',
        ];
      case 'overran':
      case 'lost':
        // A call of another kind may have been the one that ended the worker.
        if (session !== this.#session && !isSecond) return this.#run(call, true);
        this.#replace(session);
        return outcome.kind === 'overran'
          ? [
              failed(
                `${what} took longer than ${this.#budget / 1000} seconds and was stopped: make its policies or the story shorter`,
              ),
              'restarted',
            ]
          : [failed(`the worker that ${does} did not start (${outcome.message}): load the page again`), 'failed'];
    }
  }

  /** The warm spare takes over; without one a new worker starts. */
  #replace(session: WorkerSession<Service>): void {
    session.end();
    if (this.#disposed || session !== this.#session) return;
    this.#session = this.#spare ?? new WorkerSession(this.#options.start);
    this.#spare = undefined;
  }
}

function take(lane: Lane): Waiting | undefined {
  const next = lane.waiting;
  lane.waiting = undefined;
  return next;
}

function failed(message: string): { readonly kind: 'failed'; readonly message: string } {
  return { kind: 'failed', message };
}
