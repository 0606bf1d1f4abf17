import { bookingsJobs } from '@klear/bookings';
import { silentLogger } from '@klear/core';
import { proofSeed, proofSize, waitFor } from '@klear/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Death, deaths, lieInWait } from './deaths.ts';
import { type Travelled, travel } from './round.ts';
import { amountMinor, openScene, type Scene } from './scene.ts';

const count = proofSize('booking-process-kill', 20, 1_000);
/** As many rounds as there are deaths, so that each comes once, with at least one booking of each way in every round. */
const perRound = Math.max(10, Math.ceil(count / deaths.length));
const seed = proofSeed('booking-process-kill');
const rounds = Math.ceil(count / perRound);

/** Every death once, as far as the rounds go, in an order that the seed gives; then at random. */
function orderOf(): Death[] {
  const [once = []] = fc.sample(fc.shuffledSubarray([...deaths], { minLength: deaths.length }), { seed, numRuns: 1 });
  const more = fc.sample(fc.constantFrom(...deaths), { seed, numRuns: rounds });
  return [...once, ...more].slice(0, rounds);
}

/** Everything has come to an end: no process goes on, no payment waits, no event and no webhook is on its way. */
async function settled({ database }: Scene): Promise<boolean> {
  const [open] = await database.sql`select
    (select count(*) from bookings.booking_processes where due or state in ('HELD', 'AUTHORIZED', 'REQUESTED', 'BOOKED'))
    + (select count(*) from payments.payments where due) as count`;
  return Number(open?.count) === 0;
}

async function isOver({ database }: Scene, made: readonly Travelled[]): Promise<boolean> {
  const ids = made.filter(({ way }) => way === 'PAID').map(({ holdId }) => holdId);
  const [row] =
    await database.sql`select count(*)::int as count from bookings.booking_processes where id = any (${ids}) and state = 'COMPLETED'`;
  return row?.count === ids.length;
}

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.close());

test(`of ${count} bookings, with either side killed at every step, each ends booked and paid or free and uncharged`, async () => {
  const { database, standIn } = scene;
  const expiry = bookingsJobs({ db: scene.db, log: silentLogger })['bookings.expire-holds'];
  const sweep = async () => expiry?.handle({});
  const shift = { ms: 0 };
  const travelled: Travelled[] = [];
  const reached = new Map<string, number>();
  for (const [index, death] of orderOf().entries()) {
    const size = Math.min(perRound, count - index * perRound);
    const [made, hasCome] = await Promise.all([travel(scene, size, shift, sweep), lieInWait(scene, death)]);
    travelled.push(...made);
    // What is paid in time is booked before the time of the next round comes, but for what the death left waiting.
    await waitFor('bookings in time', () => isOver(scene, made), 10_000).catch(() => undefined);
    const name = `${death.step}/${death.side}${hasCome ? '' : ' (not reached)'}`;
    reached.set(name, (reached.get(name) ?? 0) + 1);
  }
  await database.shiftClock(shift.ms + 11 * 60_000);
  await sweep();
  await waitFor('everything to come to an end', () => settled(scene), 300_000);
  await standIn.webhooks.idle();

  const books = new Map(standIn.books().map((book) => [book.metadata.holdId, book]));
  const rows = await database.sql`select p.id, p.state, p.outcome, a.status from bookings.booking_processes p
    left join bookings.appointments a on a.hold_id = p.id`;
  const processes = new Map(rows.map((row) => [String(row.id), row]));
  const ends = new Map<string, number>();
  const wrong = travelled.filter(({ holdId, way }) => {
    const process = processes.get(holdId);
    const book = books.get(holdId);
    const isBooked = process?.status === 'booked';
    const end = `${way} -> ${process?.state}/${process?.outcome}`;
    ends.set(end, (ends.get(end) ?? 0) + 1);
    const isPaid = book?.paidMinor === amountMinor && book.blockedMinor === 0 && book.counts.captured === 1;
    const isUncharged = (book?.paidMinor ?? 0) === 0 && (book?.blockedMinor ?? 0) === 0;
    return isBooked ? !(isPaid && process.state === 'COMPLETED') : !isUncharged || process?.state === 'COMPLETED';
  });
  process.stdout.write(`${travelled.length} bookings, ${rounds} kills\n`);
  process.stdout.write(`killed at: ${[...reached].map(([step, times]) => `${step} ${times}`).join(', ')}\n`);
  for (const [end, times] of [...ends].sort()) process.stdout.write(`  ${end}: ${times}\n`);
  expect(wrong).toEqual([]);

  // Nobody is booked twice, nobody is charged who is not there, and the ledger says what Stripe's books say.
  const twice = await database.sql`select 1 from bookings.claims a join bookings.claims b
    on a.resource_id = b.resource_id and a.kind = b.kind and a.id < b.id and a.during && b.during`;
  expect(twice).toHaveLength(0);
  const known = new Set(travelled.map(({ holdId }) => holdId));
  expect([...books.keys()].filter((holdId) => !known.has(String(holdId)))).toEqual([]);
  const [ledger] = await database.sql`select coalesce(sum(amount_minor) filter (where account = 'STRIPE_BALANCE'), 0)::int as balance,
    coalesce(sum(amount_minor) filter (where account = 'CARD_HOLDS'), 0)::int as holds, sum(amount_minor)::int as total from payments.ledger_entries`;
  const paidMinor = [...books.values()].reduce((sum, book) => sum + book.paidMinor, 0);
  expect(ledger).toEqual({ balance: paidMinor, holds: 0, total: 0 });
}, 1_800_000);
