import { missing, parameterFault, StripeFault } from './fault.ts';
import type { Parameters } from './form.ts';
import { listOf } from './lists.ts';
import { type Customer, type PaymentIntent, stripeId } from './objects.ts';
import { emit, type Operation, paymentIntentOf, seconds } from './operation.ts';
import {
  authenticatePaymentIntent,
  cancelPaymentIntent,
  capturePaymentIntent,
  confirmPaymentIntent,
  createPaymentIntent,
} from './payment-intents.ts';
import { createRefund, refundOf } from './refunds.ts';

/** `secret`: the merchant's secret key only. `client`: also a publishable key with the PaymentIntent's client_secret, as a browser has. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: RegExp;
  readonly access: 'secret' | 'client';
  run(op: Operation, parameters: Parameters, id: string): object;
}

const expandable = ['latest_charge'];

function expanded(op: Operation, intent: PaymentIntent, expand: readonly string[]): PaymentIntent {
  const unknown = expand.find((path) => !expandable.includes(path));
  if (unknown !== undefined) throw parameterFault('parameter_invalid', 'expand', `This property cannot be expanded (${unknown}).`);
  const charge = expand.length > 0 ? op.work.find('charges', String(intent.latest_charge)) : undefined;
  return charge ? { ...intent, latest_charge: charge } : intent;
}

const retrievePaymentIntent: Route['run'] = (op, parameters, id) => {
  const expand = parameters.list('expand');
  parameters.finish();
  return expanded(op, paymentIntentOf(op, id), expand);
};

const listPaymentIntents: Route['run'] = (op, parameters) => {
  const customer = parameters.text('customer');
  const rows = op.work.list('paymentIntents').filter((row) => customer === undefined || row.customer === customer);
  return listOf('/v1/payment_intents', rows, parameters);
};

const listRefunds: Route['run'] = (op, parameters) => {
  const intent = parameters.text('payment_intent');
  const rows = op.work.list('refunds').filter((row) => intent === undefined || row.payment_intent === intent);
  return listOf('/v1/refunds', rows, parameters);
};

const listEvents: Route['run'] = (op, parameters) => {
  const type = parameters.text('type');
  const types = parameters.list('types');
  const created = parameters.group('created');
  const [after, from] = [created?.integer('gt') ?? -1, created?.integer('gte') ?? 0];
  const wanted = (event: { type: string; created: number }) =>
    (type === undefined || event.type === type) &&
    (types.length === 0 || types.includes(event.type)) &&
    event.created > after &&
    event.created >= from;
  return listOf('/v1/events', op.work.list('events').filter(wanted), parameters);
};

const createCustomer: Route['run'] = (op, parameters) => {
  const customer: Customer = {
    id: stripeId('cus'),
    object: 'customer',
    created: seconds(op.clock),
    livemode: false,
    email: parameters.text('email') ?? null,
    name: parameters.text('name') ?? null,
    description: parameters.text('description') ?? null,
    metadata: parameters.metadata(),
  };
  parameters.finish();
  op.work.put('customers', customer.id, customer);
  emit(op, 'customer.created', customer);
  return customer;
};

/** Retrieves one row; it takes no parameter. */
function retrieve(kind: string, find: (op: Operation, id: string) => object | undefined): Route['run'] {
  return (op, parameters, id) => {
    parameters.finish();
    const row = find(op, id);
    if (!row) throw missing(kind, id, 'id');
    return row;
  };
}

const authenticate: Route['run'] = (op, parameters, id) => {
  const outcome = parameters.oneOf('outcome', ['succeed', 'fail']) ?? 'succeed';
  parameters.finish();
  return authenticatePaymentIntent(op, id, outcome === 'succeed');
};

const routes: readonly Route[] = [
  { method: 'POST', pattern: /^\/v1\/payment_intents$/, access: 'secret', run: createPaymentIntent },
  { method: 'GET', pattern: /^\/v1\/payment_intents$/, access: 'secret', run: listPaymentIntents },
  { method: 'GET', pattern: /^\/v1\/payment_intents\/(\w+)$/, access: 'client', run: retrievePaymentIntent },
  {
    method: 'POST',
    pattern: /^\/v1\/payment_intents\/(\w+)\/confirm$/,
    access: 'client',
    run: (op, p, id) => confirmPaymentIntent(op, id, p),
  },
  {
    method: 'POST',
    pattern: /^\/v1\/payment_intents\/(\w+)\/capture$/,
    access: 'secret',
    run: (op, p, id) => capturePaymentIntent(op, id, p),
  },
  {
    method: 'POST',
    pattern: /^\/v1\/payment_intents\/(\w+)\/cancel$/,
    access: 'secret',
    run: (op, p, id) => cancelPaymentIntent(op, id, p),
  },
  { method: 'POST', pattern: /^\/authenticate\/(\w+)$/, access: 'client', run: authenticate },
  { method: 'POST', pattern: /^\/v1\/refunds$/, access: 'secret', run: createRefund },
  { method: 'GET', pattern: /^\/v1\/refunds$/, access: 'secret', run: listRefunds },
  { method: 'GET', pattern: /^\/v1\/refunds\/(\w+)$/, access: 'secret', run: retrieve('refund', refundOf) },
  { method: 'GET', pattern: /^\/v1\/charges\/(\w+)$/, access: 'secret', run: retrieve('charge', (op, id) => op.work.find('charges', id)) },
  { method: 'POST', pattern: /^\/v1\/customers$/, access: 'secret', run: createCustomer },
  {
    method: 'GET',
    pattern: /^\/v1\/customers\/(\w+)$/,
    access: 'secret',
    run: retrieve('customer', (op, id) => op.work.find('customers', id)),
  },
  { method: 'GET', pattern: /^\/v1\/events$/, access: 'secret', run: listEvents },
  { method: 'GET', pattern: /^\/v1\/events\/(\w+)$/, access: 'secret', run: retrieve('event', (op, id) => op.work.find('events', id)) },
];

export function routeOf(method: string, path: string): { route: Route; id: string } {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { route, id: match[1] ?? '' };
  }
  throw new StripeFault(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`);
}
