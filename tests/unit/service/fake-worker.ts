import { expose } from 'comlink';
import type { Evaluation, EvaluateRequest, EvaluationService } from '../../../src/service/protocol';
import type { Pinged } from '../../../src/service/session';
import type { WorkerHandle } from '../../../src/service/worker';

/** A worker in this thread: the same messages over a channel, with a service that tests steer. */
export class FakeWorker implements WorkerHandle {
  readonly #channel = new MessageChannel();
  readonly #errorListeners: EventListenerOrEventListenerObject[] = [];
  ended = false;

  constructor(service: Pinged) {
    expose(service, this.#channel.port2 as unknown as Parameters<typeof expose>[1]);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer as never);
  }

  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    if (type === 'error') this.#errorListeners.push(listener);
    else {
      this.#channel.port1.addEventListener(type as 'message', listener as never);
      this.#channel.port1.start();
    }
  }

  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    this.#channel.port1.removeEventListener(type as 'message', listener as never);
  }

  terminate(): void {
    this.ended = true;
    this.#channel.port1.close();
    this.#channel.port2.close();
  }

  /** What a browser does when the script cannot run. */
  fail(message: string): void {
    for (const listener of this.#errorListeners) {
      (listener as (event: unknown) => void)({ type: 'error', message });
    }
  }
}

export const evaluationOf = ({ revision }: EvaluateRequest): Evaluation => ({
  revision,
  results: [],
  findings: [],
  problems: [],
  unavailable: [],
  elapsed: 0,
});

/** A service that answers at once. */
export const answering: EvaluationService = {
  open: () => Promise.resolve({ kind: 'none' }),
  evaluate: (request) => Promise.resolve(evaluationOf(request)),
  trace: (index) => Promise.resolve(`trace ${index}`),
  ping: () => Promise.resolve(true),
};

/** Its engine never ends: like a busy thread it answers nothing from then on. */
export function stuck(): EvaluationService {
  let busy = false;
  const never = <T>(): Promise<T> => new Promise(() => undefined);
  return {
    open: () => never(),
    evaluate: () => {
      busy = true;
      return never();
    },
    trace: () => never(),
    ping: () => (busy ? never() : Promise.resolve(true)),
  };
}
