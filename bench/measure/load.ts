import { Pool } from 'undici';

export interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
}

export interface LoadOptions {
  readonly url: string;
  readonly body: string | (() => string);
  readonly authorization: () => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Requests in flight at any moment: each connection sends its next when it has its answer. */
  readonly connections: number;
  /** How long, or how many. */
  readonly forMs?: number;
  readonly requests?: number;
  /** Every answer must have this many bytes; without it, be one without errors. */
  readonly answerBytes?: number;
}

/** Keeps a graph busy for a while. Rejects at the first answer that is not the expected one. */
export async function load(options: LoadOptions): Promise<Load> {
  const { origin, pathname: path } = new URL(options.url);
  const pool = new Pool(origin, { connections: options.connections, pipelining: 1 });
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + (options.forMs ?? Number.POSITIVE_INFINITY);
  const most = options.requests ?? Number.POSITIVE_INFINITY;
  let sent = 0;

  async function keepAsking(): Promise<void> {
    while (performance.now() < endsAt && sent < most) {
      sent += 1;
      const sentAt = performance.now();
      const body = typeof options.body === 'string' ? options.body : options.body();
      const { status, bytes, hasErrors } = await post(pool, path, body, { ...options.headers, authorization: options.authorization() });
      latenciesMs.push(performance.now() - sentAt);
      const isExpected = options.answerBytes === undefined ? !hasErrors : bytes === options.answerBytes;
      if (status !== 200 || !isExpected)
        throw new Error(`an answer under load was ${status} with ${bytes} bytes${hasErrors ? ' and errors' : ''}`);
    }
  }

  try {
    await Promise.all(Array.from({ length: options.connections }, keepAsking));
    return { requests: latenciesMs.length, seconds: (performance.now() - startedAt) / 1000, latenciesMs };
  } finally {
    await pool.destroy();
  }
}

interface Received {
  readonly status: number;
  readonly bytes: number;
  readonly hasErrors: boolean;
}

const opening = Buffer.from('{"errors"');

/** Counts the bytes and drops them: the client shares its cores with what it measures. */
function post(pool: Pool, path: string, body: string, more: Readonly<Record<string, string>>): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...more };
  let status = 0;
  let bytes = 0;
  let hasErrors = false;
  pool.dispatch(
    { path, method: 'POST', headers, body },
    {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData(_controller, chunk) {
        // Ours puts errors first.
        if (bytes === 0) hasErrors = chunk.subarray(0, opening.length).equals(opening);
        bytes += chunk.length;
      },
      onResponseEnd: () => resolve({ status, bytes, hasErrors }),
      onResponseError: (_controller, fault) => reject(fault),
    },
  );
  return promise;
}
