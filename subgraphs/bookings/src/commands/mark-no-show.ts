import { err, ok, type Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { noShowFee } from '../domain/cancellation.ts';
import { markNoShow as decide } from '../domain/decide.ts';
import { appointmentMissed } from '../events/published.ts';
import { mayRunAppointment } from '../policies/predicates.ts';
import { stakesOf } from './cancellation-terms.ts';
import { type ChangeAppointment, loadForChange, recallAppointment, saveStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

/** Notes that the client did not come, not before the start, and frees the rest of the time. It costs what the frozen policy says. */
export function markNoShow(
  ctx: CommandContext,
  input: ChangeAppointment,
): Promise<Result<Appointment, VersionConflict | TransitionRefused>> {
  return asViewerOnce<Appointment, VersionConflict | TransitionRefused>(
    ctx,
    { mutation: 'markNoShow', input },
    {
      async run(tx) {
        const loaded = await loadForChange(tx, ctx.viewer, input, mayRunAppointment);
        if (!loaded.ok) return loaded;
        const decision = decide(loaded.value, { at: tx.now });
        if (!decision.ok) return err({ code: 'TRANSITION_REFUSED', status: decision.error.status });
        const missed = { ...decision.value, feeMinor: noShowFee(await stakesOf(tx, loaded.value)) };
        await saveStatus(tx, 'markNoShow', missed, [appointmentMissed(missed, tx.now)]);
        return ok(missed);
      },
      recall: (tx) => recallAppointment(tx, input.appointmentId),
    },
  );
}
