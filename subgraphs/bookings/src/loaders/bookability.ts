import type { Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import { type BookingFacts, placeFor, reasonsAgainst, type UnbookableReason } from '../domain/bookability.ts';
import type { Schedule } from '../domain/schedule.ts';
import { type BookingQuestion, loadBookingFacts } from '../store/booking-facts.ts';

/** What can be said of one start. */
export interface Bookability {
  readonly facts: BookingFacts;
  readonly reasons: readonly UnbookableReason[];
  readonly schedule: Schedule | null;
}

/** Whether a start can be booked. Who asks as a client for themselves learns what they have then; nobody learns it of another. */
export async function bookabilityOf(db: Database, viewer: Viewer, question: BookingQuestion): Promise<Bookability> {
  const clientId = viewer.organizationId ? null : viewer.personId;
  const facts = await db.read(viewer, (tx) => loadBookingFacts(tx, { ...question, clientId }));
  return { facts, reasons: reasonsAgainst(facts), schedule: placeFor(facts)?.schedule ?? null };
}
