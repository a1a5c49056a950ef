import { wrap, type Remote } from 'comlink';
import type { EvaluateRequest, Evaluation, EvaluationService } from './protocol';
import type { WorkerHandle } from './worker';

export type SessionOutcome =
  | { readonly kind: 'evaluated'; readonly evaluation: Evaluation }
  /** A bug of ours: the service threw. */
  | { readonly kind: 'threw'; readonly message: string }
  /** The engine ran longer than its budget. */
  | { readonly kind: 'overran' }
  /** The worker did not start, or ended. */
  | { readonly kind: 'lost'; readonly message: string };

/** How long a worker may take to start: a slow phone compiles its script for seconds. */
const longestStart = 20_000;

/** One worker from its start to its end. */
export class WorkerSession {
  readonly #worker: Promise<WorkerHandle>;
  readonly #remote: Promise<Remote<EvaluationService>>;
  /** Settles when the worker is lost, and never rejects. */
  readonly #lost: Promise<SessionOutcome>;
  #lose: (message: string) => void = () => undefined;
  readonly #started: Promise<unknown>;

  constructor(start: () => Promise<WorkerHandle>) {
    this.#lost = new Promise((resolve) => {
      this.#lose = (message) => {
        resolve({ kind: 'lost', message });
      };
    });
    this.#worker = start();
    this.#remote = this.#worker.then((worker) => {
      worker.addEventListener('error', (event) => {
        this.#lose((event as Partial<ErrorEvent>).message ?? 'its script failed');
      });
      return wrap<EvaluationService>(worker);
    });
    this.#started = this.#remote
      .then((remote) => remote.ping())
      .catch((error: unknown) => {
        this.#lose(messageOf(error));
      });
  }

  /** Posts the request at once, so that it is answered as soon as the worker has started. */
  async evaluate(request: EvaluateRequest, budget: number): Promise<SessionOutcome> {
    const evaluation = this.#remote.then(
      (remote) =>
        remote.evaluate(request).then(
          (answer): SessionOutcome => ({ kind: 'evaluated', evaluation: answer }),
          (error: unknown): SessionOutcome => ({ kind: 'threw', message: messageOf(error) }),
        ),
      () => this.#lost,
    );
    const answered = Promise.race([evaluation, this.#lost]);
    if ((await within(longestStart, Promise.race([this.#started, answered]))) === late) {
      return { kind: 'lost', message: 'it gave no sign' };
    }
    return this.#watch(answered, budget);
  }

  async trace(index: number): Promise<string | undefined> {
    const answer = this.#remote.then((remote) => remote.trace(index)).catch(() => undefined);
    return Promise.race([answer, this.#lost.then(() => undefined)]);
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

  /** The engine is synchronous: a worker that does not even answer a ping is computing, one that does is loading. */
  async #watch(answered: Promise<SessionOutcome>, budget: number): Promise<SessionOutcome> {
    for (;;) {
      const pong = this.#remote.then(
        (remote) => remote.ping(),
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
