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
    execute: (request) => post(pool, url.pathname, request, hop),
    subscribe: (request) => upstream.subscribe(request),
    async close() {
      await upstream.close();
      await pool.destroy();
    },
  };
}

function post(
  pool: Pool,
  path: string,
  request: SubgraphRequest,
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
  const timer = setTimeout(() => end(new TransportFault('DEADLINE_EXCEEDED')), request.timeoutMs);
  const leave = () => end(new TransportFault('SERVICE_UNAVAILABLE', request.signal?.reason));
  const settle = () => {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', leave);
  };
  request.signal?.addEventListener('abort', leave);
  if (request.signal?.aborted) leave();
  else {
    // Encoded once: what is signed and what is sent are these bytes.
    const body = Buffer.from(request.body);
    pool.dispatch(
      { path, method: 'POST', headers: signedHeaders(request, body, hop), body },
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
            const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
            resolve(readAnswer(status, whole.toString('utf8'), request.asText));
          } catch (cause) {
            reject(cause);
          }
        },
        onResponseError(_controller, cause) {
          settle();
          // A kept connection may be closed by a subgraph that restarts: as long as no answer began, a read may be sent again.
          reject(cause instanceof TransportFault ? cause : new TransportFault('SERVICE_UNAVAILABLE', cause, status === 0));
        },
      },
    );
  }
  return promise;
}
