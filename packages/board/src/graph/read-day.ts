import type { BoardDayQuery, BoardVisitFragment } from '@klear/client';
import type { Booking, Column, DayModel, Hold } from '../day/model.ts';
import type { Span } from '../grid/visible-span.ts';

type DayAnswer = NonNullable<NonNullable<BoardDayQuery['organization']>['day']>;
export type ColumnAnswer = NonNullable<DayAnswer['practitioners']>['edges'][number]['node'];
type PracticeAnswer = NonNullable<BoardDayQuery['organization']>;

export const spanOf = ({ start, end }: { start: string; end: string }): Span => ({ startMs: Date.parse(start), endMs: Date.parse(end) });

/** A visit as the board knows it. `practitionerId` is for answers that withhold whose it is. */
export function bookingOf(visit: BoardVisitFragment, practitionerId = ''): Booking {
  return {
    ...spanOf(visit),
    id: visit.id,
    version: visit.version,
    status: visit.status,
    practitionerId: visit.practitioner?.id ?? practitionerId,
    practitioner: visit.practitioner?.displayName ?? null,
    client: visit.client.name,
    service: visit.service?.name ?? null,
    place: visit.location?.name ?? null,
    isStarted: visit.encounterStatus === 'IN_PROGRESS',
  };
}

export const holdOf = (hold: { id: string; start: string; end: string }, practitionerId: string): Hold => ({
  ...spanOf(hold),
  id: hold.id,
  practitionerId,
});

/** The day that an answer tells; `columns` are those of all its pages. */
export function readDay(practice: PracticeAnswer, day: DayAnswer, columns: readonly ColumnAnswer[]): DayModel {
  const named = columns.flatMap((each) => (each.practitioner ? [{ ...each, practitioner: each.practitioner }] : []));
  const bookings = named.flatMap(({ practitioner, appointments }) =>
    (appointments ?? []).map((visit) => bookingOf(visit, practitioner.id)),
  );
  const holds = named.flatMap(({ practitioner, holds }) => (holds ?? []).map((hold) => holdOf(hold, practitioner.id)));
  const { startMs, endMs } = spanOf(day);
  return {
    day: { date: day.date, zone: day.timeZone, startMs, endMs },
    practice: practice.name,
    columns: named.map(columnOf).toSorted((one, other) => one.name.localeCompare(other.name)),
    bookings: new Map(bookings.map((booking) => [booking.id, booking])),
    holds: new Map(holds.map((hold) => [hold.id, hold])),
    queue: (practice.queue ?? []).flatMap(({ since, appointment }) =>
      appointment ? [{ booking: bookingOf(appointment), sinceMs: Date.parse(since) }] : [],
    ),
  };
}

function columnOf({ practitioner, open, timeOff }: ColumnAnswer & { practitioner: NonNullable<ColumnAnswer['practitioner']> }): Column {
  return {
    practitionerId: practitioner.id,
    name: practitioner.displayName,
    open: (open ?? []).map(spanOf),
    away: (timeOff ?? []).map(spanOf),
  };
}
