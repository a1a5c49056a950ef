import { wrap } from 'comlink';
import { newWorkerName, watchLife } from './life';
import type { WorkerHandle } from './worker';

/** What every worker's service answers. */
export interface Pinged {
  /** Answers as soon as nothing is computed: while data loads, but not while the engine runs. */
  ping(): Promise<true>;
}

export type SessionOutcome<T> =
  | { readonly kind: 'answered'; readonly value: T }
  /** A bug of ours: the service threw. */
  | { readonly kind: 'threw'; readonly message: string }
  /** The engine ran longer than its budget. */
  | { readonly kind: 'overran' }
  /** The worker does not start, though nothing failed. */
  | { readonly kind: 'silent' }
  /** The worker did not start, or ended. */
  | Lost;

interface Lost {
  readonly kind: 'lost';
  readonly message: string;
  /** Whether it had started. */
  readonly wasAlive: boolean;
}

/** How long a worker may take to start: a slow phone compiles its script for seconds. */
const longestStart = 20_000;

/** One worker from its start to its end. */
export class WorkerSession<Service extends Pinged> {
  readonly #worker: Promise<WorkerHandle>;
  readonly #service: Promise<Service>;
  /** The same, once it is there: what is asked then is posted at once. */
  #near: Service | undefined;
  /** Settles when the worker is lost or ended, and never rejects. */
  readonly lost: Promise<Lost>;
  #lose: (message: string) => void = () => undefined;
  readonly #started: Promise<unknown>;
  #isAlive = false;
  #loss: Lost | undefined;
  readonly #waiting = new Set<(lost: Lost) => void>();
  #stopWatching: () => void = () => undefined;

  /** `start` is given the worker's name. */
  constructor(start: (name: string) => Promise<WorkerHandle>) {
    this.lost = new Promise((resolve) => {
      this.#lose = (message) => {
        this.#stopWatching();
        this.#loss ??= { kind: 'lost', message, wasAlive: this.#isAlive };
        resolve(this.#loss);
        for (const tell of this.#waiting) tell(this.#loss);
        this.#waiting.clear();
      };
    });
    const name = newWorkerName();
    this.#worker = start(name);
    this.#service = this.#worker.then((worker) => {
      worker.addEventListener('error', (event) => {
        this.#lose((event as Partial<ErrorEvent>).message ?? 'its script failed');
      });
      this.#stopWatching = watchLife(worker, name, () => {
        this.#lose('it is gone');
      });
      // A service has nothing but asynchronous methods, so from afar it looks as it does from near.
      this.#near = wrap(worker) as unknown as Service;
      return this.#near;
    });
    this.#started = this.#service
      .then((service) => service.ping())
      .then(() => {
        this.#isAlive = true;
      })
      .catch((error: unknown) => {
        this.#lose(messageOf(error));
      });
  }

  /** Posts the call at once, so that it is answered as soon as the worker has started. */
  async run<T>(call: (service: Service) => Promise<T>, budget: number): Promise<SessionOutcome<T>> {
    const ask = (service: Service): Promise<SessionOutcome<T>> =>
      call(service).then(
        (value) => ({ kind: 'answered', value }),
        (error: unknown) => ({ kind: 'threw', message: messageOf(error) }),
      );
    const answer = this.#near ? ask(this.#near) : this.#service.then(ask, () => this.lost);
    const answered = this.#orLost(answer);
    if (!this.#isAlive && (await within(longestStart, Promise.race([this.#started, answered]))) === late) {
      return { kind: 'silent' };
    }
    return this.#watch(answered, budget);
  }

  /** Asks for what is at hand, without a budget; undefined where the worker is gone. */
  async peek<T>(call: (service: Service) => Promise<T>): Promise<T | undefined> {
    const answer = this.#service.then(call).then(
      (value) => ({ kind: 'answered', value }) as const,
      () => undefined,
    );
    const outcome = await this.#orLost(answer);
    return outcome?.kind === 'answered' ? outcome.value : undefined;
  }

  end(): void {
    this.#lose('it was ended');
    void this.#worker.then(
      (worker) => {
        worker.terminate();
      },
      () => undefined,
    );
  }

  /** What comes first: an answer, or the loss. A race with `lost` would keep every answer for as long as the worker lives. */
  #orLost<T>(answer: Promise<T>): Promise<T | Lost> {
    if (this.#loss) return Promise.resolve(this.#loss);
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      answer.then(resolve, reject).finally(() => this.#waiting.delete(resolve));
    });
  }

  /**
   * The engine is synchronous: a worker that does not even answer a ping is computing, one that does is loading. Most
   * answers come before there is a need to ask.
   */
  async #watch<T>(answered: Promise<SessionOutcome<T>>, budget: number): Promise<SessionOutcome<T>> {
    const first = await within(budget / 20, answered);
    if (first !== late) return first;
    for (;;) {
      const pong = this.#service.then(
        (service) => service.ping(),
        () => answered,
      );
      const sign = await within(budget, Promise.race([answered, pong]));
      if (sign === late) return { kind: 'overran' };
      if (sign !== true) return sign;
      const outcome = await within(budget / 4, answered);
      if (outcome !== late) return outcome;
    }
  }
}

const late = Symbol('late');

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | typeof late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => {
      resolve(late);
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
