import type { Money } from '@klear/core';
import type { AppointmentId } from '../domain/appointment.ts';
import type { CancellationTerms } from '../domain/cancellation.ts';
import { cancel } from '../domain/decide.ts';
import { isClientOf, mayChangeAppointment } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { readClock } from '../store/clock.ts';
import { termsFor } from './cancellation-terms.ts';
import type { CommandContext } from './context.ts';

/** What it comes to, and in which currency. */
export interface PreviewedCancellation extends CancellationTerms {
  readonly currency: Money['currency'];
}

/** What cancelAppointment would do now, changing nothing. Null for what the viewer may not cancel, or not any more. */
export function previewCancellation({ db, viewer }: CommandContext, id: AppointmentId): Promise<PreviewedCancellation | null> {
  return db.read(viewer, async (tx) => {
    const [at, [appointment]] = await Promise.all([readClock(tx), appointments.byIds(tx, [id])]);
    if (!appointment || !mayChangeAppointment(viewer, appointment)) return null;
    const decision = cancel(appointment, { at, byClient: isClientOf(viewer, appointment), reason: 'CLIENT' });
    if (!decision.ok) return null;
    return { ...(await termsFor(tx, viewer, appointment, at)), currency: appointment.price.currency };
  });
}
