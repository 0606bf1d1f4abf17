import { setTimeout as sleep } from 'node:timers/promises';
import { proofSeed, proofSize } from '@klear/testing';
import { expect, test } from 'vitest';
import { subscribeTo } from './live-router.ts';
import { createRandom } from './random-operation.ts';
import { openRaw } from './raw-socket.ts';
import { openSwapRouter, supergraphs } from './swap-supergraphs.ts';

const texts = [
  'subscription { feed { number } }',
  'subscription { feed { number person { name } } }',
  'subscription Again { feed { cursor number person { id name } } }',
  'subscription($room: String) { feed(room: $room) { number person { name } } }',
];
const streamsPerSocket = 25;
/** How far the feed may be ahead of the slowest stream. */
const maxAhead = 3;
/** Between two events, and between two queries of one client: clients, router and subgraph share a process, and swaps need room too. */
const paceMs = 20;

test('supergraphs are swapped under load: no failed request, no stream that ends, no event missing or twice', async () => {
  const swaps = proofSize('supergraph-swaps', 2, 20);
  const streams = swaps * 50;
  const random = createRandom(proofSeed('supergraph-swaps'));
  const live = await openSwapRouter();
  const last = new Array<number>(streams).fill(0);
  const faults: string[] = [];
  let completes = 0;
  let moved = Promise.withResolvers<void>();

  // Longer than the full proof takes: a stream whose token expires ends, as it should.
  const token = await live.token({ seconds: 3_600 });
  const sockets = await Promise.all(
    Array.from({ length: streams / streamsPerSocket }, async (_, s) => {
      const socket = openRaw(live.url);
      await socket.opened;
      socket.send({ type: 'connection_init', payload: s % 2 === 0 ? {} : { authorization: `Bearer ${token}` } });
      await socket.next('connection_ack');
      socket.ws.removeAllListeners('message');
      socket.ws.on('close', (code) => {
        faults.push(`socket ${s} was closed: ${code}`);
        moved.resolve();
      });
      socket.ws.on('message', (data) => {
        const { id, type, payload } = JSON.parse(String(data)) as {
          id: string;
          type: string;
          payload?: { data?: { feed: { number: number; person?: { name: string } } } | null };
        };
        const at = Number(id);
        const number = payload?.data?.feed.number;
        if (type === 'complete') completes += 1;
        if (type !== 'next' || number === undefined) {
          faults.push(`${type} ${JSON.stringify(payload)}`);
          return moved.resolve();
        }
        const { person } = payload?.data?.feed ?? {};
        if (person && person.name !== `Name p${number}`) faults.push(`stream ${at}: ${JSON.stringify(payload)}`);
        if (last[at] !== 0 && number !== (last[at] ?? 0) + 1) faults.push(`stream ${at}: ${number} after ${last[at]}`);
        last[at] = number;
        moved.resolve();
      });
      for (let i = 0; i < streamsPerSocket; i++) {
        const at = s * streamsPerSocket + i;
        socket.send(subscribeTo(texts[at % texts.length] ?? '', String(at), { room: `room ${at % 8}` }));
      }
      return socket;
    }),
  );

  let published = 0;
  const slowest = () => Math.min(...last);
  async function until(done: () => boolean): Promise<void> {
    // A stream that went wrong is waited for no longer.
    while (!done() && faults.length === 0) {
      moved = Promise.withResolvers();
      await moved.promise;
    }
  }
  async function publish(): Promise<void> {
    await until(() => published - slowest() < maxAhead || slowest() === 0);
    published += 1;
    live.feed.publish(published);
    await sleep(paceMs);
  }

  // The first numbers wake every stream: from its own first one on, each must see all.
  while (slowest() === 0 && faults.length === 0) await publish();
  let running = true;
  const statuses = new Map<number, number>();
  const asking = Array.from({ length: 4 }, async (_, i) => {
    for (let n = 0; running; n++) {
      const response = await fetch(live.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `query Q${n % 50} { hello(name: "${i}") }` }),
      });
      const body = (await response.json()) as { data?: { hello?: string } };
      if (body.data?.hello !== `hello ${i}`) faults.push(JSON.stringify(body));
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      await sleep(paceMs);
    }
  });
  const publishing = (async () => {
    while (running && faults.length === 0) await publish();
  })();

  const names = ['first', 'wider', 'moved', 'sharded'] as const;
  const opened = new Set<string>();
  for (let n = 0; n < swaps && faults.length === 0; n++) {
    const name = names[random(names.length)] ?? 'first';
    opened.add(name);
    expect(await live.router.swap(supergraphs[name])).toMatchObject({ ok: true });
    const from = published;
    await until(() => slowest() > from);
  }
  running = false;
  await Promise.all([...asking, publishing]);
  await until(() => slowest() === published);

  const asked = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `supergraph-swaps: ${swaps} swaps (${[...opened].join(', ')}), ${streams} streams, ${published} events each, ${asked} queries: ` +
      `${asked - (statuses.get(200) ?? 0)} non-200, ${completes} completes, ${faults.length} gaps or faults\n`,
  );
  expect(faults.slice(0, 5)).toEqual([]);
  expect(completes).toBe(0);
  expect([...statuses.keys()]).toEqual([200]);
  for (const socket of sockets) socket.ws.terminate();
  await live.close();
}, 1_800_000);
