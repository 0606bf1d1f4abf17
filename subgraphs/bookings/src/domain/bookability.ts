import { type Interval, overlaps } from '@klear/core';
import { type KnownCredential, type LicenceRefusal, licenceRefusal } from './licence.ts';
import { limitsReached } from './limits.ts';
import { closedFor, isOpenFor } from './openings.ts';
import { optionsOf } from './price.ts';
import { type Resource, servesNeed } from './resource.ts';
import type { LocationId, Schedule, ScheduleId } from './schedule.ts';
import type { KnownService } from './service.ts';
import { wallOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** Why a start cannot be booked by the rules of its service and its practitioner, in the order in which they are told. */
export const ruleReasons = [
  'IN_THE_PAST',
  'OFF_GRID',
  'TOO_SOON',
  'TOO_FAR',
  'OUTSIDE_HOURS',
  'TIME_OFF',
  'HOLIDAY',
  'SERVICE_RETIRED',
  'PRACTITIONER_INACTIVE',
  'ORGANIZATION_SUSPENDED',
  'DURATION_NOT_OFFERED',
  'DAILY_LIMIT',
  'WEEKLY_LIMIT',
  'LICENCE_MISSING',
  'JURISDICTION_UNKNOWN',
  'LICENCE_NOT_HERE',
] as const;
export type RuleReason = (typeof ruleReasons)[number];

/** Why it cannot be booked since somebody else has what it takes. BUFFER: only the time before or after a visit stands in the way. */
export const claimReasons = ['PRACTITIONER_BUSY', 'BUFFER', 'ROOM_BUSY', 'EQUIPMENT_BUSY', 'FULL', 'CLIENT_BUSY'] as const;
export type ClaimReason = (typeof claimReasons)[number];

export const unbookableReasons = [...ruleReasons, ...claimReasons] as const;
export type UnbookableReason = (typeof unbookableReasons)[number];

/** What a staff's override waives; all else stands in everybody's way. */
export const waivableReasons: ReadonlySet<UnbookableReason> = new Set([
  'OFF_GRID',
  'TOO_SOON',
  'TOO_FAR',
  'OUTSIDE_HOURS',
  'TIME_OFF',
  'HOLIDAY',
  'DAILY_LIMIT',
  'WEEKLY_LIMIT',
  'BUFFER',
]);

export interface Busy {
  readonly resourceId: string;
  readonly during: Interval;
}

/** A group session that was begun at this start. Its practitioner and its needs are claimed for all of its seats. */
export interface OpenSession {
  readonly id: string;
  readonly scheduleId: ScheduleId;
  readonly visit: Interval;
  readonly capacity: number;
  readonly seatsTaken: number;
}

/** Everything that decides whether one start can be booked, as of `at` (store/booking-facts.ts). */
export interface BookingFacts {
  /** `active` is the service's own; the two below say the rest. */
  readonly service: KnownService;
  readonly isPractitionerActive: boolean;
  readonly isOrganizationSuspended: boolean;
  readonly startsAt: Date;
  readonly durationMinutes: number;
  readonly at: Date;
  /** Of the practitioner, in the organization. */
  readonly schedules: readonly Schedule[];
  /** Where these places lie (ISO 3166); a place that is missing lies nobody knows where. */
  readonly jurisdictions: ReadonlyMap<LocationId, string>;
  /** Where the client is during a visit that is not in person (ISO 3166); null: not told. */
  readonly jurisdiction: string | null;
  /** The practitioner's, when the service asks for a licence. */
  readonly credentials: readonly KnownCredential[];
  /** Starts of the service's other visits in the weeks around, when it has limits. */
  readonly otherStarts: readonly Date[];
  /** The organization's, of the types that the service needs. */
  readonly resources: readonly Resource[];
  /** Claims of others on the practitioner and the resources, around the visit. */
  readonly busy: readonly Busy[];
  readonly clientBusy: readonly Interval[];
  readonly session: OpenSession | null;
}

const minuteMs = 60_000;

/** The span that the client sees: start to start + duration. */
export function visitOf(
  service: Pick<KnownService, 'durationMinutes'>,
  startsAt: Date,
  durationMinutes = service.durationMinutes,
): Interval {
  return { start: startsAt, end: new Date(startsAt.getTime() + durationMinutes * minuteMs) };
}

/** The span that practitioner, room and equipment are taken for: the visit widened by the buffers. */
export function occupiedBy(service: Pick<KnownService, 'bufferBeforeMinutes' | 'bufferAfterMinutes'>, visit: Interval): Interval {
  return {
    start: new Date(visit.start.getTime() - service.bufferBeforeMinutes * minuteMs),
    end: new Date(visit.end.getTime() + service.bufferAfterMinutes * minuteMs),
  };
}

/** A start lies on the grid when its wall time is a whole multiple of the alignment since midnight. */
export function isOnGrid(service: Pick<KnownService, 'alignmentMinutes'>, zone: Zone, startsAt: Date): boolean {
  return startsAt.getTime() % 1000 === 0 && wallOf(startsAt, zone).secondOfDay % (service.alignmentMinutes * 60) === 0;
}

const visitAsked = (facts: BookingFacts): Interval => visitOf(facts.service, facts.startsAt, facts.durationMinutes);

/** The session whose seats are asked for: one of the same service that begins and ends as the visit does. */
const sessionJoined = ({ session, ...facts }: BookingFacts): OpenSession | null =>
  session && session.visit.end.getTime() === facts.startsAt.getTime() + facts.durationMinutes * minuteMs ? session : null;

/** What holds wherever the visit takes place. */
function reasonsAnywhere(facts: BookingFacts): UnbookableReason[] {
  const { service, startsAt, at } = facts;
  const leadMs = startsAt.getTime() - at.getTime();
  const visit = visitAsked(facts);
  const occupied = occupiedBy(service, visit);
  const session = sessionJoined(facts);
  const isTaken = (span: Interval) =>
    !session && facts.busy.some(({ resourceId, during }) => resourceId === service.practitionerId && overlaps(during, span));
  const checks: Partial<Record<UnbookableReason, boolean>> = {
    IN_THE_PAST: leadMs < 0,
    TOO_SOON: leadMs >= 0 && leadMs < service.minimumNoticeMinutes * minuteMs,
    TOO_FAR: leadMs > service.horizonDays * 1440 * minuteMs,
    SERVICE_RETIRED: !service.active,
    PRACTITIONER_INACTIVE: !facts.isPractitionerActive,
    ORGANIZATION_SUSPENDED: facts.isOrganizationSuspended,
    DURATION_NOT_OFFERED: !optionsOf(service).some(({ durationMinutes }) => durationMinutes === facts.durationMinutes),
    PRACTITIONER_BUSY: isTaken(visit),
    BUFFER: !isTaken(visit) && isTaken(occupied),
    FULL: session !== null && session.seatsTaken >= session.capacity,
    CLIENT_BUSY: facts.clientBusy.some((span) => overlaps(span, visit)),
  };
  return unbookableReasons.filter((reason) => checks[reason]);
}

/** The jurisdiction in which a visit on this schedule takes place: the place's in person, else where the client is. */
export function jurisdictionOn(facts: Pick<BookingFacts, 'service' | 'jurisdictions' | 'jurisdiction'>, schedule: Schedule): string | null {
  if (facts.service.modality !== 'IN_PERSON') return facts.jurisdiction;
  return (schedule.locationId && facts.jurisdictions.get(schedule.locationId)) ?? null;
}

function licenceOn(facts: BookingFacts, schedule: Schedule): LicenceRefusal | undefined {
  const { licence } = facts.service;
  if (licence === null) return undefined;
  const visit = visitAsked(facts);
  const from = wallOf(visit.start, schedule.zone).date;
  const until = wallOf(new Date(visit.end.getTime() - 1), schedule.zone).date;
  return licenceRefusal(facts.credentials, { licence, jurisdiction: jurisdictionOn(facts, schedule), from, until });
}

/** The first free resource by id for each need of the service, none used twice; undefined where there is none. */
export function resourcesOn(facts: BookingFacts, schedule: Schedule, during: Interval): (Resource | undefined)[] {
  const used = new Set<string>();
  const isFree = ({ id }: Resource) => !used.has(id) && !facts.busy.some((busy) => busy.resourceId === id && overlaps(busy.during, during));
  const byId = [...facts.resources].sort((a, b) => (a.id < b.id ? -1 : 1));
  return facts.service.needs.map((need) => {
    const found = byId.find((resource) => servesNeed(resource, need, schedule.locationId) && isFree(resource));
    if (found) used.add(found.id);
    return found;
  });
}

const busyKinds = { ROOM: 'ROOM_BUSY', EQUIPMENT: 'EQUIPMENT_BUSY' } as const;

function needsOn(facts: BookingFacts, schedule: Schedule): ClaimReason[] {
  if (sessionJoined(facts)) return [];
  const visit = visitAsked(facts);
  const widened = resourcesOn(facts, schedule, occupiedBy(facts.service, visit));
  const bare = resourcesOn(facts, schedule, visit);
  return facts.service.needs.flatMap((need, index) => {
    if (widened[index]) return [];
    return [bare[index] ? 'BUFFER' : busyKinds[need.kind]];
  });
}

function reasonsOn(facts: BookingFacts, schedule: Schedule): UnbookableReason[] {
  const { service, startsAt, otherStarts } = facts;
  const licence = licenceOn(facts, schedule);
  return [
    ...(isOnGrid(service, schedule.zone, startsAt) ? [] : (['OFF_GRID'] as const)),
    ...closedFor(schedule, visitAsked(facts)),
    ...(sessionJoined(facts) ? [] : limitsReached(service, { startsAt, otherStarts, zone: schedule.zone })),
    ...(licence ? [licence] : []),
    ...needsOn(facts, schedule),
  ];
}

/** A schedule on which the visit could take place, and what stands against that there. */
export interface Place {
  readonly schedule: Schedule;
  readonly reasons: readonly UnbookableReason[];
}

/**
 * Where the visit is booked: of the schedules that have nothing against it the one that was made first; else the one that comes nearest,
 * open before closed, then by the number of reasons. A service with a location is given there alone, a session where it was begun.
 */
export function placeFor(facts: BookingFacts): Place | undefined {
  const { locationId } = facts.service;
  const session = sessionJoined(facts);
  const places = facts.schedules
    .filter((schedule) => locationId === null || schedule.locationId === locationId)
    .filter(({ id }) => !session || session.scheduleId === id)
    .map((schedule) => ({ schedule, reasons: reasonsOn(facts, schedule) }));
  const distance = ({ reasons }: Place) => reasons.length + (reasons.includes('OUTSIDE_HOURS') ? unbookableReasons.length : 0);
  return places.sort((a, b) => distance(a) - distance(b) || (a.schedule.id < b.schedule.id ? -1 : 1))[0];
}

/** All reasons against a start, in their order; empty when it can be booked. */
export function reasonsAgainst(facts: BookingFacts): UnbookableReason[] {
  const there = placeFor(facts)?.reasons ?? ['OUTSIDE_HOURS'];
  const all = new Set([...reasonsAnywhere(facts), ...there]);
  return unbookableReasons.filter((reason) => all.has(reason));
}

export const isRuleReason = (reason: UnbookableReason): reason is RuleReason => ruleReasons.some((rule) => rule === reason);

/** The schedule of a visit that is recorded without asking the rules: open and gridded for it, the one that was made first. */
export function scheduleFor(service: KnownService, schedules: readonly Schedule[], startsAt: Date): Schedule | undefined {
  const visit = visitOf(service, startsAt);
  return schedules
    .filter((schedule) => isOpenFor(schedule, visit) && isOnGrid(service, schedule.zone, startsAt))
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}
