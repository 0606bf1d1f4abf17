import { err, ok, type Result, type Viewer } from '@klear/core';
import type { Appointment, CancelationReason } from '../domain/appointment.ts';
import { cancel } from '../domain/decide.ts';
import { appointmentCancelled } from '../events/published.ts';
import { isClientOf, mayChangeAppointment } from '../policies/predicates.ts';
import { termsFor } from './cancellation-terms.ts';
import { type ChangeAppointment, loadForChange, recallAppointment, saveStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import { noteBookingProcess } from './note-booking-process.ts';
import { asViewerOnce } from './once.ts';
import type { FeeChanged, TransitionRefused, VersionConflict } from './outcomes.ts';

export interface CancelAppointment extends ChangeAppointment {
  readonly reason: CancelationReason;
  /** What cancellationPreview told, in minor units; without it any fee will do. */
  readonly expectedFeeMinor?: number | null | undefined;
}

type Refused = VersionConflict | TransitionRefused | FeeChanged;

/**
 * Cancels an appointment and frees its time; payments gives back what was paid but for the fee. A client may until the start, at the
 * fee of the frozen policy; by the practice it is free of charge. FEE_CHANGED changes nothing.
 */
export function cancelAppointment(ctx: CommandContext, input: CancelAppointment): Promise<Result<Appointment, Refused>> {
  return asViewerOnce<Appointment, Refused>(
    ctx,
    { mutation: 'cancelAppointment', input },
    {
      async run(tx) {
        const loaded = await loadForChange(tx, ctx.viewer, input, mayChangeAppointment);
        if (!loaded.ok) return loaded;
        const byClient = isClientOf(ctx.viewer, loaded.value);
        const decision = cancel(loaded.value, { at: tx.now, byClient, reason: input.reason });
        if (!decision.ok) return err({ code: 'TRANSITION_REFUSED', status: decision.error.status });
        const terms = await termsFor(tx, ctx.viewer, loaded.value, tx.now);
        const { feeMinor, refundMinor, until } = terms;
        if (input.expectedFeeMinor != null && input.expectedFeeMinor !== feeMinor) {
          const { currency } = loaded.value.price;
          return err({ code: 'FEE_CHANGED', feeMinor, refundMinor, currency, until: until?.toISOString() ?? null });
        }
        const cancelled = { ...decision.value, feeMinor };
        const isDeclined = !byClient && loaded.value.status === 'pending';
        const outcome = isDeclined ? 'DECLINED' : 'CANCELLED';
        const moved = await noteBookingProcess(tx, cancelled.holdId, { states: ['RELEASED'], outcome });
        const told = appointmentCancelled(cancelled, callerOf(ctx.viewer, cancelled), tx.now);
        await saveStatus(tx, 'cancelAppointment', cancelled, [told, ...moved]);
        return ok(cancelled);
      },
      recall: (tx) => recallAppointment(tx, input.appointmentId),
    },
  );
}

function callerOf(viewer: Viewer, appointment: Appointment) {
  if (isClientOf(viewer, appointment)) return 'CLIENT';
  return viewer.personId === appointment.practitionerId ? 'PRACTITIONER' : 'STAFF';
}
