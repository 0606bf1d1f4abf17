import { recordAppointments } from '@klear/bookings';
import { type Interval, newId, type OrganizationId, type PractitionerId } from '@klear/core';
import type { Database } from '@klear/db';
import type { ScheduleId } from '../../subgraphs/bookings/src/domain/schedule.ts';
import type { ServiceId } from '../../subgraphs/bookings/src/domain/service.ts';
import { asZone } from '../../subgraphs/bookings/src/domain/zone.ts';
import { knownServices } from '../../subgraphs/bookings/src/store/known-services.ts';
import { schedules } from '../../subgraphs/bookings/src/store/schedules.ts';
import { ensureZones } from '../../subgraphs/bookings/src/store/zone-offsets.ts';
import { plainTerms } from '../../subgraphs/bookings/test/plain-terms.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'].map(asZone);
const batch = 250;

/** Two spans on five days, as a practice keeps. */
const week = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, startsAt: '09:00', endsAt: '12:30' },
  { weekday, startsAt: '13:30', endsAt: '18:00' },
]);

export interface Calendar {
  readonly practitionerId: PractitionerId;
  readonly serviceId: ServiceId;
}

/** Practitioners with a service, weekly hours and, one in five, a day off; one visit on each workday of the span is booked. */
export async function makeCalendars(db: Database, options: { count: number; span: Interval }): Promise<Calendar[]> {
  const { count, span } = options;
  const organizations = Array.from({ length: Math.ceil(count / 10) }, (): OrganizationId => newId());
  await db.asSystem((tx) => ensureZones(tx, zones));
  const calendars: Calendar[] = [];
  while (calendars.length < count) {
    await db.asSystem(async (tx) => {
      for (const end = Math.min(count, calendars.length + batch); calendars.length < end; ) {
        const at = calendars.length;
        const calendar: Calendar = { practitionerId: newId(), serviceId: newId() };
        const organizationId = organizations[at % organizations.length] ?? newId();
        await knownServices.put(tx, { ...terms, ...calendar, id: calendar.serviceId, organizationId }, 1);
        const schedule = { ...dates(span), id: newId<'Schedule'>() satisfies ScheduleId, version: 1, rules: week, holidayRegion: null };
        const zone = zones[at % zones.length] ?? asZone('UTC');
        const saved = { ...schedule, organizationId, practitionerId: calendar.practitionerId, locationId: null, zone };
        await schedules.save(tx, saved);
        const day = dayOf(new Date(span.start.getTime() + (at % 14) * dayMs));
        if (at % 5 === 0) await schedules.addException(tx, saved, newId<'ScheduleException'>(), { start: day, end: day, hours: [] });
        calendars.push(calendar);
      }
    });
  }
  const { refused } = await recordAppointments(
    db,
    workdays(span).flatMap((day, at) =>
      calendars.map(({ serviceId }, person) => ({
        id: newId<'Appointment'>(),
        serviceId,
        clientId: newId<'User'>(),
        start: new Date(day.getTime() + (8 + ((at + person) % 8)) * hourMs),
        status: 'booked' as const,
      })),
    ),
  );
  if (refused.length > 0) throw new Error(`${refused.length} appointments of the data set were refused`);
  return calendars;
}

const terms = {
  ...plainTerms,
  active: true,
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  alignmentMinutes: 15,
  minimumNoticeMinutes: 120,
  horizonDays: 60,
  price: { amountMinor: 8_000, currency: 'EUR' },
  modality: 'IN_PERSON',
} as const;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const dates = (span: Interval) => ({ effectiveFrom: dayOf(new Date(span.start.getTime() - 30 * dayMs)), effectiveUntil: null });

/** Midnights, UTC, of the span's days from Monday to Friday. */
function workdays(span: Interval): Date[] {
  const days: Date[] = [];
  for (let at = Date.parse(dayOf(span.start)); at < span.end.getTime(); at += dayMs) {
    if (![0, 6].includes(new Date(at).getUTCDay())) days.push(new Date(at));
  }
  return days;
}
