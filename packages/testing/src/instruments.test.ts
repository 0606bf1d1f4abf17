import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createTestClock } from './clock.ts';
import { createFaultProxy } from './fault-proxy.ts';
import { migrationSources } from './migration-sources.ts';
import { createStatementRecorder } from './statements.ts';
import {
  anonymousViewer,
  clientViewer,
  frontDeskViewer,
  managerViewer,
  organizationOf,
  ownerViewer,
  personOf,
  practitionerViewer,
} from './viewers.ts';
import { waitFor } from './wait-for.ts';

describe('the fault proxy', () => {
  async function echoBehindProxy() {
    const server = createServer((socket) => socket.pipe(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = await createFaultProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
    const open = () => connect(proxy.port, '127.0.0.1');
    const stop = async () => {
      await proxy.close();
      server.close();
    };
    return { proxy, open, stop };
  }

  test('passes bytes, delays them, and ends or resets what is open', async () => {
    const { proxy, open, stop } = await echoBehindProxy();
    const socket = open();
    socket.write('one');
    expect(String((await once(socket, 'data'))[0])).toBe('one');
    proxy.set({ kind: 'latency', latencyMs: 20 });
    const started = performance.now();
    socket.write('two');
    expect(String((await once(socket, 'data'))[0])).toBe('two');
    expect(performance.now() - started).toBeGreaterThanOrEqual(35);
    proxy.set({ kind: 'reset' });
    const [fault] = await once(socket, 'error');
    expect(fault).toMatchObject({ code: 'ECONNRESET' });
    const refused = open();
    await once(refused, 'error');
    proxy.set({ kind: 'none' });
    const again = open();
    again.write('three');
    expect(String((await once(again, 'data'))[0])).toBe('three');
    proxy.set({ kind: 'down' });
    await once(again, 'close');
    expect(proxy.connections).toBe(3);
    await stop();
  });

  test('a black hole takes everything and answers nothing', async () => {
    const { proxy, open, stop } = await echoBehindProxy();
    const socket = open();
    socket.write('one');
    await once(socket, 'data');
    proxy.set({ kind: 'black-hole' });
    let answered = false;
    socket.on('data', () => {
      answered = true;
    });
    socket.write('two');
    const probe = open();
    await once(probe, 'connect');
    expect(answered).toBe(false);
    await stop();
  });
});

describe('the statement recorder', () => {
  test.each([
    ['select * from "appointments" where id = $1', true],
    ['insert into outbox (event_id) values ($1)', true],
    ['update idempotency set outcome = $1', true],
    ['with a as (select 1) select * from a join consents c on true', true],
    ['begin', false],
    ['savepoint klear_1', false],
    ["set local klear.kind = 'person'", false],
    ['select set_config($1, $2, true)', false],
    ['select current_instant()', false],
  ])('%s counts: %s', (text, counted) => {
    const recorder = createStatementRecorder();
    recorder.onQuery(text);
    expect(recorder.taken()).toEqual(counted ? [text] : []);
    recorder.reset();
    expect(recorder.taken()).toEqual([]);
  });
});

describe('clock, viewers and waiting', () => {
  test('the clock stands still until it is moved', () => {
    const clock = createTestClock('2026-01-01T00:00:00Z');
    expect(clock.now()).toEqual(clock.now());
    clock.advance(1_000);
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:01.000Z');
    clock.set(new Date(0));
    expect(clock.now().getTime()).toBe(0);
  });

  test('viewers are who they say, and nobody is no person', () => {
    expect(anonymousViewer()).toMatchObject({ kind: 'anonymous', personId: null });
    expect(clientViewer()).toMatchObject({ kind: 'person', organizationId: null, roles: [] });
    const builders = [practitionerViewer, managerViewer, ownerViewer, frontDeskViewer];
    expect(builders.map((build) => build().roles)).toEqual([['PRACTITIONER'], ['MANAGER'], ['OWNER'], ['FRONT_DESK']]);
    const viewer = practitionerViewer({ purpose: 'TREAT' });
    expect([personOf(viewer), organizationOf(viewer)]).toEqual([viewer.personId, viewer.organizationId]);
    expect(() => personOf(anonymousViewer())).toThrow(TypeError);
    expect(() => organizationOf(clientViewer())).toThrow(TypeError);
  });

  test('waiting ends with the first answer, or with a clear word', async () => {
    let tries = 0;
    expect(await waitFor('three tries', () => (++tries === 3 ? 'done' : undefined))).toBe('done');
    await expect(waitFor('nothing', () => false, 20)).rejects.toThrow('nothing');
  });

  test('every subgraph\u2019s migrations are found, each under its schema', () => {
    expect(migrationSources().map(({ schema }) => schema)).toEqual([
      'bookings',
      'content',
      'health_records',
      'payments',
      'practitioners',
      'users',
    ]);
  });
});
