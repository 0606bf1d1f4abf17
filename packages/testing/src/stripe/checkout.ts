import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StripeAnswer, StripeRequest } from './answer.ts';
import type { PaymentIntent } from './objects.ts';
import { stripeId } from './objects.ts';

/** What a person may press: a test card while one is wanted, or the bank's question. */
const buttons: Readonly<Record<string, readonly (readonly [label: string, action: 'confirm' | 'authenticate', value: string])[]>> = {
  requires_payment_method: [
    ['Pay with 4242 4242 4242 4242', 'confirm', 'pm_card_visa'],
    ['A card that asks the bank first (3-D Secure)', 'confirm', 'pm_card_threeDSecure2Required'],
    ['A card without enough money', 'confirm', 'pm_card_chargeDeclinedInsufficientFunds'],
  ],
  requires_action: [
    ['The bank asks: yes, it is me', 'authenticate', 'succeed'],
    ['No, refuse', 'authenticate', 'fail'],
  ],
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

function page(intent: PaymentIntent): string {
  const amount = new Intl.NumberFormat('en', { style: 'currency', currency: intent.currency });
  const digits = amount.resolvedOptions().maximumFractionDigits ?? 2;
  const problem = intent.last_payment_error?.message ? `<p><strong>${html(intent.last_payment_error.message)}</strong></p>` : '';
  const choices = (buttons[intent.status] ?? []).map(
    ([label, action, value]) => `<p><button name="${action}" value="${value}">${html(label)}</button></p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stripe stand-in</title>
<body style="font:16px system-ui;max-width:30em;margin:4em auto"><h1>${html(amount.format(intent.amount / 10 ** digits))}</h1>
<p>Status: <code>${html(intent.status)}</code></p>${problem}<form method="post">${choices.join('')}</form>
<p><small>A local stand-in for Stripe: no real card, no real money.</small></p></body></html>`;
}

/**
 * The page on which a person pays in the demo: GET and POST /checkout/<client secret>, and /authenticate/<id>?client_secret=.. where a
 * bank would ask. Acts with the publishable key only, as a browser does. False: the path is none of its own.
 */
export async function checkout(
  incoming: IncomingMessage,
  response: ServerResponse,
  parts: { publishableKey: string; answer(request: StripeRequest): StripeAnswer; readBody(): Promise<string> },
): Promise<boolean> {
  const url = new URL(incoming.url ?? '/', 'http://stripe.local');
  const clientSecret = /^\/checkout\/(pi_\w+)$/.exec(url.pathname)?.[1];
  if (incoming.method === 'GET' && url.pathname.startsWith('/authenticate/')) {
    response.writeHead(303, { location: `/checkout/${encodeURIComponent(url.searchParams.get('client_secret') ?? '')}` }).end();
    return true;
  }
  if (clientSecret === undefined) return false;
  const id = clientSecret.split('_secret_')[0] ?? '';
  const ask = (method: string, path: string, form: Record<string, string> = {}) =>
    parts.answer({
      method,
      path,
      form: new URLSearchParams({ ...form, client_secret: clientSecret }).toString(),
      key: parts.publishableKey,
      idempotencyKey: null,
      id: stripeId('req'),
    });
  if (incoming.method === 'POST') {
    const pressed = new URLSearchParams(await parts.readBody());
    const [card, outcome] = [pressed.get('confirm'), pressed.get('authenticate')];
    if (card !== null) ask('POST', `/v1/payment_intents/${id}/confirm`, { payment_method: card });
    else if (outcome !== null) ask('POST', `/authenticate/${id}`, { outcome });
    response.writeHead(303, { location: url.pathname }).end();
    return true;
  }
  const intent: PaymentIntent = JSON.parse(ask('GET', `/v1/payment_intents/${id}`).body);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  };
  response.writeHead(200, headers).end(page(intent));
  return true;
}
