import type { Logger } from '@klear/core';

export interface Drain {
  /** Adds a step. Steps run one after the other in the order in which they were added: sockets first, databases last. */
  step(name: string, run: () => Promise<unknown>): void;
  /** Runs the steps once; every caller waits for the same run. Answers whether all finished before the deadline. */
  run(reason: string): Promise<boolean>;
  /** SIGTERM and SIGINT drain, then exit 0 (1 when the deadline was missed). A second signal exits at once. */
  onSignals(process: Pick<NodeJS.Process, 'on' | 'exit'>): void;
}

/** The way a service stops: what is in flight finishes, nothing new starts, and a stuck step cannot hold the process. */
export function createDrain({ log, deadlineMs = 10_000 }: { log: Logger; deadlineMs?: number }): Drain {
  const steps: { name: string; run: () => Promise<unknown> }[] = [];
  let running: Promise<boolean> | undefined;

  async function all(reason: string): Promise<boolean> {
    log.info({ reason }, 'draining');
    const { promise: late, resolve } = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => resolve('late'), deadlineMs);
    let clean = true;
    for (const { name, run } of steps) {
      const ended = await Promise.race([
        run().then(
          () => 'done' as const,
          (err: unknown) => ({ err }),
        ),
        late,
      ]);
      if (ended === 'done') continue;
      clean = false;
      log.error(ended === 'late' ? { step: name, deadlineMs } : { step: name, err: ended.err }, 'drain step did not finish');
    }
    clearTimeout(timer);
    log.info({ clean }, 'drained');
    return clean;
  }

  const drain: Drain = {
    step: (name, run) => void steps.push({ name, run }),
    run: (reason) => (running ??= all(reason)),
    onSignals(process) {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.on(signal, () => {
          if (running) process.exit(1);
          void drain.run(signal).then((clean) => process.exit(clean ? 0 : 1));
        });
      }
    },
  };
  return drain;
}
