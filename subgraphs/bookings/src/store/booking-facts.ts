import { badInput, type Interval, notFound, type UserId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { type SQL, sql } from 'drizzle-orm';
import type { AppointmentId } from '../domain/appointment.ts';
import { type BookingFacts, type Busy, type OpenSession, occupiedBy, visitOf } from '../domain/bookability.ts';
import type { Resource } from '../domain/resource.ts';
import type { LocationId, Schedule, ScheduleId } from '../domain/schedule.ts';
import type { KnownService, ServiceId } from '../domain/service.ts';
import { knownCredentials } from './known-credentials.ts';
import { knownServices } from './known-services.ts';
import { resources } from './resources.ts';
import { schedules } from './schedules.ts';
import { instant, range, uuids } from './sql.ts';

const dayMs = 86_400_000;
const maxMinutes = 1440;

export interface BookingQuestion {
  readonly serviceId: ServiceId;
  readonly start: Date;
  /** The service's own length when absent. */
  readonly durationMinutes?: number | null | undefined;
  /** For whom: what they have at that time counts against them; holds of theirs that overlap do not, since a new hold replaces them. */
  readonly clientId?: UserId | null | undefined;
  /** Where the client is during a visit that is not in person (ISO 3166). */
  readonly jurisdiction?: string | null | undefined;
  /** The appointment that would be moved: what it claims does not count. */
  readonly appointmentId?: AppointmentId | null | undefined;
  /** Within a command: of those that book a service with limits only one at a time reads on from here. */
  readonly toBook?: boolean;
  /** The database's clock when absent. */
  readonly at?: Date;
}

/** Everything that decides about one start. Throws NOT_FOUND for an unknown service, BAD_USER_INPUT for an impossible length. */
export async function loadBookingFacts(db: Drizzle, question: BookingQuestion): Promise<BookingFacts> {
  const offer = await knownServices.offer(db, question.serviceId);
  if (!offer) throw notFound('Service');
  const { service } = offer;
  const durationMinutes = checkedLength(question.durationMinutes ?? service.durationMinutes);
  const visit = visitOf(service, question.start, durationMinutes);
  if (question.toBook && isLimited(service)) {
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('bookings limits ' || ${service.id}, 0))`);
  }
  const { organizationId, practitionerId, needs } = service;
  const [calendars, things, own, at] = await Promise.all([
    schedules.ofPractitionerIn(db, organizationId, practitionerId),
    resources.ofTypes(db, { organizationId, needs }),
    ownHolds(db, question.clientId, visit),
    question.at ?? currentInstant(db),
  ]);
  const replaced = question.appointmentId ? [question.appointmentId, ...own] : own;
  return { ...(await factsAround(db, question, { service, calendars, things, visit, replaced })), ...offer, durationMinutes, at };
}

interface Found {
  readonly service: KnownService;
  readonly calendars: readonly Schedule[];
  readonly things: readonly Resource[];
  readonly visit: Interval;
  readonly replaced: readonly string[];
}

/** What depends on what was found; the reads travel together. */
async function factsAround(db: Drizzle, question: BookingQuestion, { service, calendars, things, visit, replaced }: Found) {
  const { practitionerId, licence } = service;
  const places = calendars.flatMap(({ locationId }) => (locationId ? [locationId] : []));
  const taken = [practitionerId, ...things.map(({ id }) => id)];
  const [jurisdictions, credentials, starts, busySpans, clientSpans, session] = await Promise.all([
    licence === null ? new Map<LocationId, string>() : jurisdictionsOf(db, places),
    licence === null ? [] : knownCredentials.ofPractitioners(db, [practitionerId]),
    isLimited(service) ? otherStarts(db, service, visit, replaced) : [],
    busy(db, taken, occupiedBy(service, visit), replaced),
    question.clientId ? clientBusy(db, question.clientId, visit, replaced) : [],
    service.capacity > 1 ? sessionAt(db, service, visit.start, replaced) : null,
  ]);
  return {
    startsAt: question.start,
    schedules: calendars,
    jurisdictions,
    jurisdiction: checkedJurisdiction(question.jurisdiction ?? null),
    credentials,
    otherStarts: starts,
    resources: things,
    busy: busySpans,
    clientBusy: clientSpans,
    session,
  };
}

const isLimited = ({ dailyLimit, weeklyLimit }: KnownService): boolean => dailyLimit !== null || weeklyLimit !== null;

/** A country of ISO 3166-1, or one of its parts of ISO 3166-2. It is kept with the visit. */
function checkedJurisdiction(code: string | null): string | null {
  if (code === null || /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code)) return code;
  const message = 'must be a code of ISO 3166: DE, or US-CA.';
  throw badInput([{ path: ['input', 'jurisdiction'], code: 'WRONG_FORMAT', message }]);
}

function checkedLength(minutes: number): number {
  if (Number.isInteger(minutes) && minutes > 0 && minutes <= maxMinutes) return minutes;
  const message = `must be 1 to ${maxMinutes} minutes.`;
  throw badInput([{ path: ['input', 'durationMinutes'], code: 'OUT_OF_RANGE', message }]);
}

async function currentInstant(db: Drizzle): Promise<Date> {
  const [row] = await db.execute<{ at: string }>(sql`select current_instant() as at`);
  if (!row) throw new Error('the database tells no time');
  return new Date(row.at);
}

/** Holds of the client that a new one for this visit would replace. */
async function ownHolds(db: Drizzle, clientId: UserId | null | undefined, visit: Interval): Promise<string[]> {
  if (!clientId) return [];
  const rows = await db.execute<{ id: string }>(sql`
    select id from holds where client_id = ${clientId} and outcome is null
      and starts_at < ${instant(visit.end)} and ends_at > ${instant(visit.start)}`);
  return rows.map(({ id }) => id);
}

async function jurisdictionsOf(db: Drizzle, places: readonly LocationId[]): Promise<Map<LocationId, string>> {
  const rows = await db.execute<{ id: LocationId; jurisdiction: string }>(sql`
    select id, jurisdiction from known_locations where id = any (${uuids(places)}) and jurisdiction is not null`);
  return new Map(rows.map(({ id, jurisdiction }) => [id, jurisdiction]));
}

/** A week and a day on either side hold the day and the ISO week of the visit in every zone. */
async function otherStarts(db: Drizzle, service: KnownService, visit: Interval, replaced: readonly string[]): Promise<Date[]> {
  const around = { start: new Date(visit.start.getTime() - 8 * dayMs), end: new Date(visit.start.getTime() + 8 * dayMs) };
  const rows = await db.execute<{ starts_at: string }>(sql`
    select starts_at from visit_starts(${uuids([service.organizationId])}, ${uuids([service.practitionerId])}, ${uuids([service.id])},
      ${range(around)}, ${uuids(replaced)})`);
  return rows.map((row) => new Date(row.starts_at));
}

const spanOf = (row: { start: string; end: string }): Interval => ({ start: new Date(row.start), end: new Date(row.end) });

async function busy(db: Drizzle, ids: readonly string[], span: Interval, replaced: readonly string[]): Promise<Busy[]> {
  const rows = await db.execute<{ resource_id: string; start: string; end: string }>(sql`
    select b.resource_id, lower(b.during) as start, upper(b.during) as end
    from busy_ranges(${uuids(ids)}, ${range(span)}, ${uuids(replaced)}) b`);
  return rows.map((row) => ({ resourceId: row.resource_id, during: spanOf(row) }));
}

/** What the client has at that time: their own rows alone. */
async function clientBusy(db: Drizzle, clientId: UserId, visit: Interval, replaced: readonly string[]): Promise<Interval[]> {
  const isGivenUp: SQL = sql`coalesce(c.hold_id, c.appointment_id) = any (${uuids(replaced)})`;
  const rows = await db.execute<{ start: string; end: string }>(sql`
    select lower(c.during) as start, upper(c.during) as end from claims c
    where c.kind = 'CLIENT' and c.resource_id = ${clientId} and c.during && ${range(visit)} and not ${isGivenUp}
      and (c.expires_at is null or c.expires_at > (select current_instant()))`);
  return rows.map(spanOf);
}

/** The group session of the service that begins then, without the seats that are given up. */
async function sessionAt(db: Drizzle, service: KnownService, startsAt: Date, replaced: readonly string[]): Promise<OpenSession | null> {
  const rows = await db.execute<{ id: string; schedule_id: ScheduleId; ends_at: string; capacity: number; seats: number }>(sql`
    select s.id, s.schedule_id, s.ends_at, s.capacity, s.seats_taken - (
        select count(*)::integer from claims c where c.seat_in = s.id and coalesce(c.hold_id, c.appointment_id) = any (${uuids(replaced)})
          and (c.expires_at is null or c.expires_at > (select current_instant()))) as seats
    from open_sessions(${uuids([service.practitionerId])}, ${range({ start: startsAt, end: new Date(startsAt.getTime() + 1) })}) s
    where s.service_id = ${service.id} and s.starts_at = ${instant(startsAt)}`);
  const [row] = rows;
  if (!row) return null;
  const visit = { start: startsAt, end: new Date(row.ends_at) };
  return { id: row.id, scheduleId: row.schedule_id, visit, capacity: row.capacity, seatsTaken: row.seats };
}
