import { readFile } from 'node:fs/promises';
import type { BenchOptions, Report } from '../bench.ts';
import { type Child, startChild } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { machine } from '../measure/machine.ts';
import { compareAnswers } from './compare-answers.ts';
import type { ContenderConfiguration } from './contender.ts';
import { type Operation, operations } from './operations.ts';
import { type Contenders, contenderNames, type Round, type Summary, summaryOf, summaryTable } from './summary.ts';
import { makeTokens, type Tokens } from './tokens.ts';

const file = (name: string): URL => new URL(name, import.meta.url);
const supergraphFile = file('../../schema/supergraph.graphql');

/** Full: 3 rounds x 3 operations x 2 contenders x 2.5 s, about 70 s with warm-up. */
const sizes = {
  full: { connections: 16, rounds: 3, roundMs: 2_500, warmUpMs: 1_500 },
  small: { connections: 2, rounds: 1, roundMs: 60, warmUpMs: 30 },
} as const;
type Size = (typeof sizes)[keyof typeof sizes];

/** Our router against the stock gateway: one run, both in processes of their own, in turns. */
export async function runRouterBench(options: BenchOptions): Promise<Report> {
  const tokens = await makeTokens();
  const supergraph = await readFile(supergraphFile, 'utf8');
  const subgraphs = [...supergraph.matchAll(/@join__graph\(name: "([a-z-]+)"/g)].map(([, name]) => name ?? '');
  const replay = await startChild(file('./replay-process.ts'), { subgraphs });
  const configuration: ContenderConfiguration = { supergraph, subgraphs, replayUrl: replay.url, jwks: tokens.jwks };
  const started: Child[] = [replay];
  try {
    const klear = await startChild(file('./klear-process.ts'), configuration);
    started.push(klear);
    const apollo = await startChild(file('./apollo-process.ts'), configuration);
    started.push(apollo);
    return await measure({ contenders: { klear, apollo }, replay, tokens, options });
  } finally {
    await Promise.all(started.map((child) => child.stop()));
  }
}

interface Measured {
  readonly contenders: Contenders<Child>;
  readonly replay: Child;
  readonly tokens: Tokens;
  readonly options: BenchOptions;
}

async function measure(measured: Measured): Promise<Report> {
  const { contenders, replay, tokens, options } = measured;
  const size = sizes[options.small ? 'small' : 'full'];
  const summaries: Summary[] = [];
  for (const operation of operations) {
    options.progress(`${operation.name}: ${operation.says}`);
    const answerBytes = await compareAnswers(operation, contenders, tokens);
    const fetches = await fetchesOf(operation, measured);
    for (const name of contenderNames) await ask(measured, operation, contenders[name], answerBytes[name], size.connections, size.warmUpMs);
    const { recorded } = (await replay.usage()).counts;
    const rounds: Contenders<Round[]> = { klear: [], apollo: [] };
    for (let round = 0; round < size.rounds; round += 1) {
      for (const name of contenderNames) rounds[name].push(await oneRound(measured, operation, name, answerBytes[name], size));
    }
    if ((await replay.usage()).counts.recorded !== recorded) throw new Error('an answer was not replayed but worked out under measurement');
    summaries.push(summaryOf(operation, { answerBytes, fetches, rounds }));
  }
  return {
    lines: [
      `@klear/router and @apollo/gateway, the same token check on both, ${size.connections} connections, medians of ${size.rounds} rounds,`,
      'subgraph answers replayed by a third process, every request with another token; only our router signs its hops.',
      '',
      ...summaryTable(summaries),
    ],
    figures: { machine, ...size, operations: Object.fromEntries(summaries.map(({ name, ...summary }) => [name, summary])) },
  };
}

async function oneRound(
  { contenders, tokens }: Measured,
  operation: Operation,
  name: keyof Contenders<Child>,
  answerBytes: number,
  size: Size,
): Promise<Round> {
  const contender = contenders[name];
  const before = await contender.usage();
  const { url } = contender;
  const { connections, roundMs: forMs } = size;
  const { requests, seconds, latenciesMs } = await load({
    url,
    body: operation.body,
    authorization: tokens.next,
    connections,
    forMs,
    answerBytes,
  });
  const after = await contender.usage();
  return {
    requestsPerSecond: requests / seconds,
    latenciesMs,
    cpuMsPerOperation: (after.cpuMs - before.cpuMs) / requests,
    rssBytes: after.rssBytes,
  };
}

async function ask({ tokens }: Measured, operation: Operation, contender: Child, answerBytes: number, connections: number, forMs: number) {
  const { url } = contender;
  return load({ url, body: operation.body, authorization: tokens.next, connections, forMs, answerBytes });
}

/** Requests to subgraphs for one operation, seen by the process that answers them. */
async function fetchesOf(operation: Operation, { contenders, replay, tokens }: Measured): Promise<Contenders<number>> {
  const count = async (name: keyof Contenders<Child>) => {
    const before = (await replay.usage()).counts.replayed ?? 0;
    await compareAnswers(operation, { klear: contenders[name], apollo: contenders[name] }, tokens);
    return ((await replay.usage()).counts.replayed ?? 0) - before;
  };
  // Asked twice each.
  return { klear: (await count('klear')) / 2, apollo: (await count('apollo')) / 2 };
}
