import { randomBytes } from 'node:crypto';
import { anonymous } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { ownDatabase, person } from '../test/own-database.ts';
import { noncesPerSweep } from './hop-nonces.ts';
import { shiftDatabaseClock, sweepDelivery } from './index.ts';

const own = await ownDatabase();
const one = own.connect();
const other = own.connect();

const nonce = () => randomBytes(16).toString('base64url');
const soon = () => new Date(Date.now() + 30_000);
const kept = async () => (await own.admin`select nonce from proof.hop_nonces`).map((row) => String(row.nonce));

describe('the nonces of mutations', () => {
  test('are taken once by all processes: of rivals exactly one is told so', async () => {
    for (let round = 0; round < 20; round += 1) {
      const sent = nonce();
      const answers = await Promise.all([one, other, one, other].map((db) => db.takeNonce(person(), sent, soon())));
      expect(answers.filter((first) => first)).toHaveLength(1);
    }
    const sent = nonce();
    expect(await one.takeNonce(anonymous('r'), sent, soon())).toBe(true);
    expect(await other.takeNonce(anonymous('r'), sent, soon())).toBe(false);
  });

  test('are read, changed and deleted by no viewer', async () => {
    await one.takeNonce(person(), nonce(), soon());
    for (const text of ['select nonce from hop_nonces', 'delete from hop_nonces', 'update hop_nonces set expires_at = now()']) {
      await expect(one.withViewer(person(), (tx) => tx.execute(text))).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('are swept when their signatures are stale everywhere, and not before', async () => {
    const [stale, fresh] = [nonce(), nonce()];
    await one.takeNonce(person(), stale, new Date(Date.now() - 61_000));
    await one.takeNonce(person(), fresh, new Date(Date.now() - 30_000));
    expect((await one.asSystem(sweepDelivery)).nonces).toBe(1);
    expect(await kept()).toContain(fresh);
    await shiftDatabaseClock(own.url, 120_000);
    await one.asSystem(sweepDelivery);
    await shiftDatabaseClock(own.url, 0);
    expect(await kept()).toEqual([]);
  });

  test('do not pile up: a process deletes stale ones after as many new ones', async () => {
    const process = own.connect();
    const stale = () => process.takeNonce(person(), nonce(), new Date(Date.now() - 61_000));
    await own.admin`insert into proof.hop_nonces select 'old' || n, now() - interval '1 hour' from generate_series(1, 500) n`;
    for (let taken = 0; taken < noncesPerSweep; taken += 20) await Promise.all(Array.from({ length: 20 }, stale));
    await expect.poll(async () => (await kept()).filter((each) => each.startsWith('old'))).toEqual([]);
  });
});
