/** Something that must happen soon, whatever fails meanwhile. */
export interface Attempts {
  /** Tries at once; after a failure again and again, `waitMs` apart, until it succeeds. */
  now(): void;
  /** The same, beginning after the wait. */
  soon(): void;
  stop(): void;
}

export function createAttempts(options: { work(): Promise<void>; onFault(error: unknown): void; waitMs: number }): Attempts {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function soon(): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(now, options.waitMs);
  }

  function now(): void {
    clearTimeout(timer);
    if (stopped) return;
    options.work().catch((error: unknown) => {
      if (stopped) return;
      options.onFault(error);
      soon();
    });
  }

  return {
    now,
    soon,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
