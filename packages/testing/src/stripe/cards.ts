import { parameterFault } from './fault.ts';
import type { Parameters } from './form.ts';

export type CardBehaviour =
  | { readonly kind: 'approves' }
  | { readonly kind: 'declines'; readonly code: string; readonly declineCode: string; readonly message: string }
  /** 3-D Secure first; then approves, or declines when `after` says so. */
  | { readonly kind: 'challenges'; readonly after: 'approves' | 'declines' }
  /** Approves, but a refund to it fails later. */
  | { readonly kind: 'refusesRefunds' };

export interface Card {
  /** Stripe's name for the payment method; all that is kept of the card. */
  readonly paymentMethod: string;
  readonly behaviour: CardBehaviour;
}

const approves: CardBehaviour = { kind: 'approves' };
const declines = (declineCode: string, message: string, code = 'card_declined'): CardBehaviour => ({
  kind: 'declines',
  code,
  declineCode,
  message,
});

/** Stripe's published test cards: number, payment method, behaviour. */
const table: readonly (readonly [number: string, paymentMethod: string, behaviour: CardBehaviour])[] = [
  ['4242424242424242', 'pm_card_visa', approves],
  ['5555555555554444', 'pm_card_mastercard', approves],
  ['378282246310005', 'pm_card_amex', approves],
  ['4000000000000002', 'pm_card_visa_chargeDeclined', declines('generic_decline', 'Your card was declined.')],
  ['4000000000009995', 'pm_card_visa_chargeDeclinedInsufficientFunds', declines('insufficient_funds', 'Your card has insufficient funds.')],
  ['4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', declines('lost_card', 'Your card was declined.')],
  ['4000000000000069', 'pm_card_chargeDeclinedExpiredCard', declines('expired_card', 'Your card has expired.', 'expired_card')],
  [
    '4000000000000127',
    'pm_card_chargeDeclinedIncorrectCvc',
    declines('incorrect_cvc', "Your card's security code is incorrect.", 'incorrect_cvc'),
  ],
  ['4000000000003220', 'pm_card_threeDSecure2Required', { kind: 'challenges', after: 'approves' }],
  ['4000002760003184', 'pm_card_authenticationRequired', { kind: 'challenges', after: 'approves' }],
  ['4000008400001629', 'pm_card_threeDSecureRequiredChargeDeclined', { kind: 'challenges', after: 'declines' }],
  ['4000000000005126', 'pm_card_refundFail', { kind: 'refusesRefunds' }],
];

const aliases: Readonly<Record<string, string>> = {
  pm_card_chargeDeclined: 'pm_card_visa_chargeDeclined',
  pm_card_chargeDeclinedInsufficientFunds: 'pm_card_visa_chargeDeclinedInsufficientFunds',
};

export function cardOf(paymentMethod: string): Card {
  const name = aliases[paymentMethod] ?? paymentMethod;
  const row = table.find(([, method]) => method === name);
  if (!row) throw parameterFault('resource_missing', 'payment_method', `No such PaymentMethod: '${paymentMethod}'`);
  return { paymentMethod: row[1], behaviour: row[2] };
}

/** Reads `payment_method`, or `payment_method_data` with a test card's number. Numbers are matched and forgotten. */
export function readCard(parameters: Parameters): Card | undefined {
  const paymentMethod = parameters.text('payment_method');
  const data = parameters.group('payment_method_data');
  if (paymentMethod !== undefined) return cardOf(paymentMethod);
  if (!data) return undefined;
  data.oneOf('type', ['card']);
  const card = data.group('card');
  const number = card?.requiredText('number').replaceAll(' ', '');
  for (const name of ['exp_month', 'exp_year', 'cvc']) card?.text(name);
  const row = table.find(([candidate]) => candidate === number);
  if (!row) throw parameterFault('incorrect_number', 'payment_method_data[card][number]', 'Only test cards work here.');
  return { paymentMethod: row[1], behaviour: row[2] };
}
