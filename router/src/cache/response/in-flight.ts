/** Answers that are being made. Equal questions that come meanwhile wait for the same one. */
export interface InFlight<T> {
  /**
   * The key says everything that the answer hangs on, the identity of its reader included. The run is given up when everyone who
   * waits for it has left.
   */
  share(key: string, signal: AbortSignal | undefined, make: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

interface Running<T> {
  readonly value: Promise<T>;
  readonly leaving: AbortController;
  waiting: number;
}

/** `onJoined` is told each question that waits for an answer which is being made already. */
export function createInFlight<T>(onJoined: () => void = () => undefined): InFlight<T> {
  const open = new Map<string, Running<T>>();

  function start(key: string, make: (signal: AbortSignal) => Promise<T>): Running<T> {
    const leaving = new AbortController();
    const running = { value: make(leaving.signal), leaving, waiting: 0 };
    open.set(key, running);
    const end = () => {
      if (open.get(key) === running) open.delete(key);
    };
    running.value.then(end, end);
    return running;
  }

  return {
    async share(key, signal, make) {
      const known = open.get(key);
      const running = known ?? start(key, make);
      if (known) onJoined();
      running.waiting++;
      const leave = () => {
        running.waiting--;
        if (running.waiting > 0) return;
        // Nobody may join what is being given up.
        if (open.get(key) === running) open.delete(key);
        running.leaving.abort();
      };
      signal?.addEventListener('abort', leave);
      try {
        return await running.value;
      } finally {
        signal?.removeEventListener('abort', leave);
      }
    },
  };
}
