import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Worker } from 'node:worker_threads';
import { silentLogger } from '@klear/core';
import { proofSize } from '@klear/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDocuments, type ReadDocument } from '../src/cache/documents.ts';
import { createEngine, type Engine } from '../src/engine.ts';
import { defaultLimits } from '../src/limit/limits.ts';
import { repeat } from './hostile-text.ts';
import { composeLibrary } from './library.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const rounds = proofSize('planner-deadline', 1, 20);
const deadlineMs = 300;
const levels = 15;
const name = (level: number) => String.fromCharCode(65 + level);
/** Each fragment spreads the next one twice: 2^15 selections of a field with two subfields. */
const bomb = (round: number) =>
  [
    `{r${round}:me{...A}}`,
    repeat(levels, (i) => `fragment ${name(i)} on Author{a:friends{...${name(i + 1)}}b:friends{...${name(i + 1)}}}`, ''),
    `fragment ${name(levels)} on Author{id}`,
  ].join('');

interface Thread {
  isReady: boolean;
  /** When it ended; infinite as long as it lives. */
  gone: number;
}

const threads: Thread[] = [];
const alive = () => threads.filter(({ gone }) => gone === Number.POSITIVE_INFINITY);
/** Notes every thread of this process when it starts and when it has ended, whoever made it. */
const onThread = (message: unknown) => {
  const thread = { isReady: false, gone: Number.POSITIVE_INFINITY };
  const { worker } = message as { worker: Worker };
  threads.push(thread);
  worker.once('message', () => {
    thread.isReady = true;
  });
  worker.once('exit', () => {
    thread.gone = performance.now();
  });
};

let engine: Engine;
const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
beforeAll(async () => {
  subscribe('worker_threads', onThread);
  engine = await createEngine({ supergraph: composeLibrary(), transports, log: silentLogger, planDeadlineMs: deadlineMs });
});
afterAll(async () => {
  unsubscribe('worker_threads', onThread);
  await engine.stop();
});

const inMs = (values: readonly number[]) =>
  `median ${Math.round(values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0)}, worst ${Math.round(Math.max(...values))} ms`;

it(
  'with the counter of selections off, a fragment bomb loses its thread at the deadline and the next operation is planned',
  async () => {
    const unbounded = { ...defaultLimits, selections: Number.POSITIVE_INFINITY };
    const documents = createDocuments({ schema: () => engine.schema, limits: unbounded });
    const bounded = createDocuments({ schema: () => engine.schema, limits: defaultLimits });
    const prepare = ({ document, hash }: ReadDocument) => engine.prepare({ document, documentHash: hash });
    const lag = monitorEventLoopDelay({ resolution: 1 });
    const [ends, goes, plans, lags, lagsAfter]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const text = bomb(round);
      expect(() => bounded.read(text)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
      const [costly, harmless] = [documents.read(text), documents.read(`{ me { id r${round}: name } }`)];
      // Nothing else runs while the lag is taken: the router's own thread has only to wait, and its spare is warm.
      await expect.poll(() => alive().filter(({ isReady }) => isReady).length, { timeout: 30_000 }).toBe(2);
      const [running] = alive();
      lag.enable();
      await new Promise(setImmediate);
      const askedAt = performance.now();
      const late = prepare(costly);
      const next = prepare(harmless);
      await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      ends.push(performance.now() - askedAt);
      lags.push(lag.max / 1e6);
      lag.reset();
      expect((await next).services).toEqual(['people']);
      plans.push(performance.now() - askedAt - (ends.at(-1) ?? 0));
      await expect.poll(() => running?.gone).toBeLessThan(Number.POSITIVE_INFINITY);
      goes.push((running?.gone ?? 0) - askedAt);
      lagsAfter.push(lag.max / 1e6);
      lag.disable();
      lag.reset();
    }
    console.log(
      [
        `${bomb(0).length} bytes, deadline ${deadlineMs} ms, ${rounds} rounds: refused after ${inMs(ends)}; thread gone after ${inMs(goes)};`,
        `next planned ${inMs(plans)} later; most loop lag of a round while it plans ${inMs(lags)}, while its thread is replaced ${inMs(lagsAfter)}`,
      ].join(' '),
    );
  },
  30_000 + rounds * 5_000,
);
