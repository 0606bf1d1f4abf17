import { type Interval, newId, type OrganizationId, type PractitionerId, type UserId } from '@klear/core';
import type { KnownCredential } from '../src/domain/licence.ts';
import type { Resource } from '../src/domain/resource.ts';
import type { LocationId, OpenHours, Schedule, WeeklyRule } from '../src/domain/schedule.ts';
import type { KnownService, Need } from '../src/domain/service.ts';
import type { TimeOff } from '../src/domain/time-off.ts';
import { asZone } from '../src/domain/zone.ts';
import { plainTerms } from './plain-terms.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Zones with gaps and folds of an hour, half an hour and at midnight, and without any; spans lie around their transitions. */
export const places = [
  ['Europe/Berlin', '2027-03-26', '2027-10-29'],
  ['America/New_York', '2027-03-12', '2027-11-05'],
  ['Australia/Lord_Howe', '2027-04-02', '2027-10-01'],
  ['Africa/Cairo', '2027-04-28', '2027-10-27'],
  ['America/Santiago', '2027-04-02', '2027-09-03'],
  ['Asia/Kathmandu', '2027-05-01', '2027-08-01'],
  ['America/St_Johns', '2027-03-12', '2027-11-05'],
  ['Pacific/Apia', '2027-02-01', '2027-06-01'],
] as const;

/** One practitioner with one service and all that decides when it can be booked. */
export interface World {
  readonly service: KnownService;
  readonly isPractitionerActive: boolean;
  readonly isOrganizationSuspended: boolean;
  readonly schedules: readonly Schedule[];
  readonly locations: readonly { readonly id: LocationId; readonly jurisdiction: string | null }[];
  readonly credentials: readonly KnownCredential[];
  readonly resources: readonly Resource[];
  /** Claims of others on the practitioner and the resources. */
  readonly busy: readonly { readonly resourceId: string; readonly during: Interval }[];
  readonly clientId: UserId;
  readonly clientBusy: readonly Interval[];
  /** Other visits of the service: only those that still stand count towards its limits. */
  readonly visits: readonly { readonly startsAt: Date; readonly kind: 'booked' | 'cancelled' | 'held' | 'expired' }[];
  /** Group sessions that were begun; seats of holds that have expired are free. */
  readonly sessions: readonly {
    readonly startsAt: Date;
    readonly durationMinutes: number;
    readonly seats: number;
    readonly expired: number;
  }[];
  readonly jurisdiction: string | null;
  /** The lengths that are asked for; null: the service's own. */
  readonly durations: readonly number[] | null;
  readonly span: Interval;
  readonly at: Date;
}

/** Numbers that follow from a seed (mulberry32). */
export class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }
  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n);
  }
  pick<const T extends readonly [unknown, ...unknown[]]>(...from: T): T[number] {
    return from[this.below(from.length)] ?? from[0];
  }
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
  some<T>(max: number, make: (at: number) => T): T[] {
    return Array.from({ length: this.below(max + 1) }, (_, at) => make(at));
  }
}

const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function hours(dice: Dice, longest: number): OpenHours {
  const from = dice.below(dice.pick(12, 12, 96));
  return { startsAt: time(from * 15), endsAt: time(Math.min(1440, (from + 1 + dice.below(longest)) * 15)) };
}

const disjoint = <T extends OpenHours>(spans: readonly T[], sameDay: (a: T, b: T) => boolean): T[] =>
  spans.filter(
    (span, at) =>
      spans.findIndex((other, i) => i < at && sameDay(other, span) && other.startsAt < span.endsAt && span.startsAt < other.endsAt) < 0,
  );

/** Spans of `unit` minutes at random places of the days, none of which meets another. */
function apart(dice: Dice, from: number, options: { max: number; days: number; longest: number }): Interval[] {
  const drawn = dice.some(options.max, () => [dice.below(options.days * 288), 1 + dice.below(options.longest)] as const);
  const spans: Interval[] = [];
  for (const [start, length] of drawn.sort((a, b) => a[0] - b[0])) {
    const span = { start: new Date(from + start * 5 * minuteMs), end: new Date(from + (start + length) * 5 * minuteMs) };
    if (span.start >= (spans.at(-1)?.end ?? new Date(0))) spans.push(span);
  }
  return spans;
}

const needsDrawn: readonly [readonly Need[], ...(readonly Need[])[]] = [
  [],
  [],
  [{ kind: 'ROOM', type: 'massage-room' }],
  [
    { kind: 'ROOM', type: 'massage-room' },
    { kind: 'EQUIPMENT', type: 'ultrasound' },
  ],
  [
    { kind: 'ROOM', type: 'massage-room' },
    { kind: 'ROOM', type: 'massage-room' },
  ],
];
const words = [null, 'DE', 'DE-BE', 'DE-BE', 'DE-BY', 'US-CA'] as const;

/** A world in which one in three services asks for a licence, for rooms, or sets limits; `days` is how long its span is. */
export function drawWorld(dice: Dice, options: { days: number; atMinute?: number }): World {
  const organizationId = newId<'Organization'>() satisfies OrganizationId;
  const practitionerId = newId<'User'>() satisfies PractitionerId;
  const [zone, spring, autumn] = dice.pick(...places);
  // Every other world asks for little, so that enough is offered.
  const isStrict = dice.chance(50);
  const day = Date.parse(`${dice.pick(spring, autumn)}T00:00:00Z`);
  const start = day + dice.below(1440) * minuteMs;
  const span = { start: new Date(start), end: new Date(start + options.days * dayMs) };
  const at = new Date(start + (options.atMinute ?? -7) * minuteMs);
  const date = (offset: number) => new Date(day + offset * dayMs).toISOString().slice(0, 10);
  const locations = [0, 1].map(() => ({ id: newId<'Location'>() satisfies LocationId, jurisdiction: dice.pick(...words) }));
  const [here = null, there = null] = locations.map(({ id }) => id);

  const timeOff: TimeOff[] = dice.some(isStrict ? 1 : 0, () => {
    const from = day + dice.below(4 * 48) * 30 * minuteMs;
    const wall = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    const until = from + (1 + dice.below(24)) * 60 * minuteMs;
    return { id: newId<'TimeOff'>(), organizationId, practitionerId, start: wall(from), end: wall(until), zone: asZone('Asia/Kathmandu') };
  });
  const holidays = dice.some(2, () => date(dice.below(5))).filter((one, index, all) => all.indexOf(one) === index);
  const schedule = (locationId: LocationId | null, of: { zone: string; from: string; until: string | null }): Schedule => ({
    id: newId<'Schedule'>(),
    organizationId,
    practitionerId,
    locationId,
    zone: asZone(of.zone),
    effectiveFrom: of.from,
    effectiveUntil: of.until,
    rules: disjoint(
      Array.from({ length: 6 + dice.below(8) }, (_, at): WeeklyRule => ({ weekday: 1 + (at % 7), ...hours(dice, 120) })),
      (a, b) => a.weekday === b.weekday,
    ),
    exceptions: dice.some(isStrict ? 2 : 0, () => {
      const first = dice.below(6) - 1;
      const spans = disjoint(
        dice.some(2, () => hours(dice, 40)),
        () => true,
      );
      return { id: newId<'ScheduleException'>(), start: date(first), end: date(first + dice.below(3)), hours: spans };
    }),
    holidayRegion: holidays.length > 0 && dice.chance(50) ? practitionerId : null,
    holidays: [],
    timeOff,
    version: 1,
  });
  const schedules: Schedule[] = [];
  const cut = dice.below(4);
  // One period, or two seasons that follow one another; then perhaps another place, perhaps in another zone.
  if (dice.chance(70)) schedules.push(schedule(here, { zone, from: date(-30), until: dice.chance(30) ? date(3) : null }));
  else
    schedules.push(schedule(here, { zone, from: date(-30), until: date(cut) }), schedule(here, { zone, from: date(cut + 1), until: null }));
  if (dice.chance(35))
    schedules.push(schedule(dice.pick(there, null), { zone: dice.pick(zone, 'Asia/Kathmandu'), from: date(-30), until: null }));

  const durationMinutes = dice.pick(15, 25, 30, 45, 60, 90);
  const options30 = [
    { durationMinutes, amountMinor: 5_000 },
    { durationMinutes: durationMinutes + 30, amountMinor: 8_000 },
  ];
  const licence = isStrict && dice.chance(50) ? 'LMT' : null;
  const needs = isStrict ? dice.pick(...needsDrawn) : [];
  const service: KnownService = {
    ...plainTerms,
    id: newId<'Service'>(),
    organizationId,
    practitionerId,
    active: !dice.chance(4),
    durationMinutes,
    durationOptions: dice.chance(50) ? options30 : [],
    bufferBeforeMinutes: dice.pick(0, 0, 5, 15),
    bufferAfterMinutes: dice.pick(0, 0, 10, 30),
    alignmentMinutes: dice.pick(10, 15, 20, 30, 60),
    minimumNoticeMinutes: isStrict ? dice.pick(0, 0, 45, 1440) : 0,
    horizonDays: isStrict ? dice.pick(0, 1, 2, 30) : 30,
    dailyLimit: isStrict && dice.chance(40) ? 1 + dice.below(3) : null,
    capacity: dice.chance(35) ? 3 : 1,
    weeklyLimit: isStrict && dice.chance(40) ? 2 + dice.below(4) : null,
    needs,
    licence,
    locationId: isStrict && dice.chance(30) ? dice.pick(here, here, there) : null,
    price: { amountMinor: 5_000, currency: 'EUR' },
    modality: dice.pick('IN_PERSON', 'VIDEO'),
  };
  const credentials = dice.some(
    licence ? 3 : 0,
    (): KnownCredential => ({
      id: newId<'Credential'>(),
      practitionerId,
      code: dice.pick('LMT', 'LMT', 'LMT', 'RPT'),
      jurisdiction: dice.pick(...words, 'DE', 'DE-BE'),
      startsOn: dice.pick(null, date(-400), date(dice.below(3))),
      endsOn: dice.pick(null, date(400), date(dice.below(4))),
      verified: dice.chance(90),
      held: dice.chance(90),
    }),
  );
  const resources = dice.some(
    needs.length > 0 ? 5 : 0,
    (index): Resource => ({
      id: newId<'Resource'>(),
      organizationId,
      locationId: dice.pick(here, here, there),
      kind: index % 3 === 2 ? 'EQUIPMENT' : 'ROOM',
      type: index % 3 === 2 ? 'ultrasound' : 'massage-room',
      name: `${index}`,
      active: dice.chance(90),
      version: 1,
    }),
  );
  const begun = Array.from({ length: service.capacity > 1 ? 3 + dice.below(4) : 0 }, () => ({
    startsAt: new Date(Math.ceil((start + dice.below(Math.ceil(options.days * 48)) * 30 * minuteMs) / (30 * minuteMs)) * 30 * minuteMs),
    durationMinutes: durationMinutes + dice.pick(0, 0, 0, 30),
    seats: dice.pick(0, 1, 2, 3, 3, 3),
    expired: dice.below(2),
  }));
  const endOf = (session: (typeof begun)[number]) => session.startsAt.getTime() + session.durationMinutes * minuteMs;
  const sessions = begun.filter(
    (one, index) => !begun.some((other, i) => i < index && other.startsAt.getTime() < endOf(one) && one.startsAt.getTime() < endOf(other)),
  );
  const hasSession = ({ start: from, end }: Interval) =>
    sessions.some((one) => from.getTime() < endOf(one) && one.startsAt.getTime() < end.getTime());
  const taken = (resourceId: string, max: number) =>
    apart(dice, day, { max, days: options.days + 1, longest: 20 }).map((during) => ({ resourceId, during }));
  return {
    service,
    isPractitionerActive: !dice.chance(4),
    isOrganizationSuspended: dice.chance(4),
    schedules: schedules.map((one) => ({ ...one, holidays: one.holidayRegion ? holidays.toSorted() : [] })),
    locations,
    credentials,
    resources,
    busy: [...taken(practitionerId, 5).filter(({ during }) => !hasSession(during)), ...resources.flatMap(({ id }) => taken(id, 5))],
    clientId: newId<'User'>(),
    clientBusy: apart(dice, day, { max: 2, days: options.days + 1, longest: 20 }),
    visits: dice.some(8, () => ({
      startsAt: new Date(day + (dice.below(9 * 48) - 3 * 48) * 30 * minuteMs),
      kind: dice.pick('booked', 'booked', 'cancelled', 'held', 'expired'),
    })),
    sessions,
    jurisdiction: dice.pick(...words, 'DE-BE'),
    durations: dice.pick(null, null, null, [durationMinutes, durationMinutes + 30], [durationMinutes + 30]),
    span,
    at,
  };
}
