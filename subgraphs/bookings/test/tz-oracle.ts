import moment from 'moment-timezone';

/**
 * Another implementation with a tz database of its own: moment-timezone reads neither ICU nor the machine, and shares no code with
 * temporal-polyfill. Its release of the database is compared with the runtime's, so that no difference hides behind it.
 */
export const oracleVersion: string = moment.tz.dataVersion;

/** An instant at which a zone's clocks were set, with the seconds that they were ahead of UTC before and after. */
export interface Change {
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** The oracle's database ends with 2037. */
export const oracleEndsAt: number = Date.UTC(2037, 0, 1);

const zoneOf = (name: string) => {
  const zone = moment.tz.zone(name);
  if (!zone) throw new RangeError(`the oracle does not know ${name}`);
  return zone;
};
const east = (minutesWest: number): number => Math.round(-minutesWest * 60);

export const oracleKnows = (name: string): boolean => moment.tz.zone(name) !== null;

const known = new Map<string, readonly Change[]>();

/** Every change of a zone's clocks, in order. */
export function changesOf(name: string): readonly Change[] {
  const changes = known.get(name) ?? readChanges(name);
  known.set(name, changes);
  return changes;
}

function readChanges(name: string): Change[] {
  const { untils, offsets } = zoneOf(name);
  return untils.flatMap((at, index) => {
    const [before = 0, after] = [offsets[index], offsets[index + 1]].map((minutes) => (minutes === undefined ? undefined : east(minutes)));
    return after === undefined || !Number.isFinite(at) || at >= oracleEndsAt || before === after ? [] : [{ zone: name, at, before, after }];
  });
}

/** Seconds ahead of UTC at an instant. */
export const offsetAt = (name: string, at: number): number => east(zoneOf(name).utcOffset(at));

/** No zone was ever further from UTC than this. */
const widestMs = 16 * 3_600_000;

/**
 * The instant of a wall time (as if it were UTC), by the words of RFC 5545: of the instants at which the clock shows it, the earlier; and
 * when it never does, the one that the offset before the gap makes of it. moment-timezone's own answer is not asked: it guesses a gap
 * from the change before it, and errs where a zone's standard time changed (Tongatapu, 1999).
 */
export function instantOfWall(name: string, wall: number): number {
  const near = changesOf(name).filter(({ at }) => Math.abs(at - wall) <= widestMs);
  const offsets = new Set([offsetAt(name, wall - widestMs), ...near.map(({ after }) => after)]);
  const shown = [...offsets].map((seconds) => wall - seconds * 1000).filter((at) => at + offsetAt(name, at) * 1000 === wall);
  if (shown.length > 0) return Math.min(...shown);
  const gap = near.find(({ at, before, after }) => at + before * 1000 <= wall && wall < at + after * 1000);
  if (!gap) throw new RangeError(`${name} neither shows nor skips ${new Date(wall).toISOString()}`);
  return wall - gap.before * 1000;
}
