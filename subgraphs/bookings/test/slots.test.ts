import { anonymousViewer, cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import { expect, test } from 'vitest';
import { asZone } from '../src/domain/zone.ts';
import { findSlots } from '../src/store/slots.ts';
import { ensureZones } from '../src/store/zone-offsets.ts';
import { Dice, drawWorld, places } from './slot-world.ts';
import { referenceSlots } from './slots-reference.ts';
import { writeWorlds } from './write-worlds.ts';

const database = await cloneDatabase();
const db = await database.databaseOf('bookings');

test('slots equal a slow independent reference on random schedules around transitions, in one statement each', async () => {
  const size = proofSize('slots-reference', 100, 1000);
  const dice = new Dice(proofSeed('slots-reference'));
  const worlds = Array.from({ length: size }, () => drawWorld(dice, { days: 2 }));
  await db.asSystem((tx) =>
    ensureZones(
      tx,
      places.map(([zone]) => asZone(zone)),
    ),
  );
  for (let at = 0; at < worlds.length; at += 250) await writeWorlds(database, worlds.slice(at, at + 250));
  let offered = 0;
  for (const world of worlds) {
    const { service, durations, jurisdiction, span, at } = world;
    const question = { practitionerIds: [service.practitionerId], serviceIds: null, durations, jurisdiction, span, at, firstEach: 5_000 };
    database.statements.reset();
    const slots = await db.read(anonymousViewer(), (tx) => findSlots(tx, question));
    expect(database.statements.taken()).toHaveLength(1);
    const found = slots.map(({ visit: { start, end } }) => `${start.toISOString()} ${(end.getTime() - start.getTime()) / 60_000}`);
    const expected = referenceSlots(world);
    expect(found.toSorted(), JSON.stringify(world)).toEqual(expected);
    offered += expected.length;
  }
  process.stdout.write(`slots-reference: ${offered} starts of ${size} schedules\n`);
  expect(offered).toBeGreaterThan(size);
}, 300_000);
