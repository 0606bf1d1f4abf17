import type { Clock } from '@klear/core';
import type { HopSigner } from '@klear/service';
import { type Dispatcher, Pool } from 'undici';
import { signedHeaders } from './hop-request.ts';
import { createSocketUpstream } from './socket-upstream.ts';
import { readAnswer, type SubgraphAnswer, type SubgraphRequest, type SubgraphTransport, TransportFault } from './transport.ts';

/** An answer larger than this is refused rather than held in memory. */
const maxAnswerBytes = 64 * 1024 * 1024;

/** The way to a subgraph over HTTP/1.1 keep-alive connections, and over one socket for subscriptions. */
export function createUndiciTransport(hop: {
  /** For example http://127.0.0.1:4001/graphql. */
  readonly url: string;
  readonly sign: HopSigner;
  readonly clock: Clock;
  readonly connections?: number;
}): SubgraphTransport {
  const url = new URL(hop.url);
  const pool = new Pool(url.origin, { connections: hop.connections ?? 16, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const upstream = createSocketUpstream({ ...hop, url: hop.url.replace(/^http/, 'ws') });

  return {
    async execute(request) {
      const endsAt = performance.now() + request.timeoutMs;
      try {
        return await post(pool, url.pathname, request, request.timeoutMs, hop);
      } catch (cause) {
        // A kept connection may be closed by a subgraph that restarts. Reading twice does no harm; writing twice might.
        const leftMs = endsAt - performance.now();
        if (request.kind !== 'query' || !(cause instanceof ConnectionLost) || leftMs <= 0) throw asFault(cause);
        return await post(pool, url.pathname, request, leftMs, hop).catch((again) => Promise.reject(asFault(again)));
      }
    },
    subscribe: (request) => upstream.subscribe(request),
    async close() {
      await upstream.close();
      await pool.destroy();
    },
  };
}

/** The connection ended before any part of an answer came. */
class ConnectionLost extends Error {
  constructor(cause: Error) {
    super('the connection ended before an answer came', { cause });
  }
}

function asFault(cause: unknown): TransportFault {
  return cause instanceof TransportFault ? cause : new TransportFault('SERVICE_UNAVAILABLE', cause);
}

function post(
  pool: Pool,
  path: string,
  request: SubgraphRequest,
  timeoutMs: number,
  hop: { readonly sign: HopSigner; readonly clock: Clock },
): Promise<SubgraphAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<SubgraphAnswer>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  let controller: Dispatcher.DispatchController | undefined;
  let status = 0;
  const end = (fault: Error) => {
    settle();
    reject(fault);
    controller?.abort(fault);
  };
  const timer = setTimeout(() => end(new TransportFault('DEADLINE_EXCEEDED')), timeoutMs);
  const leave = () => end(new TransportFault('SERVICE_UNAVAILABLE', request.signal?.reason));
  const settle = () => {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', leave);
  };
  request.signal?.addEventListener('abort', leave);
  if (request.signal?.aborted) leave();
  else {
    pool.dispatch(
      { path, method: 'POST', headers: signedHeaders(request, request.body, hop), body: request.body },
      {
        onRequestStart(given) {
          controller = given;
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length;
          if (bytes > maxAnswerBytes) end(new TransportFault('SERVICE_UNAVAILABLE', new Error('the answer is too large')));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          settle();
          try {
            resolve(readAnswer(status, (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8')));
          } catch (cause) {
            reject(cause);
          }
        },
        onResponseError(_controller, cause) {
          settle();
          reject(status > 0 ? asFault(cause) : new ConnectionLost(cause));
        },
      },
    );
  }
  return promise;
}
