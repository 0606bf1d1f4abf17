import { proofSeed, proofSize, waitFor } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKinds } from './kinds.ts';
import { type Measured, measure, paths } from './measure.ts';
import { post } from './member.ts';
import { openSocketStream, type Stream } from './streams.ts';
import { openTwoRouters, type TwoRouters } from './two-routers.ts';

const size = proofSize('revocations', 20, 1_000);
const random = randomOf(proofSeed('revocations'));

let world: TwoRouters;
let open: Awaited<ReturnType<typeof openKinds>>;
beforeAll(async () => {
  world = await openTwoRouters();
  open = await openKinds(world.graph, world.urls[0]);
}, 180_000);
afterAll(() => world?.close(), 60_000);

test('whatever is revoked ends what was opened with it, on every path and in every router', async () => {
  const measured: Measured[] = [];
  for (let round = 0; round < size; round += 1) {
    if (round % 100 === 99) await open.refresh();
    // Each pair once before any of them again.
    const at = round < open.kinds.length * paths.length ? round : random(open.kinds.length * paths.length);
    const kind = open.kinds[at % open.kinds.length];
    const path = paths[Math.floor(at / open.kinds.length)];
    if (!kind || !path) throw new TypeError('there is no such case');
    const [url = '', revokedAt = ''] = [world.urls[random(2)], world.urls[random(2)]];
    measured.push(await measure({ kind, path, url, revokedAt, nudge: open.nudge }));
  }
  expect(measured).toHaveLength(size);
  for (const [name, some] of Map.groupBy(measured, ({ kind }) => kind)) console.log(lineOf(name, some));
  for (const [name, some] of Map.groupBy(measured, ({ path }) => path)) console.log(lineOf(name, some));
  console.log(lineOf('all', measured));
  // Only the full run is long enough, and alone enough, to say anything of milliseconds.
  if (size < 1_000) return;
  expect(measured.reduce((sum, { late }) => sum + late, 0)).toBe(0);
  expect(Math.max(...measured.map(({ effectMs }) => effectMs))).toBeLessThanOrEqual(1_000);
}, 1_800_000);

test('a router that hears nothing from the bus asks users, and when users is silent too it serves nobody on hope', async () => {
  const [signOut] = open.kinds;
  if (!signOut?.end) throw new TypeError('sign-out is the first kind');
  const [here, there] = world.urls;
  const { query, subscription, refusal, end } = signOut;
  const ask = async (headers: Readonly<Record<string, string>>) => {
    const { errors = [] } = await post(there, query.text, query.variables, headers);
    return errors[0]?.extensions.code;
  };
  const listen = (headers: Readonly<Record<string, string>>) =>
    openSocketStream({ url: there, headers, query: subscription.text, variables: subscription.variables });
  const stays = await signOut.give();
  const goes = await signOut.give();
  const [staying, going] = [await listen(stays), await listen(goes)];
  const told = async (stream: Stream) => {
    const before = stream.events.length;
    await waitFor('an event', async () => {
      await open.nudge();
      return stream.events.length > before;
    });
  };
  /** Something happens until the stream has ended. */
  const endOf = async (stream: Stream) => {
    let why: string | undefined;
    void stream.ended.then((end) => {
      why = end.why;
    });
    return waitFor('the end of the stream', async () => {
      await open.nudge();
      return why;
    });
  };
  await told(staying);
  await told(going);

  world.busWire.set({ kind: 'black-hole' });
  await signOut.revoke(here);
  await waitFor('the sign-out to count without the bus', async () => (await ask(goes)) === refusal);
  const before = going.events.length;
  await told(staying);
  expect(await endOf(going)).toBe(end.socket);
  expect(going.events).toHaveLength(before);
  expect(await ask(stays)).toBeUndefined();

  world.usersWire.set({ kind: 'down' });
  // With data beside it, it would be the field that users does not answer; users' last word on the session is good for a second.
  const isTurnedAway = async () => !('data' in (await post(there, query.text, query.variables, stays)));
  await waitFor('nobody to be served', async () => (await ask(stays)) === 'SERVICE_UNAVAILABLE' && (await isTurnedAway()));
  const last = staying.events.length;
  expect(await endOf(staying)).toBe('1013');
  expect(staying.events).toHaveLength(last);
  expect((await post(there, signOut.kept.text, signOut.kept.variables, {})).errors).not.toContainEqual({ extensions: { code: refusal } });

  world.usersWire.set({ kind: 'none' });
  await waitFor('users to be asked again', async () => (await ask(stays)) === undefined);
  // What went into the hole is lost: the connections begin anew.
  world.busWire.set({ kind: 'reset' });
  world.busWire.set({ kind: 'none' });
  await waitFor('the bus to be heard again', async () => (await ask(stays)) === undefined);
  expect(await ask(goes)).toBe(refusal);
}, 120_000);

function lineOf(name: string, measured: readonly Measured[]): string {
  const sorted = measured.map(({ effectMs }) => effectMs).sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  const late = measured.reduce((sum, one) => sum + one.late, 0);
  return `revocations, ${name}: N=${sorted.length}, effect p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms, ${late} answers or events after a second`;
}

/** Mulberry32: whole numbers below a bound, the same for the same seed. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
