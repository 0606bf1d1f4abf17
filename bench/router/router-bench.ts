import { readFile } from 'node:fs/promises';
import type { BenchOptions, Report } from '../bench.ts';
import { type Child, startChild } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { machine } from '../measure/machine.ts';
import { compareAnswers } from './compare-answers.ts';
import type { ContenderConfiguration } from './contender.ts';
import { installHive } from './hive-install.ts';
import { bareOperation, type Operation, operations } from './operations.ts';
import { refuseAll, refusedTable } from './refusals.ts';
import { type Contender, type Round, type Seen, type Summary, summaryOf, summaryTable } from './summary.ts';
import { makeTokens, type Tokens } from './tokens.ts';

const file = (name: string): URL => new URL(name, import.meta.url);
const supergraphFile = file('../../schema/supergraph.graphql');

/** Full: 3 rounds x 4 operations x 3 contenders x 2.5 s, about two minutes with warm-up. */
const sizes = {
  full: { connections: 16, rounds: 3, roundMs: 2_500, warmUpMs: 1_500 },
  small: { connections: 2, rounds: 1, roundMs: 60, warmUpMs: 30 },
} as const;
type Size = (typeof sizes)[keyof typeof sizes];

/** Our router against the stock gateway and Hive Gateway: one run, each in a process of its own, in turns. */
export async function runRouterBench(options: BenchOptions): Promise<Report> {
  const tokens = await makeTokens();
  const supergraph = await readFile(supergraphFile, 'utf8');
  const subgraphs = [...supergraph.matchAll(/@join__graph\(name: "([a-z-]+)"/g)].map(([, name]) => name ?? '');
  const replay = await startChild(file('./replay-process.ts'), { subgraphs });
  const configuration: ContenderConfiguration = { supergraph, subgraphs, replayUrl: replay.url, jwks: tokens.jwks };
  const contenders: Contender<Child>[] = [];
  try {
    contenders.push({ name: 'klear', of: await startChild(file('./klear-process.ts'), configuration) });
    contenders.push({ name: 'apollo', of: await startChild(file('./apollo-process.ts'), configuration) });
    contenders.push({ name: 'bare', of: await startChild(file('./bare-process.ts'), configuration) });
    // The small run must need no network.
    const absent = options.small ? 'not in the small run' : await addHive(contenders, configuration, options);
    return await measure({ contenders, replay, tokens, options, absent });
  } finally {
    await Promise.all([replay, ...contenders.map(({ of }) => of)].map((child) => child.stop()));
  }
}

/** Answers why Hive Gateway takes no part, undefined when it does. */
async function addHive(
  contenders: Contender<Child>[],
  configuration: ContenderConfiguration,
  options: BenchOptions,
): Promise<string | undefined> {
  try {
    options.progress('installing Hive Gateway in a folder of its own (once)');
    const folder = await installHive();
    contenders.push({ name: 'hive', of: await startChild(file('./hive-process.ts'), { ...configuration, folder }) });
    return undefined;
  } catch (cause) {
    return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0];
  }
}

interface Measured {
  readonly contenders: readonly Contender<Child>[];
  readonly replay: Child;
  readonly tokens: Tokens;
  readonly options: BenchOptions;
  /** Why Hive Gateway takes no part. */
  readonly absent: string | undefined;
}

async function measure(measured: Measured): Promise<Report> {
  const { contenders, tokens, options, absent } = measured;
  const size = sizes[options.small ? 'small' : 'full'];
  const summaries: Summary[] = [];
  for (const operation of operations) summaries.push(await measureOperation(measured, operation, size));
  options.progress('one request for each protection');
  const refused = await refuseAll(contenders[0]?.of.url ?? '', tokens.next);
  return {
    lines: [
      `@klear/router and its peers, the same token check on all, ${size.connections} connections, medians of ${size.rounds} rounds,`,
      'subgraph answers replayed by another process, every request with another token; only our router signs its hops.',
      '"bare" is no gateway: node:http, the token check and undici, bytes passed on. It is the floor for one fetch.',
      ...(absent === undefined ? [] : [`HIVE GATEWAY TOOK NO PART: ${absent}`]),
      '',
      ...summaryTable(summaries),
      '',
      'Ours ran with all of these on; each refused its request in this same run:',
      '',
      ...refusedTable(refused),
    ],
    figures: { machine, ...size, operations: Object.fromEntries(summaries.map(({ name, ...summary }) => [name, summary])), refused },
    incomplete: options.small || absent === undefined ? undefined : `Hive Gateway took no part: ${absent}`,
  };
}

async function measureOperation(measured: Measured, operation: Operation, size: Size): Promise<Summary> {
  const { replay, tokens, options } = measured;
  const contenders = measured.contenders.filter(({ name }) => name !== 'bare' || operation.name === bareOperation);
  options.progress(`${operation.name}: ${operation.says}`);
  const answerBytes = await compareAnswers(operation, contenders, tokens);
  const seen = new Map<string, Seen & { readonly rounds: Round[] }>();
  for (const { name, of } of contenders) {
    const bytes = answerBytes.get(name) ?? 0;
    seen.set(name, { answerBytes: bytes, subgraphRequests: await fetchesOf(operation, { name, of }, measured), rounds: [] });
    await ask(measured, operation, of, bytes, size.connections, size.warmUpMs);
  }
  const { recorded } = (await replay.usage()).counts;
  for (let round = 0; round < size.rounds; round += 1) {
    for (const { name, of } of contenders) {
      const known = seen.get(name);
      known?.rounds.push(await oneRound(measured, operation, of, known.answerBytes, size));
    }
  }
  if ((await replay.usage()).counts.recorded !== recorded) throw new Error('an answer was not replayed but worked out under measurement');
  return summaryOf(
    operation.name,
    [...seen].map(([name, of]) => ({ name, of })),
  );
}

async function oneRound(measured: Measured, operation: Operation, contender: Child, answerBytes: number, size: Size): Promise<Round> {
  const before = await contender.usage();
  const { requests, seconds, latenciesMs } = await ask(measured, operation, contender, answerBytes, size.connections, size.roundMs);
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
async function fetchesOf(operation: Operation, contender: Contender<Child>, { replay, tokens }: Measured): Promise<number> {
  const before = (await replay.usage()).counts.replayed ?? 0;
  await compareAnswers(operation, [contender], tokens);
  return ((await replay.usage()).counts.replayed ?? 0) - before;
}
