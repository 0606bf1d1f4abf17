import { instantOf, instantOfDay, typedInstantOf, wallOf } from '../src/domain/wall-time.ts';
import type { Zone } from '../src/domain/zone.ts';
import { zonePeriods } from '../src/domain/zone-periods.ts';
import { type Change, instantOfWall, offsetAt } from './tz-oracle.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const text = (wall: number) => new Date(wall).toISOString().slice(0, 19);
const shown = (wall: number) => new Date(wall).toISOString().slice(0, 16);

/** The wall times around a change (as if they were UTC): its edges to the second, what lies between, and an hour to both sides. */
export function wallsAround({ at, before, after }: Change): number[] {
  const [low, high] = [Math.min(before, after), Math.max(before, after)].map((seconds) => at + seconds * 1000) as [number, number];
  const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs;
  return [low - 3_600_000, low - 1000, low, low + 1000, middle, high - 1000, high, high + 1000, high + 3_600_000];
}

/** Where we and the oracle differ about wall times of a zone, one line each. `around` bounds the periods that SQL would look into. */
export function differences(zone: Zone, walls: readonly number[], around: { from: number; until: number }): string[] {
  const periods = zonePeriods(zone, new Date(around.from), new Date(around.until));
  return walls.flatMap((wall) => {
    const local = text(wall);
    const expected = instantOfWall(zone, wall);
    const faults: string[] = [];
    const check = (what: string, ours: unknown, theirs: unknown) => {
      if (ours !== theirs) faults.push(`${zone} ${local} ${what}: ${ours}, the oracle says ${theirs}`);
    };
    check('instant', instantOf(local, zone).toISOString(), new Date(expected).toISOString());
    const period = periods.find(({ wallFrom, wallUntil }) => wallFrom.getTime() <= wall && wall < wallUntil.getTime());
    if (period) check('instant by SQL', wall - period.offsetSeconds * 1000, expected);
    for (const at of [expected, expected - 1000, expected + 3_600_000]) {
      const seen = wallOf(new Date(at), zone);
      const theirs = at + offsetAt(zone, at) * 1000;
      check(
        `clock at ${text(at)}`,
        `${seen.date}T${seen.time} ${seen.secondOfDay}`,
        `${shown(theirs)} ${(((theirs % dayMs) + dayMs) % dayMs) / 1000}`,
      );
    }
    const exists = expected + offsetAt(zone, expected) * 1000 === wall;
    const typed = typedInstantOf(local, zone);
    check('may be typed', typed.ok, exists);
    if (typed.ok) check('typed', typed.value.getTime(), expected);
    else {
      // The gap ends where the shifted time's offset began: the last minute before it and the first after it are what clocks have shown.
      const edge = edgeBefore(zone, expected);
      const [last, first] = [edge - 1 + offsetAt(zone, edge - 1) * 1000, edge + offsetAt(zone, edge) * 1000];
      check('the neighbour before', typed.error.before, shown(Math.floor(last / minuteMs) * minuteMs));
      check('the neighbour after', typed.error.after, shown(Math.ceil(first / minuteMs) * minuteMs));
    }
    const midnight = Math.floor(wall / dayMs) * dayMs;
    check('24:00', instantOfDay(shown(midnight).slice(0, 10), '24:00', zone).getTime(), instantOfWall(zone, midnight + dayMs));
    return faults;
  });
}

/** The last instant up to `at` at which the oracle's offset changed: looked for by halving the 26 hours before. */
function edgeBefore(zone: string, at: number): number {
  let [low, high] = [at - 26 * 3_600_000, at];
  const offset = offsetAt(zone, high);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}
