import { newId } from '@klear/core';
import { anonymousViewer, cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import { expect, test } from 'vitest';
import { asZone } from '../src/domain/zone.ts';
import { findSlots } from '../src/store/slots.ts';
import { ensureZones } from '../src/store/zone-offsets.ts';
import { Dice, drawWorld, places } from './slot-world.ts';
import { writeWorlds } from './write-worlds.ts';

const database = await cloneDatabase();
const db = await database.databaseOf('bookings');

const day = (at: Date, shift: number) => new Date(at.getTime() + shift * 86_400_000).toISOString().slice(0, 10);

test('who asks for few starts gets the first of all there are, however far away they lie', async () => {
  const size = proofSize('slots-later', 40, 1_000);
  const dice = new Dice(proofSeed('slots-later'));
  await db.asSystem((tx) =>
    ensureZones(
      tx,
      places.map(([zone]) => asZone(zone)),
    ),
  );
  const worlds = Array.from({ length: size }, () => drawWorld(dice, { days: 21, atMinute: -7 }));
  await writeWorlds(database, worlds);
  // Every other one is away in the week that is looked at first.
  for (const [index, { service, span }] of worlds.entries()) {
    if (index % 2 === 0) continue;
    await database.sql`insert into bookings.time_off (organization_id, id, practitioner_id, wall_from, wall_until, zone)
      values (${service.organizationId}, ${newId()}, ${service.practitionerId}, ${day(span.start, -2)}, ${day(span.start, 8)}, 'Europe/Berlin')`;
  }
  const sums = { worlds: 0, compared: 0, later: 0 };
  for (const { service, durations, jurisdiction, span, at } of worlds) {
    const question = { practitionerIds: [service.practitionerId], serviceIds: null, durations, jurisdiction, span, at };
    const ask = (firstEach: number) => db.read(anonymousViewer(), (tx) => findSlots(tx, { ...question, firstEach }));
    const all = await ask(5_000);
    for (const few of [3, 20]) {
      expect(await ask(few), JSON.stringify(question)).toEqual(all.slice(0, few));
      // Beyond the weeks that are looked at first.
      const reach = span.start.getTime() + 7 * Math.ceil(few / 10) * 86_400_000;
      sums.later += all.slice(0, few).some(({ visit }) => visit.start.getTime() >= reach) ? 1 : 0;
      sums.compared += 1;
    }
    sums.worlds += 1;
  }
  process.stdout.write(`slots-later: ${JSON.stringify(sums)}\n`);
  expect(sums.later).toBeGreaterThan(0);
});
