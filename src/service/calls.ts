import { WorkerSession, type Pinged } from './session';
import type { WorkerHandle } from './worker';

/** What became of a call. */
export type CallAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  /** A newer one of its kind took its place before it began. */
  | { readonly kind: 'superseded' }
  /** It was stopped, or could not be done at all; `message` says why, and what would help. */
  | { readonly kind: 'failed'; readonly message: string; readonly isWorthAnotherTry?: boolean };

/** `restarted`: the last call was stopped and its worker replaced. `failed`: no worker starts. */
export type ClientState = 'ready' | 'busy' | 'restarted' | 'failed';

export interface ClientOptions {
  /** Starts a worker of this name. */
  readonly start: (name: string) => Promise<WorkerHandle>;
  /** Milliseconds that the engine may run for one call; loading data does not count. */
  readonly budget?: number;
  readonly onState?: (state: ClientState) => void;
  /** Told when the worker ended by itself, and another has taken over. */
  readonly onReplaced?: () => void;
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
/** After so many workers that ended with nothing answered between them, the next one waits for a call. */
const mostLosses = 3;

/** The calls of one worker, which is replaced when one of them runs over its budget. The first starts at once. */
export class WorkerCalls<Service extends Pinged> {
  readonly #options: ClientOptions;
  readonly #words: CallWords;
  readonly #budget: number;
  readonly #lanes = new Map<string, Lane>();
  #session: WorkerSession<Service>;
  #spare: WorkerSession<Service> | undefined;
  #losses = 0;
  #keepsSpare = false;
  #disposed = false;

  constructor(options: ClientOptions, words: CallWords) {
    this.#options = options;
    this.#words = words;
    this.#budget = options.budget ?? defaultBudget;
    this.#session = this.#open();
  }

  /**
   * Latest wins: of each kind one call runs and one waits, and a newer one takes the place of the waiting one.
   * `what` names the call where it fails.
   */
  ask<T>(
    kind: string,
    call: (service: Service) => Promise<T>,
    what: string = this.#words.call,
  ): Promise<CallAnswer<T>> {
    const lane = this.#lanes.get(kind) ?? { isRunning: false, waiting: undefined };
    this.#lanes.set(kind, lane);
    lane.waiting?.supersede();
    return new Promise((resolve) => {
      lane.waiting = {
        supersede: () => {
          resolve({ kind: 'superseded' });
        },
        begin: async () => {
          const [answer, state] = await this.#run(call, what);
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

  /** From now on a second worker is kept warm, for the case that the first has to be ended. */
  keepSpare(): void {
    this.#keepsSpare = true;
    this.#warm();
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
    what: string,
    attempt = 1,
  ): Promise<readonly [CallAnswer<T>, ClientState]> {
    const { does } = this.#words;
    if (this.#disposed) return [failed(`${what} was ended`), 'failed'];
    const session = this.#session;
    const outcome = await session.run(call, this.#budget);
    switch (outcome.kind) {
      case 'answered':
        this.#losses = 0;
        if (this.#keepsSpare) this.#warm();
        return [outcome, 'ready'];
      case 'threw':
        return [
          failed(`${what} met a fault of its own (${outcome.message}): please report it with this scenario`),
          'ready',
        ];
      case 'overran':
        // A call of another kind may have been the one that ended the worker.
        if (session !== this.#session && attempt === 1) return this.#run(call, what, 2);
        this.#replace(session);
        return [
          failed(
            `${what} took longer than ${this.#budget / 1000} seconds and was stopped: make the policies or the story shorter`,
          ),
          'restarted',
        ];
      case 'lost':
        this.#replace(session);
        if (attempt === 1) return this.#run(call, what, 2);
        return outcome.wasAlive
          ? [
              failed(
                `the worker that ${does} ended twice over this, as it does when memory runs out: make the policies or the story shorter`,
              ),
              'restarted',
            ]
          : [notStarted(does, outcome.message), 'failed'];
      case 'silent':
        this.#replace(session);
        return [notStarted(does, 'it gave no sign'), 'failed'];
    }
  }

  #warm(): void {
    if (!this.#disposed) this.#spare ??= this.#open();
  }

  /** A worker that is watched: one that ends by itself is replaced at once, whether anything runs or not. */
  #open(): WorkerSession<Service> {
    const session = new WorkerSession<Service>(this.#options.start);
    void session.lost.then(({ wasAlive }) => {
      if (session === this.#spare) this.#spare = undefined;
      if (session !== this.#session || this.#disposed || !wasAlive || this.#losses === mostLosses) return;
      this.#losses += 1;
      this.#replace(session);
      this.#options.onReplaced?.();
    });
    return session;
  }

  /** The warm spare takes over; without one a new worker starts. */
  #replace(session: WorkerSession<Service>): void {
    if (this.#disposed || session !== this.#session) return;
    this.#session = this.#spare ?? this.#open();
    this.#spare = undefined;
    session.end();
  }
}

function take(lane: Lane): Waiting | undefined {
  const next = lane.waiting;
  lane.waiting = undefined;
  return next;
}

type Failed = Extract<CallAnswer<never>, { readonly kind: 'failed' }>;

function failed(message: string): Failed {
  return { kind: 'failed', message };
}

function notStarted(does: string, why: string): Failed {
  return { kind: 'failed', message: `the worker that ${does} did not start (${why})`, isWorthAnotherTry: true };
}
