import { Temporal } from 'temporal-polyfill';
import type { Zone } from './zone.ts';

/**
 * A span in which a zone keeps one offset. The wall span says which wall times this offset turns into instants, with gap and fold already
 * decided: a gap belongs to the period before it (so times in it shift forward), a fold to the earlier one. Wall spans have no holes.
 */
export interface ZonePeriod {
  readonly from: Date;
  readonly until: Date;
  readonly offsetSeconds: number;
  /** Wall times written as if they were UTC. */
  readonly wallFrom: Date;
  readonly wallUntil: Date;
}

/** A release of the tz database, such as 2026c, and what it says of a zone from one instant to another. */
export interface TzDatabase {
  readonly version: string;
  periods(zone: Zone, from: Date, until: Date): readonly ZonePeriod[];
}

const offsetOf = (at: Temporal.ZonedDateTime): number => Math.round(at.offsetNanoseconds / 1e9);

/** The periods of a zone that cover [from, until), by the runtime's tz database. */
export function zonePeriods(zone: Zone, from: Date, until: Date): ZonePeriod[] {
  const edges: { at: number; offset: number }[] = [];
  let cursor: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone);
  while (cursor && cursor.epochMilliseconds < until.getTime()) {
    edges.push({ at: cursor.epochMilliseconds, offset: offsetOf(cursor) });
    cursor = cursor.getTimeZoneTransition('next');
  }
  let wallFrom = from.getTime() + (edges[0]?.offset ?? 0) * 1000;
  return edges.map((edge, index) => {
    const next = edges[index + 1];
    const end = next?.at ?? until.getTime();
    const wallUntil = end + Math.max(edge.offset, next?.offset ?? edge.offset) * 1000;
    const period = {
      from: new Date(edge.at),
      until: new Date(end),
      offsetSeconds: edge.offset,
      wallFrom: new Date(wallFrom),
      wallUntil: new Date(wallUntil),
    };
    wallFrom = wallUntil;
    return period;
  });
}
