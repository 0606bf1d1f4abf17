import { newId } from '@klear/core';
import type { Database } from '@klear/db';
import { anonymousViewer, clientViewer, cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import { expect, test } from 'vitest';
import type { CommandContext } from '../src/commands/context.ts';
import { holdSlot } from '../src/commands/hold-slot.ts';
import { isOnGrid, reasonsAgainst, type UnbookableReason, unbookableReasons } from '../src/domain/bookability.ts';
import { asZone } from '../src/domain/zone.ts';
import { loadBookingFacts } from '../src/store/booking-facts.ts';
import { findSlots } from '../src/store/slots.ts';
import { ensureZones } from '../src/store/zone-offsets.ts';
import { Dice, drawWorld, places, type World } from './slot-world.ts';
import { writeWorlds } from './write-worlds.ts';

const minuteMs = 60_000;
const batch = 250;
const database = await cloneDatabase();
const db = await database.databaseOf('bookings');

/** Every start on the grid of any of its schedules within the span, and some that lie beside it. */
function tried(world: World): Date[] {
  const starts: Date[] = [];
  const step = 5 * minuteMs;
  for (let ms = Math.ceil(world.span.start.getTime() / step) * step; ms < world.span.end.getTime(); ms += step) {
    const at = new Date(ms);
    const isGridded = world.schedules.some(({ zone }) => isOnGrid(world.service, zone, at));
    if (isGridded || ms % (7 * step) === 0) starts.push(at);
  }
  return starts;
}

async function reasonsOf(world: World, starts: readonly Date[]) {
  const { service, span, at, jurisdiction, clientId } = world;
  const durations = world.durations ?? [service.durationMinutes];
  // One look at the facts around the whole span serves every start in it.
  const whole = { start: span.start, durationMinutes: Math.round((span.end.getTime() - span.start.getTime()) / minuteMs) + 120 };
  const question = { serviceId: service.id, ...whole, at, jurisdiction, clientId };
  const factsAt = (start: Date) => db.read(clientViewer(clientId), (tx) => loadBookingFacts(tx, { ...question, start }));
  const facts = await factsAt(span.start);
  const found = [];
  for (const startsAt of starts) {
    // A session is found by its start, so each start of a group asks for itself.
    const at = service.capacity > 1 ? await factsAt(startsAt) : facts;
    for (const durationMinutes of durations) {
      found.push({ startsAt, durationMinutes, reasons: reasonsAgainst({ ...at, startsAt, durationMinutes }) });
    }
  }
  return found;
}

test('what is offered has no reason against it, and what is not offered has all of its reasons told, on random schedules', async () => {
  const size = proofSize('slots-bookable', 120, 10_000);
  const dice = new Dice(proofSeed('slots-bookable'));
  await db.asSystem((tx) =>
    ensureZones(
      tx,
      places.map(([zone]) => asZone(zone)),
    ),
  );
  const counts = new Map<UnbookableReason | 'offered' | 'refused', number>();
  const count = (key: UnbookableReason | 'offered' | 'refused') => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let done = 0; done < size; done += batch) {
    const worlds = Array.from({ length: Math.min(batch, size - done) }, () =>
      drawWorld(dice, { days: 1 / 8, atMinute: dice.pick(-7, -7, -7, 53) }),
    );
    await writeWorlds(database, worlds);
    for (const world of worlds) {
      const { service, durations, jurisdiction, span, at } = world;
      const question = { practitionerIds: [service.practitionerId], serviceIds: null, durations, jurisdiction, span, at, firstEach: 5_000 };
      const slots = await db.read(anonymousViewer(), (tx) => findSlots(tx, question));
      const offered = new Set(slots.map(({ visit }) => `${visit.start.toISOString()} ${visit.end.getTime() - visit.start.getTime()}`));
      for (const { startsAt, durationMinutes, reasons } of await reasonsOf(world, tried(world))) {
        for (const reason of reasons) count(reason);
        // What else its client does is nobody's business: slots do not know it.
        const against = reasons.filter((reason) => reason !== 'CLIENT_BUSY');
        const key = `${startsAt.toISOString()} ${durationMinutes * minuteMs}`;
        if (offered.has(key) !== (against.length === 0)) throw new Error(`${key} ${against.join(' ')} ${JSON.stringify(world)}`);
        offered.delete(key);
        count(reasons.length === 0 ? 'offered' : 'refused');
      }
      expect([...offered], 'offered, and on no grid').toEqual([]);
    }
  }
  const [offered = 0, refused = 0] = [counts.get('offered'), counts.get('refused')];
  const table = unbookableReasons.map((reason) => `${reason} ${counts.get(reason) ?? 0}`);
  process.stdout.write(`slots-bookable: ${offered} offered, ${refused} refused: ${table.join(', ')}\n`);
  expect(unbookableReasons.filter((reason) => !counts.has(reason))).toEqual([]);
  expect(refused / (offered + refused)).toBeGreaterThan(0.3);
  expect(offered / (offered + refused)).toBeGreaterThan(0.05);
}, 600_000);

class Undone extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super('undone');
    this.answer = answer;
  }
}

/** Commands run to their end in it, and nothing of what they did stays. */
const undoing: Database = {
  ...db,
  async withViewer<T>(viewer: Parameters<Database['withViewer']>[0], work: Parameters<typeof db.withViewer<T>>[1]): Promise<T> {
    try {
      return await db.withViewer<T>(viewer, async (tx) => {
        throw new Undone(await work(tx));
      });
    } catch (fault) {
      if (fault instanceof Undone) return fault.answer as T;
      throw fault;
    }
  },
};

test('the command itself holds what is offered and nothing else, with the same reasons', async () => {
  // A fiftieth of the schedules, and never fewer than sixteen: each start is a whole transaction.
  const size = Math.max(16, Math.floor(proofSize('slots-bookable', 16, 10_000) / 50));
  const dice = new Dice(proofSeed('slots-bookable') + 3);
  const worlds = Array.from({ length: size }, () => drawWorld(dice, { days: 1 / 8, atMinute: dice.pick(-7.5, 52.5) }));
  await writeWorlds(database, worlds);
  let [held, refused] = [0, 0];
  for (const world of worlds) {
    const { service, clientId, jurisdiction } = world;
    // The command reads the database's clock; half a minute keeps the seconds that pass from deciding anything.
    await database.shiftClock(world.at.getTime() - Date.now());
    const ctx = { viewer: clientViewer(clientId), db: undoing, holdMade: () => {} } as unknown as CommandContext;
    for (const { startsAt, durationMinutes, reasons } of await reasonsOf(world, tried(world))) {
      const input = { serviceId: service.id, start: startsAt, durationMinutes, jurisdiction, idempotencyKey: newId() };
      const result = await holdSlot(ctx, input);
      const told = result.ok ? [] : 'reasons' in result.error ? result.error.reasons : [result.error.code];
      const same = told.join() === reasons.join();
      if (!same) throw new Error(`${startsAt.toISOString()} ${durationMinutes} ${reasons.join(' ')} ${JSON.stringify({ result, world })}`);
      if (result.ok) held += 1;
      else refused += 1;
    }
  }
  await database.shiftClock(0);
  process.stdout.write(`slots-bookable: by the command, over ${size} schedules ${held} held, ${refused} refused\n`);
  expect(held).toBeGreaterThan(0);
}, 600_000);
