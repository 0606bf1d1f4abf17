import type { Client, DemoPractice, Practitioner, Visit, VisitStatus } from './kinds.ts';
import { dayAfter, instantOf } from './local-time.ts';
import { itemAt } from './practice.ts';
import { type Dice, demoId, diceOf } from './random.ts';
import type { Scale } from './scale.ts';

/** Starts of visits, minutes after midnight: 90 apart, longer than any visit with its buffer, so that no two of a day can overlap. */
const starts = [540, 630, 720, 840, 930, 1_020];
const pastDays = 56;
const futureDays = 19;

/** Minutes after midnight at which practitioners open and close, with a break. */
export const openHours = [
  { startsAt: '09:00', endsAt: '13:30' },
  { startsAt: '14:00', endsAt: '18:30' },
] as const;

interface Place {
  readonly date: string;
  readonly minute: number;
  /** Days after the practice's Monday. */
  readonly day: number;
}

/** The visits of a practice over eleven weeks, no two of a practitioner or a client at one time. */
export function demoVisits(practice: DemoPractice, scale: Scale): Visit[] {
  const byOrganization = Map.groupBy(practice.clients, ({ organization }) => organization.id);
  const taken = new Set<string>();
  const visits: Visit[] = [];
  for (const practitioner of practice.practitioners) {
    const clients = byOrganization.get(practitioner.organization.id) ?? [];
    const dice = diceOf('visits', practitioner.n);
    const count = shareOf(scale.appointments, scale.practitioners, practitioner.n);
    const places = dice.shuffled(placesOf(practitioner, practice.monday)).slice(0, count);
    const toCome = places.findIndex(({ day }) => day >= 7);
    if (practitioner.n === 0 && toCome > 0) places.unshift(...places.splice(toCome, 1));
    for (const [index, place] of places.entries()) {
      // The first visit of the first practitioner is to come, and the demo client's.
      const isFirst = practitioner.n === 0 && index === 0;
      const client = isFirst ? itemAt(practice.clients, 0) : freeClient(clients, place, taken, dice);
      taken.add(takenKey(client, place));
      const id = demoId('Appointment', visits.length, practice.baseMs);
      const start = instantOf(place.date, place.minute, practitioner.organization.city.timeZone);
      visits.push({ id, practitioner, client, service: dice.pick(practitioner.services), start, status: statusOf(place, dice, isFirst) });
    }
  }
  return visits;
}

function shareOf(total: number, parts: number, n: number): number {
  return Math.floor(((n + 1) * total) / parts) - Math.floor((n * total) / parts);
}

function placesOf({ firstWeekday }: Practitioner, monday: string): Place[] {
  const places: Place[] = [];
  for (let day = -pastDays; day < futureDays; day += 1) {
    const weekday = (((day % 7) + 7) % 7) + 1;
    if (weekday < firstWeekday || weekday > firstWeekday + 4) continue;
    // From this week on there is room left for those who try the demo.
    const offered = day < 0 ? starts : starts.filter((_, index) => (index + day) % 3 !== 0);
    for (const minute of offered) places.push({ date: dayAfter(monday, day), minute, day });
  }
  return places;
}

const takenKey = (client: Client, { date, minute }: Place): string => `${client.id} ${date} ${minute}`;

function freeClient(clients: readonly Client[], place: Place, taken: ReadonlySet<string>, dice: Dice): Client {
  const first = dice.roll(clients.length);
  for (let step = 0; step < clients.length; step += 1) {
    const client = itemAt(clients, first + step);
    if (!taken.has(takenKey(client, place))) return client;
  }
  throw new RangeError('a practice has fewer clients than visits at one time');
}

/** Before the Monday everything is over; from it on staff have their visits still to close. */
function statusOf({ day }: Place, dice: Dice, isFirst: boolean): VisitStatus {
  const roll = dice.roll(100);
  if (isFirst) return 'booked';
  if (day >= 0) return roll < 92 ? 'booked' : 'cancelled';
  return roll < 84 ? 'fulfilled' : roll < 93 ? 'cancelled' : 'noshow';
}
