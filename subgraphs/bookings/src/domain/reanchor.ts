import type { LocalDateTime } from './wall-time.ts';
import type { ZonePeriod } from './zone-periods.ts';

const minuteMs = 60_000;

/** Where a visit stands, and the wall time that was promised, to the minute. */
export interface Anchored {
  readonly start: Date;
  readonly wallStart: LocalDateTime;
}

/** A wall time written as if it were UTC. */
const asUtc = (wall: LocalDateTime): number => Date.parse(`${wall.slice(0, 16).replace(' ', 'T')}Z`);

/**
 * Where a visit belongs by these periods of its zone: the instant of its wall time, in a gap the shifted one, in a fold the earlier.
 * Null when it stays: its clock shows what was promised, in either pass of a fold, or the periods do not reach so far.
 */
export function movedStart({ start, wallStart }: Anchored, periods: readonly ZonePeriod[]): Date | null {
  const at = start.getTime();
  const now = periods.find(({ from, until }) => from.getTime() <= at && at < until.getTime());
  if (!now) return null;
  const beyondMinute = ((at % minuteMs) + minuteMs) % minuteMs;
  const promised = asUtc(wallStart);
  if (at - beyondMinute + now.offsetSeconds * 1000 === promised) return null;
  const then = periods.find(({ wallFrom, wallUntil }) => wallFrom.getTime() <= promised && promised < wallUntil.getTime());
  const target = then && promised - then.offsetSeconds * 1000 + beyondMinute;
  return target === undefined || target === at ? null : new Date(target);
}

/**
 * The order in which visits move so that none has to wait for its neighbour: those that move later from the last on, those that move
 * earlier from the first on.
 */
export function inOrderOfMoves<Move extends { readonly from: Date; readonly to: Date }>(moves: readonly Move[]): Move[] {
  const later = moves.filter(({ from, to }) => to > from).sort((a, b) => b.from.getTime() - a.from.getTime());
  const earlier = moves.filter(({ from, to }) => to < from).sort((a, b) => a.from.getTime() - b.from.getTime());
  return [...later, ...earlier];
}
