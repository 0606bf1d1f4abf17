import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Arrivals {
  readonly sent: number;
  /** By HTTP status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Of answers with 200, from the moment at which the request was due. */
  readonly latenciesMs: readonly number[];
}

export interface ArrivalOptions {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Requests are due at random (Poisson) moments, whether answers come or not: an open loop. */
  readonly perSecond: number;
  readonly forMs: number;
}

/** More requests than this do not wait at once: what is due beyond it counts as sent and never answered. */
const mostOpen = 2_000;

export async function arrivals(options: ArrivalOptions): Promise<Arrivals> {
  const { origin, pathname: path } = new URL(options.url);
  const pool = new Pool(origin, { connections: 512, pipelining: 1, headersTimeout: 30_000, bodyTimeout: 30_000 });
  const statuses: Record<string, number> = {};
  const latenciesMs: number[] = [];
  const open = new Set<Promise<void>>();
  let sent = 0;
  const ask = async (dueAt: number) => {
    const note = (status: number | string) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
    };
    try {
      const response = await pool.request({ path, method: 'POST', headers: options.headers, body: options.body });
      await response.body.dump({ limit: 10_000_000 });
      note(response.statusCode);
      if (response.statusCode === 200) latenciesMs.push(performance.now() - dueAt);
    } catch {
      note('none');
    }
  };
  const startedAt = performance.now();
  let dueAt = startedAt;
  while (dueAt < startedAt + options.forMs) {
    dueAt += (-Math.log(1 - Math.random()) * 1_000) / options.perSecond;
    const waitMs = dueAt - performance.now();
    if (waitMs > 1) await sleep(waitMs);
    sent++;
    if (open.size >= mostOpen) {
      statuses.none = (statuses.none ?? 0) + 1;
      continue;
    }
    const asked = ask(dueAt);
    open.add(asked);
    void asked.finally(() => open.delete(asked));
  }
  await Promise.all(open);
  await pool.destroy();
  return { sent, statuses, latenciesMs };
}
