import type { EventEnvelope } from '@klear/core';
import type { Tx } from '@klear/db';
import type { HoldId } from '../domain/hold.ts';
import { bookingProcessChanged } from '../events/published.ts';
import { bookingProcesses, type ProcessMove } from '../store/booking-processes.ts';

/** Moves the process of a hold on within a command's transaction. Answers the event to be recorded with the command's own; none when it stays. */
export async function noteBookingProcess(tx: Tx, holdId: HoldId | null, move: ProcessMove): Promise<EventEnvelope[]> {
  if (holdId === null) return [];
  const process = await bookingProcesses.move(tx, holdId, move);
  return process ? [bookingProcessChanged(process, tx.now)] : [];
}
