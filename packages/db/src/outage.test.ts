import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { ownDatabase, person } from '../test/own-database.ts';

const own = await ownDatabase();

/** A wire to the server that can be cut and mended. */
async function openWire() {
  const { hostname, port } = new URL(own.url);
  const open = new Set<Socket>();
  let cut = false;
  const server = createServer((near) => {
    if (cut) return void near.resetAndDestroy();
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(own.url);
  url.port = String((server.address() as AddressInfo).port);
  const set = (next: boolean) => {
    cut = next;
    if (cut) for (const socket of open) socket.destroy();
  };
  afterAll(() => {
    set(true);
    server.close();
  });
  return { url: url.href, cut: () => set(true), mend: () => set(false) };
}

test('whoever asks while the database is away is refused or served: nobody waits for ever, and afterwards every connection serves', async () => {
  const wire = await openWire();
  const viewer = person();
  for (const poolSize of [2, 8]) {
    const database = own.connect({ url: wire.url, poolSize });
    const ask = () => database.read(viewer, (tx) => tx.execute(sql`select 1`));
    const askSystem = () => database.asSystem((tx) => tx.execute(sql`select 1`));
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([ask(), ask(), ask(), askSystem()]);
      wire.cut();
      // One after the other, so that they wait at each step of a connection that fails and comes again.
      const asked = Array.from({ length: 40 }, (_, turn) => sleep(turn * 10).then(turn % 4 === 3 ? askSystem : ask));
      const settled = Promise.allSettled(asked);
      await sleep(150);
      wire.mend();
      for (const each of await settled) {
        if (each.status === 'rejected') {
          expect(each.reason).toMatchObject({ code: 'SERVICE_UNAVAILABLE', message: 'The database cannot be reached. Try again soon.' });
        }
      }
      // As many at once as there are connections, each holding its own until all have one.
      const app = poolSize - Math.floor(poolSize / 4) || 1;
      await Promise.all(
        Array.from({ length: Math.max(1, app) }, () => database.read(viewer, (tx) => tx.execute(sql`select pg_sleep(0.05)`))),
      );
      await askSystem();
    }
  }
}, 30_000);
