import { createHash } from 'node:crypto';
import type { Clock } from '@klear/core';
import { StripeFault } from './fault.ts';
import { type Form, parseForm, readParameters } from './form.ts';
import type { PaymentIntent } from './objects.ts';
import { type Operation, paymentIntentOf, seconds } from './operation.ts';
import { type Route, routeOf } from './routes.ts';
import type { State } from './state.ts';

export interface StripeRequest {
  readonly method: string;
  readonly path: string;
  /** The query of a GET or the body of a POST, form-encoded. */
  readonly form: string;
  readonly key: string | null;
  readonly idempotencyKey: string | null;
  readonly id: string;
}

export interface StripeAnswer {
  readonly status: number;
  readonly body: string;
  readonly replayed: boolean;
  /** The request that first got this answer. */
  readonly originalRequest: string;
}

export interface Keys {
  readonly secretKey: string;
  readonly publishableKey: string;
}

const dayInSeconds = 86_400;

/** Finds out who asks. A publishable key opens only `client` routes, and only with the intent's own client_secret. */
function admit(
  op: Operation,
  route: Route,
  id: string,
  given: { key: string | null; clientSecret: string | undefined },
  keys: Keys,
): boolean {
  if (given.key === keys.secretKey) return true;
  if (given.key !== keys.publishableKey) throw new StripeFault(401, 'invalid_request_error', 'Invalid API Key provided.');
  if (route.access !== 'client') {
    throw new StripeFault(403, 'invalid_request_error', 'This API call cannot be made with a publishable API key.', {
      code: 'secret_key_required',
    });
  }
  const intent = paymentIntentOf(op, id);
  if (given.clientSecret === undefined || given.clientSecret !== intent.client_secret) {
    const message = 'The client_secret provided does not match the client_secret associated with the PaymentIntent.';
    throw new StripeFault(400, 'invalid_request_error', message, { code: 'payment_intent_invalid_parameter', param: 'client_secret' });
  }
  return false;
}

/** A browser sees its PaymentIntent without the merchant's metadata. */
function asSeenByClient(body: object): object {
  return 'metadata' in body ? { ...body, metadata: {}, description: null } : body;
}

/** Answers one request on the state: the change, its books, its events and its idempotency row are one line of the file. */
export function answer(state: State, request: StripeRequest, world: Keys & { clock: Clock; url: string }): StripeAnswer {
  const fingerprint = createHash('sha256').update(`${request.method} ${request.path}\n${request.form}`).digest('base64url');
  const remembered = request.method === 'POST' && request.idempotencyKey !== null;
  return state.change((work) => {
    const op: Operation = { work, clock: world.clock, url: world.url, request: { id: request.id, idempotencyKey: request.idempotencyKey } };
    const known = remembered ? work.find('answers', request.idempotencyKey ?? '') : undefined;
    if (known && known.at > seconds(world.clock) - dayInSeconds) {
      if (known.fingerprint === fingerprint)
        return { status: known.status, body: known.body, replayed: true, originalRequest: known.requestId };
      const message = 'Keys for idempotent requests can only be used with the same parameters they were first used with.';
      throw new StripeFault(400, 'idempotency_error', message);
    }
    const { status, body } = run(op, request, world);
    if (remembered && request.idempotencyKey !== null) {
      work.put('answers', request.idempotencyKey, { fingerprint, status, body, requestId: request.id, at: seconds(world.clock) });
    }
    return { status, body, replayed: false, originalRequest: request.id };
  });
}

function run(op: Operation, request: StripeRequest, world: Keys): { status: number; body: string } {
  const { route, id } = routeOf(request.method, request.path);
  const form: Form = parseForm(request.form);
  const parameters = readParameters(form);
  const key = request.key ?? parameters.text('key') ?? null;
  const asMerchant = admit(op, route, id, { key, clientSecret: parameters.text('client_secret') }, world);
  const shown = (body: object) => (asMerchant ? body : asSeenByClient(body));
  try {
    return { status: 200, body: JSON.stringify(shown(route.run(op, parameters, id))) };
  } catch (fault) {
    if (!(fault instanceof StripeFault && fault.stored)) throw fault;
    const { payment_intent: intent, ...details } = fault.details;
    const seen = intent ? { payment_intent: shown(intent) as PaymentIntent } : {};
    return { status: fault.status, body: JSON.stringify({ error: { type: fault.type, message: fault.message, ...details, ...seen } }) };
  }
}
