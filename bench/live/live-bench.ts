import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newId, silentLogger } from '@klear/core';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import type { BenchOptions, Report } from '../bench.ts';
import { startChild } from '../measure/child.ts';
import { machine } from '../measure/machine.ts';
import { rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import type { GraphConfiguration, Stages } from './graph-process.ts';
import type { Seen, ViewersConfiguration } from './viewers-process.ts';

const sizes = {
  full: { practitioners: 500, viewersEach: 20, perSecond: 50, seconds: 20 },
  small: { practitioners: 5, viewersEach: 2, perSecond: 20, seconds: 1 },
} as const;
/** Printed, not enforced. */
const aims = { lagP99Ms: 1_000 } as const;

/** From a committed change of a calendar to everybody who looks at it: outbox, relay, bus, subgraph, router, sockets. */
export async function runLiveBench({ small, progress }: BenchOptions): Promise<Report> {
  const size = sizes[small ? 'small' : 'full'];
  const open = new AsyncDisposableStack();
  try {
    const directory = await mkdtemp(join(tmpdir(), 'klear-live-'));
    open.defer(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
    const server = await startEmbeddedPostgres({ directory: join(directory, 'server'), durable: false, log: silentLogger });
    open.defer(() => server.stop());
    const practitionerIds = Array.from({ length: size.practitioners }, () => newId<'User'>());
    progress('the graph starts');
    const dataDirectory = join(directory, 'data');
    const configuration: GraphConfiguration = { dataDirectory, databaseUrl: server.url, practitionerIds };
    const graph = await startChild(new URL('./graph-process.ts', import.meta.url), configuration);
    open.defer(() => graph.stop());
    const watching: ViewersConfiguration = { port: Number(new URL(graph.url).port), practitionerIds, viewersEach: size.viewersEach };
    const viewers = await startChild(new URL('./viewers-process.ts', import.meta.url), watching);
    open.defer(() => viewers.stop());

    const tell = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;
    const change = (count: number) => tell(`${graph.told.control}/changes?perSecond=${size.perSecond}&count=${count}`);
    const seen = () => tell<Seen>(`${viewers.url}/seen`);
    const stages = () => tell<Stages>(`${graph.told.control}/stages`);
    const all = size.practitioners * size.viewersEach;
    progress(`${all} viewers open their sockets`);
    await tell(`${viewers.url}/open`);
    // Nothing acknowledges a subscription but its first event.
    for (let left = all; left > 0; left = (await seen()).waiting) {
      await change(size.practitioners);
      await pause(500);
    }
    progress(`${size.perSecond} changes a second for ${size.seconds} s`);
    await Promise.all([seen(), stages()]);
    const before = { graph: await graph.usage(), viewers: await viewers.usage(), at: performance.now() };
    const changes = size.perSecond * size.seconds;
    await Promise.all([change(changes), tell(`${viewers.url}/told?count=${changes * size.viewersEach}`)]);
    const ms = performance.now() - before.at;
    const used = { graph: await graph.usage(), viewers: await viewers.usage() };
    const [lag, stage] = [await seen(), await stages()];
    const cpu = (name: 'graph' | 'viewers') => rounded((used[name].cpuMs - before[name].cpuMs) / ms);
    const spread = ([p50, p99]: readonly [number, number]) => ({ p50Ms: rounded(p50), p99Ms: rounded(p99) });
    const found = {
      committed: spread(stage.committedMs),
      heard: spread(stage.heardMs),
      screen: { p50Ms: rounded(lag.p50Ms), p99Ms: rounded(lag.p99Ms), maxMs: rounded(lag.maxMs) },
    };
    return {
      lines: [
        `${all.toLocaleString('en-US')} viewers of ${size.practitioners} calendars, ${size.perSecond} changes a second for ${size.seconds} s: ${lag.told.toLocaleString('en-US')} events on screens.`,
        `Everything but the viewers and PostgreSQL in one process. A change is a committed transaction with its event; what a verb costs is`,
        `measured by \`bookings\`. Milliseconds since its transaction began. Aim: on the screens p99 <= ${aims.lagP99Ms} ms.`,
        '',
        ...tableOf(
          ['stage', 'p50 ms', 'p99 ms', 'max ms'],
          [
            ['committed', found.committed.p50Ms, found.committed.p99Ms, ''],
            ['published and heard by the subgraph', found.heard.p50Ms, found.heard.p99Ms, ''],
            ['on the screens', found.screen.p50Ms, found.screen.p99Ms, found.screen.maxMs],
          ],
        ),
        '',
        `Cores: ${cpu('graph')} for the graph, ${cpu('viewers')} for the viewers.`,
      ],
      figures: {
        machine,
        aims,
        viewers: all,
        calendars: size.practitioners,
        changesPerSecond: size.perSecond,
        told: lag.told,
        ...found,
        cores: { graph: cpu('graph'), viewers: cpu('viewers') },
      },
    };
  } finally {
    await open.disposeAsync();
  }
}
