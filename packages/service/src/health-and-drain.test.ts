import { EventEmitter, once } from 'node:events';
import { type Logger, silentLogger } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { createDrain } from './drain.ts';
import { createHealth } from './health.ts';

const never = () => new Promise<never>(() => {});

describe('health', () => {
  test('is ready while every dependency answers, and names the one that does not', async () => {
    let up = true;
    const health = createHealth({ checks: { database: async () => {}, bus: async () => up || Promise.reject(new Error('secret host')) } });
    expect(await health.ready()).toEqual({ status: 200, body: { status: 'ok', checks: { database: 'ok', bus: 'ok' } } });
    up = false;
    const failing = await health.ready();
    expect(failing).toEqual({ status: 503, body: { status: 'failing', checks: { database: 'ok', bus: 'failing' } } });
    expect(health.live().status).toBe(200);
  });

  test('a dependency that hangs is failing within the time-out', async () => {
    expect(await createHealth({ checks: { database: never }, timeoutMs: 5 }).ready()).toMatchObject({ status: 503 });
  });

  test('a draining process is live and not ready', async () => {
    const health = createHealth({ checks: {} });
    health.drain();
    expect(health.live().status).toBe(200);
    expect(await health.ready()).toMatchObject({ status: 503, body: { status: 'draining' } });
  });
});

describe('drain', () => {
  test('runs its steps in order, once, however often it is asked', async () => {
    const ran: string[] = [];
    const drain = createDrain({ log: silentLogger });
    drain.step('sockets', async () => ran.push('sockets'));
    drain.step('database', async () => ran.push('database'));
    expect(await Promise.all([drain.run('test'), drain.run('again')])).toEqual([true, true]);
    expect(ran).toEqual(['sockets', 'database']);
  });

  test('a stuck or failing step is named and the rest still runs', async () => {
    const named: unknown[] = [];
    const ran: string[] = [];
    const log: Logger = { ...silentLogger, error: (fields) => void named.push((fields as { step: string }).step) };
    const drain = createDrain({ log, deadlineMs: 20 });
    drain.step('broken', () => Promise.reject(new Error('x')));
    drain.step('stuck', never);
    drain.step('last', async () => ran.push('last'));
    expect(await drain.run('test')).toBe(false);
    expect(named.slice(0, 2)).toEqual(['broken', 'stuck']);
    expect(ran).toEqual(['last']);
  });

  test.each([
    ['SIGTERM', 0, async () => {}],
    ['SIGINT', 1, () => Promise.reject(new Error('x'))],
  ] as const)('%s drains and exits %i', async (signal, code, step) => {
    const process = Object.assign(new EventEmitter(), { exit: (exit?: number | string | null) => process.emit('exited', exit) as never });
    const drain = createDrain({ log: silentLogger });
    drain.step('x', step);
    drain.onSignals(process as unknown as Parameters<typeof drain.onSignals>[0]);
    const exited = once(process, 'exited');
    process.emit(signal);
    expect(await exited).toEqual([code]);
  });

  test('a second signal does not wait', async () => {
    const process = Object.assign(new EventEmitter(), { exit: (exit?: number | string | null) => process.emit('exited', exit) as never });
    const drain = createDrain({ log: silentLogger, deadlineMs: 60_000 });
    const { promise, resolve } = Promise.withResolvers<void>();
    drain.step('slow', () => promise);
    drain.onSignals(process as unknown as Parameters<typeof drain.onSignals>[0]);
    process.emit('SIGTERM');
    const exited = once(process, 'exited');
    process.emit('SIGTERM');
    expect(await exited).toEqual([1]);
    resolve();
  });
});
