import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { marksOf, startEnvironment, startOptions } from './options.ts';
import { requireFreePort } from './port.ts';

describe('the options of npm start', () => {
  test('are port 4000 with the demo unless told', () => {
    expect(startOptions([])).toEqual({ port: 4000, empty: false, reset: false, help: false });
    expect(startOptions(['--port', '0', '--empty', '--reset'])).toEqual({ port: 0, empty: true, reset: true, help: false });
  });

  test.each([[['--port', 'x']], [['--port', '65536']], [['--port', '-1']], [['--bogus']], [['word']]])('%j gets one clear line', (args) => {
    const fault = (() => {
      try {
        return startOptions(args);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toMatchObject({ name: 'Error' });
    expect((fault as Error).message).not.toContain('\n');
  });

  test('Stripe is used in test mode only, and never with half of its secrets', () => {
    expect(startEnvironment({}).stripe).toBeUndefined();
    expect(startEnvironment({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }).stripe).toEqual({
      secretKey: 'sk_test_1',
      webhookSecret: 'whsec_1',
    });
    expect(() => startEnvironment({ STRIPE_SECRET_KEY: 'sk_test_1' })).toThrow(/or neither/);
    expect(() => startEnvironment({ STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' })).toThrow(/test key/);
  });

  test('the graph is given twenty database connections or more', () => {
    expect(startEnvironment({}).connections).toBeUndefined();
    expect(startEnvironment({ DATABASE_CONNECTIONS: '20' }).connections).toBe(20);
    for (const wrong of ['19', 'many', '20.5', '-40'])
      expect(() => startEnvironment({ DATABASE_CONNECTIONS: wrong })).toThrow(/at least 20/);
  });

  test('each database has its own marks, whatever its password is', () => {
    expect(marksOf('/data', undefined)).toBe('/data');
    const marks = marksOf('/data', 'postgres://a:1@db.example:5432/one');
    expect(marksOf('/data', 'postgres://b:2@db.example:5432/one')).toBe(marks);
    expect(marksOf('/data', 'postgres://a:1@db.example:5432/two')).not.toBe(marks);
  });
});

test('a taken port is told in one line that names another; a free one and 0 are fine', async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await expect(requireFreePort(port)).rejects.toThrow(
    new RegExp(`^Port ${port} is taken\\. Choose another one: npm start -- --port \\d+$`),
  );
  await new Promise((done) => server.close(done));
  await expect(requireFreePort(port)).resolves.toBeUndefined();
  await expect(requireFreePort(0)).resolves.toBeUndefined();
});
