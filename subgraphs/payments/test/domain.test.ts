import { asId, newId } from '@klear/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absorb } from '../src/domain/absorb.ts';
import { type IntentSnapshot, mayBecome, type RefundSnapshot } from '../src/domain/intent.ts';
import { entriesOf, type LedgerKind } from '../src/domain/ledger.ts';
import { nextStep } from '../src/domain/next-step.ts';
import { isPaid, type Payment, type PaymentStatus, paymentStatuses, type Refund, refundableMinor } from '../src/domain/payment.ts';

const at = new Date('2026-11-21T09:00:00Z');
const newRefundId = () => newId<'Refund'>();

function paymentOf(facts: Partial<Payment> = {}): Payment {
  return {
    id: newId(),
    organizationId: newId(),
    holdId: newId(),
    payerId: newId(),
    practitionerId: newId(),
    serviceId: newId(),
    appointmentId: null,
    amountMinor: 9000,
    currency: 'EUR',
    status: 'REQUIRES_PAYMENT_METHOD',
    intentId: 'pi_1',
    authorizedMinor: 0,
    capturedMinor: 0,
    refundedMinor: 0,
    failureCode: null,
    quoteExpiresAt: at,
    bookedAt: null,
    releasedAt: null,
    givenBackAt: null,
    cancelledAt: null,
    feeMinor: null,
    due: true,
    version: 1,
    createdAt: at,
    ...facts,
  };
}

/** What Stripe shows for a payment of 9000 in each state. */
function seenAs(status: PaymentStatus, facts: Partial<IntentSnapshot> = {}): IntentSnapshot {
  const capturableMinor = status === 'REQUIRES_CAPTURE' ? 9000 : 0;
  const receivedMinor = status === 'SUCCEEDED' ? 9000 : 0;
  return {
    intentId: 'pi_1',
    status,
    amountMinor: 9000,
    currency: 'EUR',
    capturableMinor,
    receivedMinor,
    failureCode: null,
    refunds: [],
    ...facts,
  };
}

function refundOf(payment: Payment, facts: Partial<Refund> = {}): Refund {
  const { id: paymentId, organizationId, currency } = payment;
  const base = { id: newRefundId(), paymentId, organizationId, currency, amountMinor: 9000, status: 'PENDING', origin: 'STAFF' } as const;
  return { ...base, stripeRefundId: null, requestedBy: null, createdAt: at, ...facts };
}

describe('the next step', () => {
  const open = ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION', 'REQUIRES_ACTION'];
  const facts = {
    nothing: {},
    booked: { bookedAt: at },
    'booked and cancelled': { bookedAt: at, cancelledAt: at, feeMinor: 0 },
    'cancelled for a fee': { bookedAt: at, cancelledAt: at, feeMinor: 4500 },
    'cancelled for all of it': { bookedAt: at, cancelledAt: at, feeMinor: 9000 },
    'missed, at what it always cost': { bookedAt: at, cancelledAt: at, feeMinor: null },
    lapsed: { releasedAt: at },
    'given back': { releasedAt: at, givenBackAt: at },
    'claimed again': { bookedAt: at, releasedAt: at },
  } as const;
  const wanted: Readonly<Record<keyof typeof facts, { open: string | null; authorized: string | null; taken: string | null }>> = {
    nothing: { open: null, authorized: null, taken: null },
    booked: { open: null, authorized: 'CAPTURE 9000', taken: null },
    'booked and cancelled': { open: 'CANCEL', authorized: 'CANCEL', taken: 'ASK_REFUND 9000' },
    'cancelled for a fee': { open: 'CANCEL', authorized: 'CAPTURE 4500', taken: 'ASK_REFUND 4500' },
    'cancelled for all of it': { open: 'CANCEL', authorized: 'CAPTURE 9000', taken: null },
    'missed, at what it always cost': { open: 'CANCEL', authorized: 'CAPTURE 9000', taken: null },
    lapsed: { open: 'CANCEL', authorized: null, taken: null },
    'given back': { open: 'CANCEL', authorized: 'CANCEL', taken: 'ASK_REFUND 9000' },
    'claimed again': { open: null, authorized: 'CAPTURE 9000', taken: null },
  };
  const expected = (status: PaymentStatus, told: keyof typeof facts): string | null => {
    if (open.includes(status)) return wanted[told].open;
    if (status === 'REQUIRES_CAPTURE') return wanted[told].authorized;
    return status === 'SUCCEEDED' ? wanted[told].taken : null;
  };
  const cases = paymentStatuses.flatMap((status) => (Object.keys(facts) as (keyof typeof facts)[]).map((told) => [status, told] as const));

  test.each(cases)('%s, told %s', (status, told) => {
    const capturedMinor = status === 'SUCCEEDED' ? 9000 : 0;
    const payment = paymentOf({ ...facts[told], status, authorizedMinor: 9000, capturedMinor });
    const step = nextStep(payment, []);
    const amount = step && 'amountMinor' in step ? ` ${step.amountMinor}` : '';
    expect(step && `${step.type}${amount}`).toBe(expected(status, told));
  });

  test('a payment that Stripe does not know yet is begun, unless its hold has ended', () => {
    expect(nextStep(paymentOf({ intentId: null }), [])).toEqual({ type: 'BEGIN' });
    expect(nextStep(paymentOf({ intentId: null, releasedAt: at }), [])).toEqual({ type: 'CANCEL' });
  });

  test('a refund that was asked for is carried out; one that Stripe has is not asked again, nor one that failed', () => {
    const payment = paymentOf({
      status: 'SUCCEEDED',
      bookedAt: at,
      cancelledAt: at,
      feeMinor: 0,
      authorizedMinor: 9000,
      capturedMinor: 9000,
    });
    const asked = refundOf(payment, { origin: 'APPOINTMENT' });
    expect(nextStep(payment, [asked])).toEqual({ type: 'REFUND', refund: asked });
    expect(nextStep(payment, [{ ...asked, stripeRefundId: 're_1' }])).toBeNull();
    expect(nextStep(payment, [{ ...asked, stripeRefundId: 're_1', status: 'FAILED' }])).toBeNull();
  });

  test('a cancellation after a partial refund gives back what is left', () => {
    const payment = paymentOf({
      status: 'SUCCEEDED',
      bookedAt: at,
      cancelledAt: at,
      feeMinor: 0,
      authorizedMinor: 9000,
      capturedMinor: 9000,
      refundedMinor: 2000,
    });
    const part = refundOf(payment, { amountMinor: 2000, status: 'SUCCEEDED', stripeRefundId: 're_1' });
    expect(nextStep(payment, [part])).toEqual({ type: 'ASK_REFUND', amountMinor: 7000, origin: 'APPOINTMENT' });
    expect(nextStep({ ...payment, feeMinor: 4500 }, [part])).toEqual({ type: 'ASK_REFUND', amountMinor: 2500, origin: 'APPOINTMENT' });
    expect(nextStep({ ...payment, feeMinor: 8000 }, [part]), 'no more is asked than is there').toBeNull();
  });
});

describe('taking in a look at Stripe', () => {
  test.each(paymentStatuses.flatMap((from) => paymentStatuses.map((to) => [from, to] as const)))('%s then %s', (from, to) => {
    const known = absorb(paymentOf(), [], seenAs(from), { newId: newRefundId, at }).payment;
    const then = absorb(known, [], seenAs(to), { newId: newRefundId, at });
    expect(then.payment.status).toBe(mayBecome[from].includes(to) ? to : from);
    const again = absorb(then.payment, [], seenAs(to), { newId: newRefundId, at });
    expect([again.happened, again.postings]).toEqual([[], []]);
  });

  test('a refund that Stripe takes back is reversed in the ledger', () => {
    const paid = paymentOf({ status: 'SUCCEEDED', authorizedMinor: 9000, capturedMinor: 9000 });
    const seen = (status: RefundSnapshot['status']) =>
      seenAs('SUCCEEDED', { refunds: [{ stripeRefundId: 're_1', amountMinor: 500, status, refundId: null }] });
    const first = absorb(paid, [], seen('SUCCEEDED'), { newId: newRefundId, at });
    expect([first.payment.refundedMinor, first.refunds[0]?.origin]).toEqual([500, 'DASHBOARD']);
    const second = absorb(first.payment, first.refunds, seen('FAILED'), { newId: newRefundId, at });
    expect([second.payment.refundedMinor, second.postings]).toEqual([
      0,
      [{ kind: 'REFUND_REVERSED', reference: 're_1', amountMinor: 500 }],
    ]);
  });

  test('whatever is seen and however often, the ledger agrees with the last look (1,000 random histories)', () => {
    const steps = fc.array(fc.constantFrom<PaymentStatus>('REQUIRES_ACTION', 'REQUIRES_CAPTURE', 'CANCELED', 'SUCCEEDED', 'PROCESSING'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(steps, (statuses) => {
        let payment = paymentOf();
        const balance: Record<string, number> = {};
        for (const status of statuses) {
          const taken = absorb(payment, [], seenAs(status), { newId: newRefundId, at });
          payment = taken.payment;
          for (const entry of taken.postings.flatMap(entriesOf)) balance[entry.account] = (balance[entry.account] ?? 0) + entry.amountMinor;
        }
        const ended = payment.status === 'CANCELED' || payment.status === 'SUCCEEDED';
        expect(balance.CARD_HOLDS ?? 0).toBe(ended ? 0 : payment.authorizedMinor);
        expect(balance.STRIPE_BALANCE ?? 0).toBe(payment.capturedMinor);
        expect(Object.values(balance).reduce((sum, amount) => sum + amount, 0)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});

test.each(['AUTHORIZED', 'RELEASED', 'CAPTURED', 'REFUNDED', 'REFUND_REVERSED'] satisfies LedgerKind[])(
  'the entries of %s sum to zero',
  (kind) => {
    const entries = entriesOf({ kind, reference: 'x', amountMinor: 7 });
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(0);
  },
);

test('what may be given back leaves out refunds that failed and counts those under way', () => {
  const payment = paymentOf({ status: 'SUCCEEDED', capturedMinor: 9000, authorizedMinor: 9000 });
  const rows = [
    refundOf(payment, { amountMinor: 1000 }),
    refundOf(payment, { amountMinor: 2000, status: 'FAILED' }),
    refundOf(payment, { amountMinor: 4000, status: 'SUCCEEDED' }),
  ];
  expect(refundableMinor(payment, rows)).toBe(4000);
});

test('a hold counts as paid while its price is reserved or taken and not given back', () => {
  expect(isPaid(paymentOf({ status: 'REQUIRES_CAPTURE' }))).toBe(true);
  expect(isPaid(paymentOf({ status: 'SUCCEEDED', capturedMinor: 9000, refundedMinor: 9000 }))).toBe(false);
  expect(isPaid(paymentOf({ status: 'REQUIRES_ACTION', id: asId(newId()) }))).toBe(false);
});
