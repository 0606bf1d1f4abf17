import { newId, silentLogger, type Viewer } from '@klear/core';
import { createHealth, serveSubgraph } from '@klear/service';
import { createFaultProxy, proofSeed, proofSize } from '@klear/testing';
import { expect, test } from 'vitest';
import { type ChatListener, listenOverSocket, listenWithin } from './chat-listener.ts';
import { book, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ... on SendMessageSuccess { message { sequence } } } }`;
/** How far the two who write may be ahead of the slowest who reads. */
const maxAhead = 40;
/** Every eighth cut is one of a real socket; of these every fourth breaks all of them in the middle of the wire. */
const within = 7;
const overSockets = 1;

test('however often and wherever a listener is cut off: every message once, in order, in the words that were said', async () => {
  const cuts = proofSize('chat-cuts', 120, 10_000);
  let state = proofSeed('chat-cuts');
  const upTo = (max: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % max;
  };
  practice.relay.start();
  const calendar = await openCalendar(practice);
  const client = someone();
  const { conversation } = await book(practice, client, calendar, inHours(30));
  const conversationId: string = conversation.id;
  const begin = await practice.bus.place();
  const served = await serveSubgraph(practice.subgraph, {
    host: '127.0.0.1',
    port: 0,
    log: silentLogger,
    health: createHealth({ checks: {} }),
  });
  const proxy = await createFaultProxy({ host: '127.0.0.1', port: Number(new URL(served.url).port) });
  const url = served.url.replace('http', 'ws').replace(/:\d+\//, `:${proxy.port}/`);

  const faults: string[] = [];
  const words = new Map<number, string>();
  let moved = Promise.withResolvers<void>();
  const onMoved = () => moved.resolve();
  const onFault = (fault: string) => {
    faults.push(fault);
    moved.resolve();
  };
  const until = async (done: () => boolean) => {
    while (!done() && faults.length === 0) {
      moved = Promise.withResolvers();
      await moved.promise;
    }
  };
  const viewers = [client, calendar.practitioner];
  const base = (at: number) => {
    const viewer: Viewer = viewers[at % 2] ?? client;
    return { practice, viewer, conversationId, begin, said: (sequence: number) => words.get(sequence), onFault, onMoved };
  };
  const listeners: ChatListener[] = [
    ...Array.from({ length: within }, (_, at) => listenWithin(base(at))),
    ...Array.from({ length: overSockets }, (_, at) => listenOverSocket({ ...base(at), url })),
  ];
  const slowest = () => Math.min(...listeners.map(({ last }) => last));
  const count = { within: 0, sockets: 0, wires: 0 };
  const done = () => count.within + count.sockets + count.wires;
  let finished = false;

  /** Numbers are given in the order of writing, so what will be said under a number is known before anybody can hear it. */
  async function write(): Promise<void> {
    for (let sequence = 1; !finished && faults.length === 0; sequence += 1) {
      await until(() => finished || sequence - slowest() < maxAhead);
      const text = `word ${sequence} ${newId()}`;
      words.set(sequence, text);
      const { data, errors } = await practice.ask(viewers[upTo(2)] ?? client, send, {
        input: { conversationId, text, idempotencyKey: newId() },
      });
      if (data?.sendMessage.message.sequence !== sequence) onFault(`not sent: ${JSON.stringify({ data, errors })}`);
    }
  }
  async function listen(listener: ChatListener, kind: 'within' | 'sockets'): Promise<void> {
    while (done() < cuts && faults.length === 0) {
      // Sometimes while it waits, sometimes between two, sometimes before anything was told.
      const session = listener.session(1 + upTo(3));
      if (upTo(4) === 0 && listener.last > 0) listener.cut();
      await session;
      count[kind] += 1;
      if (kind === 'sockets' && upTo(4) === 0) {
        count.wires += 1;
        proxy.set({ kind: 'reset' });
        proxy.set({ kind: 'none' });
      }
    }
  }

  const writing = write();
  await Promise.all(listeners.map((listener, at) => listen(listener, at < within ? 'within' : 'sockets')));
  finished = true;
  onMoved();
  await writing;
  const last = words.size;
  await Promise.all(listeners.map((listener) => listener.last < last && listener.session(last - listener.last)));
  process.stdout.write(
    `chat-cuts: ${count.within} listeners cut at the door, ${count.sockets} sockets and ${count.wires} wires; ${last} messages to each of ${listeners.length}: ${faults.length} gaps, repeats or other words\n`,
  );
  expect(faults.slice(0, 5)).toEqual([]);
  expect(listeners.map((listener) => listener.last)).toEqual(listeners.map(() => last));
  await proxy.close();
  await served.close();
}, 1_800_000);
