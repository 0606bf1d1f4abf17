import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Usage {
  /** CPU time of the whole process so far, its threads included. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** What the program itself counts. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A program in a process of its own that answers on a port and tells what it used. */
export interface Child {
  readonly url: string;
  /** What the program told when it came up. */
  readonly told: Readonly<Record<string, string>>;
  usage(): Promise<Usage>;
  /** Holds the process still, so that it takes nothing from another one that is measured; `wake` lets it go on. */
  hold(): void;
  wake(): void;
  stop(): Promise<void>;
}

type FromChild = { readonly url: string; readonly told?: Record<string, string> } | { readonly usage: Usage } | { readonly failed: string };

/** Starts a file that calls `serveParent`, and gives it its configuration. Rejects when it does not come up. */
export async function startChild(file: URL, configuration: object): Promise<Child> {
  const env = { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' };
  const child = fork(file, { env, execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const answer = async (question: object): Promise<FromChild> => {
    const ended = exited.then(([code]): FromChild => ({ failed: `the process ended with ${code}` }));
    const told = once(child, 'message').then(([message]) => message as FromChild);
    child.send(question);
    return Promise.race([told, ended]);
  };
  const ready = await answer({ configuration });
  if (!('url' in ready)) {
    if (child.connected) child.disconnect();
    throw new Error(`${file.pathname.split('/').at(-1)} did not start: ${'failed' in ready ? ready.failed : 'no address'}`);
  }
  return {
    url: ready.url,
    told: ready.told ?? {},
    hold: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    async usage() {
      const told = await answer({ usage: true });
      if (!('usage' in told)) throw new Error('a process under measurement ended');
      return told.usage;
    },
    async stop() {
      child.kill('SIGCONT');
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** The parent may be gone by now. */
const tell = (message: FromChild): void => void (process.connected && process.send?.(message));

interface Started {
  readonly url: string;
  readonly told?: Record<string, string>;
  readonly counts?: () => Record<string, number>;
  readonly stop?: () => Promise<unknown>;
}

/** The child's side: starts with the parent's configuration, tells its URL, ends when the parent lets go. */
export function serveParent<Configuration>(start: (configuration: Configuration) => Promise<Started>): void {
  let counts: () => Record<string, number> = () => ({});
  let started: Promise<Started> | undefined;
  // A Ctrl-C reaches parent and child; the child ends in order when the parent is gone, however that went.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  process.on('disconnect', async () => {
    await started?.then((running) => running.stop?.()).catch(() => {});
    process.exit(0);
  });
  process.on('message', (message: { configuration?: Configuration; usage?: true }) => {
    if (message.configuration === undefined) {
      const { user, system } = process.cpuUsage();
      const usage: Usage = { cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss(), counts: counts() };
      return tell({ usage });
    }
    started = start(message.configuration);
    started.then(
      (running) => {
        counts = running.counts ?? counts;
        tell({ url: running.url, ...(running.told && { told: running.told }) });
      },
      (fault: unknown) => tell({ failed: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
    );
  });
}
