import { randomBytes } from 'node:crypto';
import { createHopSigner } from '@klear/auth';
import { anonymous, newId, systemClock } from '@klear/core';
import { event } from '@klear/events';
import { cloneDatabase, temporaryFolder, waitFor } from '@klear/testing';
import { describe, expect, inject, test } from 'vitest';
import { answer } from './answers.ts';
import type { ServiceParts } from './assemble.ts';
import { EnvironmentError, parseEnv } from './env.ts';
import { hopBody, hopPath } from './hop.ts';
import { serviceEnv, siblingsOf } from './service-env.ts';
import { startService } from './start-service.ts';
import { thingsSubgraph } from './things.fixture.ts';

const database = await cloneDatabase();
const run = inject('klear');
const passwords = run.schemas.users;
const key = randomBytes(32);
const withoutUser = new URL(database.url);
withoutUser.username = '';
withoutUser.password = '';

const variables = {
  PORT: '0',
  LOG_LEVEL: 'silent',
  DATABASE_URL: withoutUser.href,
  DATABASE_OWNER_PASSWORD: passwords?.owner,
  DATABASE_APP_PASSWORD: passwords?.app,
  DATABASE_SYSTEM_PASSWORD: passwords?.system,
  BUS_PASSWORD: run.busPassword,
  JOBS_PASSWORD: run.jobsPassword,
  INPUT_HASH_KEY: randomBytes(32).toString('base64'),
  HOP_KEY: key.toString('base64'),
  AUDIT_KEY: randomBytes(32).toString('base64'),
  AUDIT_HEADS_DIR: temporaryFolder(),
  HEALTH_RECORDS_URL: 'http://127.0.0.1:9/graphql',
  HEALTH_RECORDS_HOP_KEY: randomBytes(32).toString('base64'),
};
const envOf = (change: Record<string, string | undefined> = {}) => parseEnv(serviceEnv(4001), { ...variables, ...change });
const migrations = new URL('../../../subgraphs/users/migrations/', import.meta.url);

describe('a subgraph as a process', () => {
  test('connects, relays, consumes, works, listens, and drains', async () => {
    const seen: string[] = [];
    const worked: string[] = [];
    let parts: ServiceParts | undefined;
    const { url, drain } = await startService({
      name: 'users',
      env: envOf(),
      migrations,
      build(given) {
        parts = given;
        given.jobs?.define('greet', { handle: async ({ id }) => void worked.push(String(id)) });
        const on = { UserRegistered: async (label: string, _tx: unknown, { id }: { id: string }) => void seen.push(`${label} ${id}`) };
        return {
          subgraph: thingsSubgraph({ hop: given.hop }),
          context: 'users',
          consumers: [{ group: 'start', on }],
          routes: { 'GET /keys': () => answer(200, { keys: [] }) },
        };
      },
    });
    const origin = new URL(url).origin;
    expect(await (await fetch(`${origin}/ready`)).json()).toEqual({ status: 'ok', checks: { database: 'ok', bus: 'ok' } });
    expect(await (await fetch(`${origin}/keys`)).json()).toEqual({ keys: [] });

    const body = hopBody({ query: '{ hello(name: "Ann") }' });
    const sign = createHopSigner({ key, audience: 'users' });
    const headers = sign({ method: 'POST', path: hopPath, body, viewer: anonymous('req-00000009'), at: systemClock.now() });
    expect(await (await fetch(url, { method: 'POST', headers, body })).json()).toEqual({ data: { hello: 'hello Ann' } });

    const personId = newId<'User'>();
    const registered = event('UserRegistered', {
      aggregate: { type: 'User', id: personId, version: 1 },
      organizationId: null,
      payload: { personId, locale: null },
      time: new Date(),
    });
    const { outbox } = await import('@klear/db');
    await parts?.db.asSystem((tx) => outbox.record(tx, [registered]));
    await waitFor('the event', () => seen.includes(`users ${registered.id}`));
    await parts?.jobs?.enqueue('greet', { id: 'j1' });
    await waitFor('the job', () => worked.includes('j1'));
    expect(
      await parts?.peers.entities('health-records', { viewer: anonymous('x'), type: 'T', representations: [], selection: '{ id }' }),
    ).toMatchObject({ ok: false });

    expect(await drain.run('test')).toBe(true);
    await expect(fetch(origin)).rejects.toThrow();
  });

  test('does not start without a bus', async () => {
    const start = startService({
      name: 'users',
      env: envOf({ BUS_PASSWORD: undefined }),
      migrations,
      build: () => expect.fail('it was built'),
    });
    await expect(start).rejects.toThrow(EnvironmentError);
  });

  test('knows the siblings that are named whole', () => {
    expect(siblingsOf(envOf()).map(({ name, audience }) => [name, audience])).toEqual([['health-records', 'health_records']]);
    expect(siblingsOf(envOf({ HEALTH_RECORDS_HOP_KEY: undefined }))).toEqual([]);
  });
});
