import { type Booking, type DayModel, type Hold, overlaps, takesTime, type Waiting } from './model.ts';

/** What happened at the desk, read from an event. Parts that an event does not tell are absent. */
export interface Change {
  readonly booking?: Booking;
  /** Since when the visit's client waits; null: they do not. */
  readonly sinceMs?: number | null;
  readonly held?: Hold;
  readonly released?: Pick<Hold, 'id'>;
}

/**
 * The day after a change. Told twice or late it comes to the same: a visit only ever goes to a later version, what left the day is not
 * shown, and a hold ends with its release or with the visit that took its place.
 */
export function apply(model: DayModel, change: Change): DayModel {
  const withHold = change.held ? hold(model, change.held) : model;
  const released = change.released ? release(withHold, change.released.id) : withHold;
  return change.booking ? book(released, change.booking, change.sinceMs) : released;
}

function book(model: DayModel, booking: Booking, sinceMs: number | null | undefined): DayModel {
  const waits = model.queue.find((each) => each.booking.id === booking.id);
  const known = model.bookings.get(booking.id) ?? waits?.booking;
  if (known && known.version > booking.version) return model;
  const bookings = new Map(model.bookings);
  if (overlaps(booking, model.day) && booking.status !== 'CANCELLED') bookings.set(booking.id, booking);
  else bookings.delete(booking.id);
  const holds = takesTime(booking) ? withoutHoldsIn(model.holds, booking) : model.holds;
  return { ...model, bookings, holds, queue: queued(model.queue, booking, sinceMs === undefined ? waits?.sinceMs : sinceMs) };
}

/** Two claims on a practitioner never overlap: a hold in a visit's place was the visit's. */
function withoutHoldsIn(holds: DayModel['holds'], booking: Booking): DayModel['holds'] {
  const left = [...holds].filter(([, each]) => each.practitionerId !== booking.practitionerId || !overlaps(each, booking));
  return left.length === holds.size ? holds : new Map(left);
}

function queued(queue: readonly Waiting[], booking: Booking, sinceMs: number | null | undefined): readonly Waiting[] {
  const others = queue.filter((each) => each.booking.id !== booking.id);
  if (typeof sinceMs !== 'number') return others;
  return [...others, { booking, sinceMs }].toSorted((one, other) => one.sinceMs - other.sinceMs);
}

function hold(model: DayModel, held: Hold): DayModel {
  const isTaken = [...model.bookings.values()].some(
    (booking) => booking.practitionerId === held.practitionerId && takesTime(booking) && overlaps(booking, held),
  );
  if (isTaken || !overlaps(held, model.day)) return model;
  return { ...model, holds: new Map(model.holds).set(held.id, held) };
}

function release(model: DayModel, id: string): DayModel {
  const holds = new Map(model.holds);
  return holds.delete(id) ? { ...model, holds } : model;
}
