import { contains, type Interval } from '@klear/core';
import { openings } from './openings.ts';
import type { Schedule } from './schedule.ts';
import type { KnownService } from './service.ts';
import { wallOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** Why a start cannot be booked, apart from being taken. All that hold are told, in this order. */
export const unbookableReasons = ['IN_THE_PAST', 'OFF_GRID', 'TOO_SOON', 'TOO_FAR', 'OUTSIDE_HOURS', 'SERVICE_RETIRED'] as const;
export type UnbookableReason = (typeof unbookableReasons)[number];

const minuteMs = 60_000;

/** The span that the client sees: start to start + duration. */
export function visitOf(service: KnownService, startsAt: Date): Interval {
  return { start: startsAt, end: new Date(startsAt.getTime() + service.durationMinutes * minuteMs) };
}

/** The span that practitioner, room and equipment are taken for: the visit widened by the buffers. */
export function occupiedBy(service: KnownService, visit: Interval): Interval {
  return {
    start: new Date(visit.start.getTime() - service.bufferBeforeMinutes * minuteMs),
    end: new Date(visit.end.getTime() + service.bufferAfterMinutes * minuteMs),
  };
}

/** A start lies on the grid when its wall time is a whole multiple of the alignment since midnight. */
export function isOnGrid(service: KnownService, zone: Zone, startsAt: Date): boolean {
  return startsAt.getTime() % 1000 === 0 && wallOf(startsAt, zone).secondOfDay % (service.alignmentMinutes * 60) === 0;
}

export const isOpenFor = (schedule: Schedule, visit: Interval): boolean => openings(schedule, visit).some((open) => contains(open, visit));

/** All reasons against a start at the time `at`; empty when only a claim could stand in the way. */
export function reasonsAgainst(facts: {
  service: KnownService;
  schedules: readonly Schedule[];
  startsAt: Date;
  at: Date;
}): UnbookableReason[] {
  const { service, schedules, startsAt, at } = facts;
  const visit = visitOf(service, startsAt);
  const leadMs = startsAt.getTime() - at.getTime();
  const open = schedules.filter((schedule) => isOpenFor(schedule, visit));
  const gridded = (open.length > 0 ? open : schedules).some((schedule) => isOnGrid(service, schedule.zone, startsAt));
  const checks: Record<UnbookableReason, boolean> = {
    IN_THE_PAST: leadMs < 0,
    OFF_GRID: schedules.length > 0 && !gridded,
    TOO_SOON: leadMs >= 0 && leadMs < service.minimumNoticeMinutes * minuteMs,
    TOO_FAR: leadMs > service.horizonDays * 1440 * minuteMs,
    OUTSIDE_HOURS: open.length === 0,
    SERVICE_RETIRED: !service.active,
  };
  return unbookableReasons.filter((reason) => checks[reason]);
}

/** The schedule that a start is booked on: of those that are open and gridded for it, the one that was made first. */
export function scheduleFor(service: KnownService, schedules: readonly Schedule[], startsAt: Date): Schedule | undefined {
  const visit = visitOf(service, startsAt);
  return schedules
    .filter((schedule) => isOpenFor(schedule, visit) && isOnGrid(service, schedule.zone, startsAt))
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}
