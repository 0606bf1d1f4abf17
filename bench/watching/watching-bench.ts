import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WatchEnv } from '@klear/router';
import { openCollector } from '@klear/testing/collector';
import type { BenchOptions, Report } from '../bench.ts';
import { type Child, startChild } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { machine } from '../measure/machine.ts';
import { quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import { operations } from '../router/operations.ts';
import { makeTokens } from '../router/tokens.ts';
import type { WatchedConfiguration } from './router-process.ts';

const sizes = { full: { requests: 4_000, rounds: 9 }, small: { requests: 60, rounds: 1 } } as const;
const connections = 8;
/** The smallest thing that the router does: whatever watching costs weighs most on it. */
const operation = operations.find(({ name }) => name === 'one-fetch');
/** What metrics, counted uses and the log of slow operations may cost together. Printed, not enforced. */
const aimPercent = 10;

/** What it costs to watch: CPU of the router's process for one operation of one fetch, by how much is watched. */
export async function runWatchingBench(options: BenchOptions): Promise<Report> {
  const { requests, rounds } = sizes[options.small ? 'small' : 'full'];
  if (!operation) throw new Error('there is an operation of one fetch');
  const directory = await mkdtemp(join(tmpdir(), 'klear-watching-'));
  const collector = await openCollector({ keeps: false });
  const usual = { ADMIN_PORT: 0, USAGE_DIRECTORY: directory, SLOW_OPERATION_MS: 1_000 };
  const traced = (OTEL_TRACES_SAMPLER_ARG: number) => ({ ...usual, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG });
  const ways: Readonly<Record<string, Partial<WatchEnv>>> = {
    nothing: {},
    'metrics, uses, slow log': usual,
    'and 1 % of traces': traced(0.01),
    'and every trace': traced(1),
  };
  const { next: authorization, jwks } = await makeTokens();
  const supergraph = await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const subgraphs = [...supergraph.matchAll(/@join__graph\(name: "([a-z-]+)"/g)].map(([, name]) => name ?? '');
  const replay = await startChild(new URL('../router/replay-process.ts', import.meta.url), { subgraphs });
  const routers = new Map<string, Child>();
  const spent = new Map<string, number[]>();
  try {
    for (const [way, watch] of Object.entries(ways)) {
      const configuration: WatchedConfiguration = { supergraph, subgraphs, replayUrl: replay.url, jwks, watch };
      routers.set(way, await startChild(new URL('./router-process.ts', import.meta.url), configuration));
      spent.set(way, []);
    }
    // The first round warms up. Then each way has its turn in each round, so that what else the machine does weighs on all.
    for (let round = 0; round <= rounds; round += 1) {
      options.progress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      for (const [way, router] of routers) {
        const before = await router.usage();
        await load({ url: router.url, body: operation.body, authorization, connections, requests });
        const { cpuMs } = await router.usage();
        if (round > 0) spent.get(way)?.push((cpuMs - before.cpuMs) / requests);
      }
    }
  } finally {
    await Promise.all([replay.stop(), collector.close(), ...[...routers.values()].map((router) => router.stop())]);
    await rm(directory, { recursive: true, force: true });
  }
  const [plain = []] = spent.values();
  const rows = [...spent].map(([way, figures]) => {
    // Against its neighbour of the same round.
    const more = figures.map((cpu, round) => (cpu / (plain[round] ?? Number.NaN) - 1) * 100);
    return { way, cpuMicroseconds: rounded(quantile(figures, 0.5) * 1_000), morePercent: rounded(quantile(more, 0.5)) };
  });
  return {
    lines: [
      `CPU of the router's process for one operation of one fetch, by what watches it; ${rounds} rounds of ${requests}, medians; aim: up to ${aimPercent} % without traces.`,
      '',
      ...tableOf(
        ['watched by', 'CPU us', '% more'],
        rows.map(({ way, cpuMicroseconds, morePercent }) => [way, cpuMicroseconds, morePercent]),
      ),
    ],
    figures: { machine, rounds, requests, aimPercent, watched: rows },
  };
}
