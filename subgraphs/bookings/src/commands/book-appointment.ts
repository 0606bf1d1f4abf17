import { err, newId, notFound, ok, type Result } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Appointment, AppointmentId, PaymentId } from '../domain/appointment.ts';
import { type Hold, type HoldId, holdStateAt } from '../domain/hold.ts';
import { coversHold, isFree } from '../domain/payment.ts';
import { appointmentBooked } from '../events/published.ts';
import { mayUseHold } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { handOver } from '../store/claims.ts';
import { conversations } from '../store/conversations.ts';
import { holds } from '../store/holds.ts';
import { knownFacts } from '../store/known-facts.ts';
import { knownPayments } from '../store/known-payments.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { HoldExpired, PaymentRequired } from './outcomes.ts';

export interface BookAppointment {
  readonly holdId: HoldId;
  readonly idempotencyKey: string;
}

/**
 * Makes an appointment of a hold and opens its conversation. A price asks for an authorised payment first; PAYMENT_REQUIRED is
 * answered before the key is used, so that the same call succeeds once the payment is authorised.
 */
export async function bookAppointment(
  ctx: CommandContext,
  input: BookAppointment,
): Promise<Result<Appointment, HoldExpired | PaymentRequired>> {
  const payment = await securedPayment(ctx, input.holdId);
  if (payment === 'MISSING') return err({ code: 'PAYMENT_REQUIRED' });
  return asViewerOnce<Appointment, HoldExpired | PaymentRequired>(
    ctx,
    { mutation: 'bookAppointment', input },
    {
      async run(tx) {
        const hold = await holds.findForUpdate(tx, input.holdId);
        // The practice sees the row, and still learns no more of a hold than of one that does not exist.
        if (!hold || !mayUseHold(ctx.viewer, hold)) throw notFound('Hold');
        if (hold.outcome === 'BOOKED') return existing(tx, hold);
        const isOffered = !(await knownFacts.isSuspended(tx, hold.organizationId));
        if (!isOffered || holdStateAt(hold, tx.now) !== 'ACTIVE') return err({ code: 'HOLD_EXPIRED' });
        return book(tx, hold, payment);
      },
      async recall(tx, id) {
        const [appointment] = await appointments.byIds(tx, [id as AppointmentId]);
        return appointment ? ok(appointment) : err({ code: 'HOLD_EXPIRED' });
      },
    },
  );
}

async function book(tx: Tx, hold: Hold, paymentId: PaymentId | null): Promise<Result<Appointment, HoldExpired>> {
  const { id: holdId, claimCount, expiresAt: _, endedAt: __, outcome: ___, ...visit } = hold;
  const appointment: Appointment = {
    ...visit,
    id: newId<'Appointment'>(),
    holdId,
    paymentId,
    status: 'booked',
    cancelationReason: null,
    version: 1,
    createdAt: tx.now,
  };
  // Fewer claims than the hold made: it was evicted while we waited for its row.
  if ((await handOver(tx, holdId, appointment.id)) !== claimCount) return err({ code: 'HOLD_EXPIRED' });
  await appointments.insert(tx, appointment);
  await holds.end(tx, hold, 'BOOKED');
  const { organizationId, clientId, practitionerId } = hold;
  const id = newId<'Conversation'>();
  await conversations.insert(tx, [{ id, organizationId, appointmentId: appointment.id, clientId, practitionerId, lastPosition: 0 }]);
  await recordFacts(tx, [
    {
      type: 'appointment.booked',
      action: 'C',
      outcome: '0',
      entity: { type: 'Appointment', id: appointment.id },
      subjectPersonId: clientId,
      organizationId,
    },
  ]);
  await outbox.record(tx, [appointmentBooked(appointment, tx.now)]);
  return ok(appointment);
}

/** The same hold booked under another key: the appointment that it became. */
async function existing(tx: Tx, hold: Hold): Promise<Result<Appointment, HoldExpired>> {
  const appointment = await appointments.ofHold(tx, hold.id);
  return appointment ? ok(appointment) : err({ code: 'HOLD_EXPIRED' });
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
