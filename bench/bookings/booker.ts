import { type Asker, createAsker } from './asker.ts';
import type { Somebody } from './people.ts';
import type { Calendar } from './practice.ts';

export const quarterMs = 900_000;

/** A person who books one practitioner at one quarter of an hour after the other: nobody is in anybody's way. */
export interface Booker {
  readonly asker: Asker;
  readonly calendar: Calendar;
  readonly person: Somebody;
  /** The start that comes next. */
  nextStart(): Date;
  /** Holds and books the next start. Answers the appointment's id. */
  book(): Promise<{ readonly id: string; readonly start: Date }>;
}

export function createBooker(url: string, person: Somebody, calendar: Calendar, from: Date): Booker {
  const asker = createAsker(url, () => ({ authorization: person.authorization }));
  let next = from.getTime();
  const nextStart = () => {
    const start = new Date(next);
    next += quarterMs;
    return start;
  };
  return {
    asker,
    calendar,
    person,
    nextStart,
    async book() {
      const start = nextStart();
      const held = await asker.act('holdSlot', { serviceId: calendar.serviceId, start }, 'hold { id expiresAt }');
      const booked = await asker.act('bookAppointment', { holdId: idIn(held, 'hold') }, 'appointment { id version status }');
      return { id: idIn(booked, 'appointment'), start };
    },
  };
}

/** The id of what an answer has under a name. */
export function idIn(answer: Readonly<Record<string, unknown>>, name: string): string {
  const value = answer[name];
  if (typeof value !== 'object' || value === null || !('id' in value)) throw new Error(`the answer has no ${name}`);
  return String(value.id);
}

/** As many of something as fit into a time, by several at once. Answers how many there were in a second. */
export async function ratePerSecond(workers: readonly (() => Promise<unknown>)[], forMs: number): Promise<number> {
  const startedAt = performance.now();
  let count = 0;
  await Promise.all(
    workers.map(async (work) => {
      while (performance.now() - startedAt < forMs) {
        await work();
        count += 1;
      }
    }),
  );
  return count / ((performance.now() - startedAt) / 1_000);
}
