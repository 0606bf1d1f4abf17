import type { Child } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { post } from '../measure/post.ts';
import { median, quantile, rounded } from '../measure/statistics.ts';
import type { Search } from './search.ts';

export interface Size {
  readonly connections: number;
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
}

export interface Found {
  readonly name: string;
  readonly rows: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerOperation: number;
  readonly rssMegabytes: number;
  readonly answerBytes: number;
}

/** Asks twice for the same page, which must be whole and the same, and then for as long as the size says. */
export async function measureSearch(graph: Child, search: Search, token: string, size: Size): Promise<Found> {
  const answers = [await post(graph.url, search.body, token), await post(graph.url, search.body, token)];
  const [first, second] = answers.map(({ text }) => JSON.parse(text));
  const edges = first.data?.searchPractitioners?.edges ?? [];
  if (first.errors || answers[0]?.text !== answers[1]?.text)
    throw new Error(`the search is not steady: ${JSON.stringify(second).slice(0, 300)}`);
  if (edges.length !== search.rows) throw new Error(`the search answered ${edges.length} rows instead of ${search.rows}`);
  const answerBytes = Buffer.byteLength(answers[0]?.text ?? '');
  const run = (forMs: number) =>
    load({ url: graph.url, body: search.body, authorization: () => token, connections: size.connections, forMs, answerBytes });
  await run(size.warmUpMs);
  const rounds: Omit<Found, 'name' | 'rows' | 'answerBytes'>[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    const before = await graph.usage();
    const { requests, seconds, latenciesMs } = await run(size.roundMs);
    const after = await graph.usage();
    rounds.push({
      requestsPerSecond: requests / seconds,
      p50Ms: quantile(latenciesMs, 0.5),
      p99Ms: quantile(latenciesMs, 0.99),
      cpuMsPerOperation: (after.cpuMs - before.cpuMs) / requests,
      rssMegabytes: after.rssBytes / 1024 / 1024,
    });
  }
  const of = (key: keyof (typeof rounds)[number]) => rounded(median(rounds.map((round) => round[key])));
  return {
    name: search.name,
    rows: search.rows,
    requestsPerSecond: of('requestsPerSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    cpuMsPerOperation: of('cpuMsPerOperation'),
    rssMegabytes: of('rssMegabytes'),
    answerBytes,
  };
}
