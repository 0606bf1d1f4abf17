import { silentLogger, systemClock } from '@klear/core';
import { createHealth, serveSubgraph } from '@klear/service';
import { createFaultProxy, proofSeed, proofSize, testHop } from '@klear/testing';
import { expect, test } from 'vitest';
import { createUndiciTransport } from '../src/execute/undici-transport.ts';
import { createCutClient } from './cut-client.ts';
import { createFeed, feedSdl, personSdl } from './feed-subgraph.ts';
import { composeLibrary } from './library.ts';
import { type LiveRouter, newPerson, openLiveRouter, peopleTransport } from './live-router.ts';
import { createRandom } from './random-operation.ts';

/** A feed in which one field is not for everybody: who asks for it has a stream of their own. */
const sdl = feedSdl
  .replace('import: ["@key"]', 'import: ["@key", "@authenticated"]')
  .replace('number: Int!', 'number: Int! mine: Int @authenticated');
const texts = [
  'subscription($after: String) { feed(resumeAfter: $after) { number } }',
  'subscription($after: String) { feed(resumeAfter: $after) { number person { name } } }',
  'subscription($after: String) { feed(resumeAfter: $after) { cursor number mine } }',
];
/** How far the feed may be ahead of the slowest client. */
const maxAhead = 50;
/** A router takes a second to start: they are the rarest. */
const cutsPerRouter = 75;

test('whatever is cut, and whenever: no client misses an event and none is told one twice', async () => {
  const cuts = proofSize('socket-cuts', 80, 10_000);
  const random = createRandom(proofSeed('socket-cuts'));
  const hop = testHop('feed');
  const feed = createFeed(hop.verify, sdl);
  const served = await serveSubgraph(feed.subgraph, {
    host: '127.0.0.1',
    port: 0,
    log: silentLogger,
    health: createHealth({ checks: {} }),
  });
  const proxy = await createFaultProxy({ host: '127.0.0.1', port: Number(new URL(served.url).port) });
  const feedUrl = served.url.replace(/:\d+/, `:${proxy.port}`);

  const supergraph = composeLibrary({ feed: sdl, people: personSdl });
  const openRouter = () =>
    openLiveRouter({
      supergraph,
      transports: { feed: createUndiciTransport({ url: feedUrl, sign: hop.sign, clock: systemClock }), people: peopleTransport() },
      resubscribeMs: (attempt) => 2 ** attempt * (1 + random(4)),
    });
  let live: LiveRouter = await openRouter();
  // The next router starts while this one works, as in a deployment: it knows nothing of what this one has told.
  let next = openRouter();
  next.catch(() => undefined);

  const faults: string[] = [];
  let moved = Promise.withResolvers<void>();
  const persons = [newPerson(), newPerson()];
  const clients = Array.from({ length: 9 }, (_, i) =>
    createCutClient({
      router: () => live,
      init: async (router) => (i % 3 === 2 ? { authorization: `Bearer ${await router.token(persons[i % 2] ?? newPerson())}` } : {}),
      query: texts[i % 3] ?? '',
      onFault: (fault) => {
        faults.push(`client ${i}: ${fault}`);
        moved.resolve();
      },
      onMoved: () => moved.resolve(),
    }),
  );
  const until = async (done: () => boolean) => {
    // A client that went wrong is waited for no longer.
    while (!done() && faults.length === 0) {
      moved = Promise.withResolvers();
      await moved.promise;
    }
  };
  const slowest = () => Math.min(...clients.map(({ last }) => last));
  let published = 0;
  const publish = () => feed.publish(++published);

  await until(() => clients.every(({ isListening }) => isListening));
  while (slowest() === 0) {
    publish();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }

  const count = { connection: 0, subgraph: 0, router: 0 };
  for (let cut = 1; cut <= cuts && faults.length === 0; cut++) {
    for (let n = random(4); n > 0; n--) publish();
    if (random(3) === 0) await until(() => slowest() === published);
    else await until(() => published - slowest() < maxAhead);
    if (cut % cutsPerRouter === 0) {
      count.router += 1;
      await live.close();
      live = await next;
      next = openRouter();
      next.catch(() => undefined);
    } else if (random(5) === 0) {
      await until(() => clients.some(({ isListening }) => isListening));
      count.subgraph += 1;
      proxy.set({ kind: 'reset' });
      if (random(2) === 0) publish();
      proxy.set({ kind: 'none' });
    } else {
      await until(() => clients.some(({ isListening }) => isListening));
      const listening = clients.filter(({ isListening }) => isListening);
      count.connection += 1;
      listening[random(listening.length)]?.cut();
    }
  }
  if (faults.length === 0) await until(() => slowest() === published);

  const connects = clients.reduce((sum, client) => sum + client.connects, 0);
  process.stdout.write(
    `socket-cuts: ${count.connection} connections, ${count.subgraph} subgraphs and ${count.router} routers cut; ${published} events to each of ` +
      `${clients.length} clients over ${connects} connections and ${feed.opened.length} streams: ${faults.length} gaps or repeats\n`,
  );
  expect(faults.slice(0, 5)).toEqual([]);
  for (const client of clients) client.close();
  await live.close();
  await (await next).close();
  await proxy.close();
  await served.close();
}, 1_800_000);
