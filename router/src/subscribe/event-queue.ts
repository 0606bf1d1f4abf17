/** A bounded queue between one that pushes and one that iterates. */
export interface EventQueue<T> extends AsyncIterableIterator<T> {
  /** False when the queue is full or ended; the value is not taken then. */
  push(value: T): boolean;
  /** What waits is still given out, then `last`, then the queue is done. */
  end(last?: T): void;
  /** Drops what waits, gives out `last` only, and is done: for one that is too slow. */
  overflow(last: T): void;
  /** What waits is still given out, then iteration throws. */
  fail(cause: unknown): void;
}

/** `onDone` is called once, however the queue comes to its end: ended, failed, overflowed or left by the one that iterates. */
export function createEventQueue<T>(maxWaiting: number, onDone: () => void = () => {}): EventQueue<T> {
  const waiting: T[] = [];
  let failure: { readonly cause: unknown } | undefined;
  let ended = false;
  let wake: (() => void) | undefined;
  const close = () => {
    if (!ended) onDone();
    ended = true;
    wake?.();
  };
  const queue: EventQueue<T> = {
    push(value) {
      if (ended || waiting.length >= maxWaiting) return false;
      waiting.push(value);
      wake?.();
      return true;
    },
    end(last) {
      if (!ended && last !== undefined) waiting.push(last);
      close();
    },
    overflow(last) {
      if (!ended) waiting.splice(0, waiting.length, last);
      close();
    },
    fail(cause) {
      if (!ended) failure = { cause };
      close();
    },
    async next() {
      for (;;) {
        const value = waiting.shift();
        if (value !== undefined) return { done: false, value };
        if (failure) {
          const { cause } = failure;
          failure = undefined;
          throw cause;
        }
        if (ended) return { done: true, value: undefined };
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async return() {
      waiting.length = 0;
      failure = undefined;
      close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => queue,
  };
  return queue;
}
