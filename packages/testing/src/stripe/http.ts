import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { StripeAnswer, StripeRequest } from './answer.ts';
import { checkout } from './checkout.ts';
import type { Disturbances } from './disturbances.ts';
import { StripeFault } from './fault.ts';
import { stripeId } from './objects.ts';
import { apiVersion } from './operation.ts';

const bodyLimit = 1_000_000;

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) throw new StripeFault(413, 'invalid_request_error', 'Request body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The key of `Authorization: Bearer sk_..` or of basic authentication (`curl -u sk_..:`). */
function keyOf(header: string | undefined): string | null {
  const [scheme, value] = (header ?? '').split(' ');
  if (value === undefined) return null;
  if (scheme === 'Bearer') return value;
  return scheme === 'Basic' ? (Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? null) : null;
}

function send(response: ServerResponse, id: string, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'request-id': id,
    'stripe-version': apiVersion,
    'access-control-allow-origin': '*',
    ...headers,
  });
  response.end(body);
}

const unavailable = () => new StripeFault(500, 'api_error', 'An unknown error occurred.');

/**
 * The stand-in's door: authenticates nothing itself, parses strictly, lets one request of an idempotency key in at a time,
 * and does the harm that a test has planned.
 */
export function createStripeServer(parts: {
  answer(request: StripeRequest): StripeAnswer;
  /** Runs after each change, before its answer leaves. */
  changed(): void;
  seen(request: StripeRequest, status: number): void;
  disturbances: Disturbances;
  publishableKey: string;
}): Server {
  const locked = new Set<string>();

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = stripeId('req');
    const url = new URL(incoming.url ?? '/', 'http://stripe.local');
    const method = incoming.method ?? 'GET';
    const idempotencyKey = incoming.headers['idempotency-key']?.toString() ?? null;
    const key = keyOf(incoming.headers.authorization);
    const lock = method === 'POST' ? idempotencyKey : null;
    const target = { method, path: url.pathname };
    let request: StripeRequest = { ...target, form: '', key, idempotencyKey, id };
    let holdsLock = false;
    try {
      const page = {
        publishableKey: parts.publishableKey,
        readBody: () => read(incoming),
        answer(asked: StripeRequest) {
          const answered = parts.answer(asked);
          parts.changed();
          return answered;
        },
      };
      if (await checkout(incoming, response, page)) return;
      const body = await read(incoming);
      const type = incoming.headers['content-type'] ?? '';
      if (method === 'POST' && body !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
        throw new StripeFault(400, 'invalid_request_error', 'Send application/x-www-form-urlencoded.');
      }
      request = { ...request, form: method === 'POST' ? body : url.search.slice(1) };
      if (lock !== null) {
        if (locked.has(lock)) {
          const message = 'There is currently another in-progress request using this Idempotency Key.';
          throw new StripeFault(409, 'idempotency_error', message, { code: 'idempotency_key_in_use' });
        }
        locked.add(lock);
        holdsLock = true;
      }
      await parts.disturbances.pass(target);
      const harm = parts.disturbances.next(target);
      if (harm === 'resetBeforeCommit') return void response.destroy();
      if (harm === 'timeoutBeforeCommit') return;
      if (harm === 'serverError') throw unavailable();
      if (harm === 'rateLimited') throw new StripeFault(429, 'invalid_request_error', 'Too many requests.', { code: 'rate_limit' });
      const answer = parts.answer(request);
      parts.changed();
      parts.seen(request, answer.status);
      if (harm === 'resetAfterCommit') return void response.destroy();
      if (harm === 'timeoutAfterCommit') return;
      if (harm === 'serverErrorAfterCommit') throw unavailable();
      const headers: Record<string, string> = idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey };
      if (answer.replayed) Object.assign(headers, { 'idempotent-replayed': 'true', 'original-request': answer.originalRequest });
      send(response, id, answer.status, answer.body, headers);
    } catch (error) {
      const fault = error instanceof StripeFault ? error : unavailable();
      parts.seen(request, fault.status);
      send(response, id, fault.status, JSON.stringify(fault.body()));
    } finally {
      if (holdsLock && lock !== null) locked.delete(lock);
    }
  }

  return createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
}
