import { Pool } from 'undici';

export interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
}

export interface LoadOptions {
  readonly url: string;
  readonly body: string;
  readonly authorization: () => string;
  /** Requests in flight at any moment: each connection sends its next when it has its answer. */
  readonly connections: number;
  readonly forMs: number;
  /** Every answer must have this many bytes. */
  readonly answerBytes: number;
}

/** Keeps a graph busy for a while. Rejects at the first answer that is not the expected one. */
export async function load(options: LoadOptions): Promise<Load> {
  const { origin, pathname: path } = new URL(options.url);
  const pool = new Pool(origin, { connections: options.connections, pipelining: 1 });
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + options.forMs;

  async function keepAsking(): Promise<void> {
    while (performance.now() < endsAt) {
      const sentAt = performance.now();
      const { status, bytes } = await post(pool, path, options.body, options.authorization());
      latenciesMs.push(performance.now() - sentAt);
      if (status !== 200 || bytes !== options.answerBytes) throw new Error(`an answer under load was ${status} with ${bytes} bytes`);
    }
  }

  try {
    await Promise.all(Array.from({ length: options.connections }, keepAsking));
    return { requests: latenciesMs.length, seconds: (performance.now() - startedAt) / 1000, latenciesMs };
  } finally {
    await pool.destroy();
  }
}

/** Counts the bytes and drops them: the client shares its cores with what it measures. */
function post(pool: Pool, path: string, body: string, authorization: string): Promise<{ status: number; bytes: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; bytes: number }>();
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization };
  let status = 0;
  let bytes = 0;
  pool.dispatch(
    { path, method: 'POST', headers, body },
    {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData(_controller, chunk) {
        bytes += chunk.length;
      },
      onResponseEnd: () => resolve({ status, bytes }),
      onResponseError: (_controller, fault) => reject(fault),
    },
  );
  return promise;
}
