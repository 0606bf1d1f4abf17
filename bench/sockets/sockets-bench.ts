import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchOptions, Report } from '../bench.ts';
import { type Child, startChild } from '../measure/child.ts';
import { machine } from '../measure/machine.ts';
import { post } from '../measure/post.ts';
import { quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import type { ClientsConfiguration, Command, Received } from './clients-process.ts';
import type { Held, RouterConfiguration, State } from './router-process.ts';
import { createSocketTokens } from './socket-tokens.ts';

const sizes = {
  full: { sockets: 10_000, events: 10, slow: 100, slowBytes: 8_192, ending: 100, lifeSeconds: 10 },
  small: { sockets: 50, events: 2, slow: 3, slowBytes: 262_144, ending: 5, lifeSeconds: 3 },
} as const;

const crowd = 'crowd';
const slow = 'slow';
const aims = { kilobytesPerSocket: 25, eventP99Ms: 500, stormMs: 30_000, slowKilobytes: 1_024, endedMs: 1_000 } as const;

/** Sockets on one process, their clients in another: what each holds, and how long one event takes to reach all. */
export async function runSocketsBench(options: BenchOptions): Promise<Report> {
  const size = options.small ? sizes.small : sizes.full;
  const supergraph = await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const subgraphs = [...supergraph.matchAll(/@join__graph\(name: "([a-z-]+)"/g)].map(([, name]) => name ?? '');
  const tokens = createSocketTokens();
  const router = await startChild(new URL('./router-process.ts', import.meta.url), {
    supergraph,
    subgraphs,
    jwks: tokens.jwks,
  } satisfies RouterConfiguration);
  const clients = await startChild(new URL('./clients-process.ts', import.meta.url), {
    port: Number(new URL(router.url).port),
    // More than a verifier remembers: every handshake's signature is checked.
    tokens: (await tokens.issue(2_000)).map(({ authorization }) => authorization),
  } satisfies ClientsConfiguration);
  try {
    return await measure({ router, clients, tokens, size, progress: options.progress });
  } finally {
    await clients.stop();
    await router.stop();
  }
}

interface Parts {
  readonly router: Child;
  readonly clients: Child;
  readonly tokens: ReturnType<typeof createSocketTokens>;
  readonly size: (typeof sizes)['full' | 'small'];
  readonly progress: BenchOptions['progress'];
}

async function measure({ router, clients, tokens, size, progress }: Parts): Promise<Report> {
  const tell = async <T>(path: string, body: object = {}) =>
    JSON.parse((await post(`${router.url}${path}`, JSON.stringify(body))).text) as T;
  const order = async (command: Command) => JSON.parse((await post(clients.url, JSON.stringify(command))).text) as Received;
  const publish = async (room: string, count = 1, paddingBytes = 200) =>
    (await tell<{ event: number }>('/publish', { room, count, paddingBytes })).event;
  const receive = async (group: string, event: number) => order({ do: 'receive', group, event });
  /** Nothing acknowledges a subscription but its first event: tells one after the other until all have had one. */
  const listen = async (group: string) => {
    await order({ do: 'subscribe', group });
    for (let all: Received | undefined; !all; ) all = await Promise.race([receive(group, await publish(group)), pause(500, undefined)]);
    return receive(group, await publish(group));
  };
  const queries = queryLoop(router.url);

  progress('warming up');
  await order({ do: 'connect', group: 'warm', count: Math.min(500, size.sockets) });
  await listen('warm');
  await order({ do: 'end', group: 'warm' });
  await queries.take(50);

  const empty = await tell<Held>('/held');
  progress(`connecting ${size.sockets} sockets`);
  const connected = await order({ do: 'connect', group: crowd, count: size.sockets });
  const open = await tell<Held>('/held');
  await listen(crowd);
  const listening = await tell<Held>('/held');

  progress('one event to all, several times');
  const before = await router.usage();
  const events: Received[] = [];
  for (let n = 0; n < size.events; n++) {
    events.push(await receive(crowd, await publish(crowd)));
  }
  const eventCpuMs = ((await router.usage()).cpuMs - before.cpuMs) / size.events;

  progress(`${size.slow} clients that stop reading`);
  const slowly = await stopReading({ tell, order, publish, receive, listen, size });

  progress(`${size.ending} sign out, and the tokens of ${size.ending} lapse`);
  const ended = await endings({ tell, order, listen, tokens, size });

  progress('all go and come back at once');
  const quiet = await queries.take(200);
  const asking = queries.start();
  const storm = await order({ do: 'storm', group: crowd });
  const back = await receive(crowd, await publish(crowd));
  const busy = await asking();

  const perSocket = (from: Held, to: Held, what: keyof Held) => (to[what] - from[what]) / size.sockets / 1024;
  const split = (from: Held, to: Held) => ({
    kilobytes: rounded(perSocket(from, to, 'rss')),
    heap: rounded(perSocket(from, to, 'heap')),
    external: rounded(perSocket(from, to, 'external')),
  });
  const figures = {
    machine,
    aims,
    sockets: size.sockets,
    memory: { connected: split(empty, open), subscribed: split(open, listening), all: split(empty, listening) },
    connectMs: rounded(connected.ms),
    event: {
      p50Ms: rounded(
        quantile(
          events.map(({ p50Ms }) => p50Ms),
          0.5,
        ),
      ),
      p99Ms: rounded(
        quantile(
          events.map(({ p99Ms }) => p99Ms),
          0.5,
        ),
      ),
      worstP99Ms: rounded(Math.max(...events.map(({ p99Ms }) => p99Ms))),
      cpuMs: rounded(eventCpuMs),
    },
    slow: slowly,
    ended,
    storm: {
      ms: rounded(storm.ms),
      queryP99Ms: { quiet: rounded(quantile(quiet, 0.99)), storm: rounded(quantile(busy, 0.99)) },
      queries: busy.length,
      putOff: back.shed,
    },
  };
  return { lines: linesOf(figures), figures };
}

/** Sends long events to some who do not read, until the router has ended them; the crowd gets an event meanwhile. */
async function stopReading(parts: {
  tell: <T>(path: string, body?: object) => Promise<T>;
  order: (command: Command) => Promise<Received>;
  publish: (room: string, count?: number, paddingBytes?: number) => Promise<number>;
  receive: (group: string, event: number) => Promise<Received>;
  listen: (group: string) => Promise<unknown>;
  size: Parts['size'];
}) {
  const { tell, order, publish, receive, listen, size } = parts;
  await order({ do: 'connect', group: slow, count: size.slow });
  await listen(slow);
  await order({ do: 'stop-reading', group: slow });
  const start = await tell<State>('/state');
  const from = await tell<Held>('/held');
  let most = 0;
  let sent = 0;
  let state = start;
  // The operating system takes a few megabytes for each before anything waits in the router.
  while (state.sockets > start.sockets - size.slow / 2 && sent < 20_000) {
    await publish(slow, 50, size.slowBytes);
    sent += 50;
    await pause(5);
    state = await tell<State>('/state');
    if (sent % 500 === 0) {
      const now = await tell<Held>('/held');
      most = Math.max(most, now.rss - from.rss, now.heap + now.external - from.heap - from.external);
    }
  }
  const crowdEvent = await receive(crowd, await publish(crowd));
  for (let n = 0; n < 600 && state.sockets > start.sockets - size.slow; n++) {
    await pause(20);
    state = await tell<State>('/state');
  }
  await order({ do: 'end', group: slow });
  return {
    clients: size.slow,
    eventsUntilEnded: sent,
    endedByRouter: start.sockets - state.sockets,
    kilobytesEach: rounded(most / size.slow / 1024),
    crowdEventP99Ms: rounded(crowdEvent.p99Ms),
  };
}

/** How long after a sign-out, and after the instant at which a token lapses, the router has ended the last socket. */
async function endings(parts: {
  tell: <T>(path: string, body?: object) => Promise<T>;
  order: (command: Command) => Promise<Received>;
  listen: (group: string) => Promise<unknown>;
  tokens: Parts['tokens'];
  size: Parts['size'];
}) {
  const { tell, order, listen, tokens, size } = parts;
  const connect = async (group: string, lifeSeconds?: number) => {
    const issued = await tokens.issue(size.ending, lifeSeconds);
    const now = Date.now();
    await order({ do: 'connect', group, count: size.ending, tokens: issued.map(({ authorization }) => authorization) });
    return { sessions: issued.map(({ sessionId }) => sessionId), now };
  };
  const { sessions } = await connect('signed out');
  await listen('signed out');
  const { at } = await tell<{ at: number }>('/sign-out', { sessions });
  const signOut = await order({ do: 'be-ended', group: 'signed out', since: at });
  const { now } = await connect('lapsing', size.lifeSeconds);
  // A token lives to a whole second; those signed in the second before have ended when the last one does.
  const lapse = await order({ do: 'be-ended', group: 'lapsing', since: Math.floor(now / 1000 + size.lifeSeconds) * 1000 });
  return {
    clients: size.ending,
    signOutMs: rounded(signOut.maxMs),
    lapseMs: rounded(lapse.maxMs),
    codes: [...new Set([...signOut.codes, ...lapse.codes])],
  };
}

/** One query after the other on a connection of its own, timed. */
function queryLoop(url: string) {
  const body = JSON.stringify({ query: '{ __typename }' });
  const one = async () => {
    const startedAt = performance.now();
    await post(`${url}/graphql`, body);
    return performance.now() - startedAt;
  };
  const take = async (count: number) => {
    const times: number[] = [];
    for (let n = 0; n < count; n++) times.push(await one());
    return times;
  };
  return {
    take,
    start() {
      let running = true;
      const times: number[] = [];
      const asking = (async () => {
        while (running) times.push(await one());
      })();
      return async () => {
        running = false;
        await asking;
        return times;
      };
    },
  };
}

interface Figures {
  readonly sockets: number;
  readonly memory: Readonly<Record<string, { kilobytes: number; heap: number; external: number }>>;
  readonly connectMs: number;
  readonly event: { p50Ms: number; p99Ms: number; worstP99Ms: number; cpuMs: number };
  readonly slow: Awaited<ReturnType<typeof stopReading>>;
  readonly ended: Awaited<ReturnType<typeof endings>>;
  readonly storm: { ms: number; queryP99Ms: { quiet: number; storm: number }; queries: number };
}

function linesOf({ sockets, memory, connectMs, event, slow: slowly, ended, storm }: Figures): string[] {
  const rows = Object.entries(memory).map(([name, { kilobytes, heap, external }]) => [
    name,
    kilobytes,
    heap,
    external,
    rounded(kilobytes - heap - external),
  ]);
  return [
    `${sockets} sockets on one process, opened in ${connectMs} ms`,
    ...tableOf(['KB per socket', 'RSS', 'JS heap', 'buffers', 'rest'], rows),
    '',
    ...tableOf(
      ['', 'seen', 'aim'],
      [
        ['KB per socket', memory.all?.kilobytes ?? Number.NaN, `<= ${aims.kilobytesPerSocket}`],
        ['one event to all, p50 ms', event.p50Ms, ''],
        ['one event to all, p99 ms', event.p99Ms, `< ${aims.eventP99Ms}`],
        ['one event to all, worst p99 ms', event.worstP99Ms, ''],
        ['CPU ms of the router for one event to all', event.cpuMs, ''],
        ['all gone and back, subscribed, ms', storm.ms, `< ${aims.stormMs}`],
        ['a query meanwhile, p99 ms', storm.queryP99Ms.storm, `quiet ${storm.queryP99Ms.quiet}`],
        [`KB held for each of ${slowly.clients} that stop reading`, slowly.kilobytesEach, `<= ${aims.slowKilobytes}`],
        ['of them ended by the router', slowly.endedByRouter, `${slowly.clients}`],
        ['one event to all others meanwhile, p99 ms', slowly.crowdEventP99Ms, ''],
        [`last of ${ended.clients} ended after sign-out, ms (${ended.codes.join(', ')})`, ended.signOutMs, `<= ${aims.endedMs}`],
        [`last of ${ended.clients} ended after its token lapsed, ms`, ended.lapseMs, `<= ${aims.endedMs}`],
      ],
    ),
  ];
}
