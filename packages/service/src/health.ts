export interface HealthReport {
  readonly status: 200 | 503;
  readonly body: { readonly status: 'ok' | 'draining' | 'failing'; readonly checks: Readonly<Record<string, 'ok' | 'failing'>> };
}

export interface Health {
  /** The process answers. Red only when its event loop is gone, so that a restart helps. */
  live(): HealthReport;
  /** Every dependency answers in time and the process is not draining. Names and states only: no addresses, no messages. */
  ready(): Promise<HealthReport>;
  /** From now on not ready: a load balancer stops sending before the sockets close. */
  drain(): void;
}

const timeoutMsByDefault = 2_000;

async function outcome(check: () => Promise<unknown>, timeoutMs: number): Promise<'ok' | 'failing'> {
  const { promise, resolve } = Promise.withResolvers<'failing'>();
  const timer = setTimeout(() => resolve('failing'), timeoutMs);
  try {
    return await Promise.race([check().then(() => 'ok' as const), promise]);
  } catch {
    return 'failing';
  } finally {
    clearTimeout(timer);
  }
}

/** One named check per dependency; a check that throws or is late makes the service not ready. */
export function createHealth(options: { checks: Readonly<Record<string, () => Promise<unknown>>>; timeoutMs?: number }): Health {
  let draining = false;
  return {
    live: () => ({ status: 200, body: { status: 'ok', checks: {} } }),
    async ready() {
      const names = Object.entries(options.checks);
      const timeoutMs = options.timeoutMs ?? timeoutMsByDefault;
      const checks = Object.fromEntries(
        await Promise.all(names.map(async ([name, check]) => [name, await outcome(check, timeoutMs)] as const)),
      );
      const ok = !draining && Object.values(checks).every((state) => state === 'ok');
      return { status: ok ? 200 : 503, body: { status: draining ? 'draining' : ok ? 'ok' : 'failing', checks } };
    },
    drain() {
      draining = true;
    },
  };
}
