import { err, notFound, ok, type Result } from '@klear/core';
import type { Appointment, AppointmentId, PaymentId } from '../domain/appointment.ts';
import type { HoldId } from '../domain/hold.ts';
import { coversHold, isFree } from '../domain/payment.ts';
import { mayUseHold } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { holds } from '../store/holds.ts';
import { knownPayments } from '../store/known-payments.ts';
import { bookHold } from './book-hold.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { HoldExpired, PaymentRequired } from './outcomes.ts';

export interface BookAppointment {
  readonly holdId: HoldId;
  readonly idempotencyKey: string;
}

/**
 * Makes an appointment of a hold for its client. A price asks for an authorised payment first; PAYMENT_REQUIRED is answered before the
 * key is used, so that the same call succeeds once the payment is authorised. Where the system was faster, it answers what it booked.
 */
export async function bookAppointment(
  ctx: CommandContext,
  input: BookAppointment,
): Promise<Result<Appointment, HoldExpired | PaymentRequired>> {
  const paymentId = await securedPayment(ctx, input.holdId);
  if (paymentId === 'MISSING') return err({ code: 'PAYMENT_REQUIRED' });
  return asViewerOnce<Appointment, HoldExpired | PaymentRequired>(
    ctx,
    { mutation: 'bookAppointment', input },
    {
      async run(tx) {
        const hold = await holds.findForUpdate(tx, input.holdId);
        // The practice sees the row, and still learns no more of a hold than of one that does not exist.
        if (!hold || !mayUseHold(ctx.viewer, hold)) throw notFound('Hold');
        return bookHold(tx, hold, { paymentId, outcome: 'BOOKED' });
      },
      async recall(tx, id) {
        const [appointment] = await appointments.byIds(tx, [id as AppointmentId]);
        return appointment ? ok(appointment) : err({ code: 'HOLD_EXPIRED' });
      },
    },
  );
}

/** The payment that covers the hold's price; null when it is free or its state will tell anyway; from payments itself on a miss. */
async function securedPayment(ctx: CommandContext, holdId: HoldId): Promise<PaymentId | null | 'MISSING'> {
  const known = await ctx.db.read(ctx.viewer, async (db) => {
    const [hold] = await holds.byIds(db, [holdId]);
    return { hold, payments: hold && !isFree(hold.price) ? await knownPayments.ofHold(db, holdId) : [] };
  });
  const { hold } = known;
  if (!hold || hold.outcome || isFree(hold.price) || !mayUseHold(ctx.viewer, hold)) return null;
  const covering = known.payments.find((payment) => coversHold(hold, payment));
  if (covering) return covering.id;
  const asked = await ctx.paymentOfHold(ctx.viewer, holdId);
  return asked && coversHold(hold, asked) ? asked.id : 'MISSING';
}
