import { median, quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import type { Operation } from './operations.ts';

export const contenderNames = ['klear', 'apollo'] as const;
export type Contenders<T> = Record<(typeof contenderNames)[number], T>;

/** What was seen in one span of load. */
export interface Round {
  readonly requestsPerSecond: number;
  readonly latenciesMs: readonly number[];
  readonly cpuMsPerOperation: number;
  readonly rssBytes: number;
}

interface Figures {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerOperation: number;
  readonly rssMegabytes: number;
  readonly answerBytes: number;
  readonly subgraphRequests: number;
}

export interface Summary extends Contenders<Figures> {
  readonly name: string;
  /** Ours over theirs. */
  readonly ratios: { readonly requestsPerSecond: number; readonly p50: number; readonly p99: number; readonly cpu: number };
}

interface Seen {
  readonly answerBytes: Contenders<number>;
  readonly fetches: Contenders<number>;
  readonly rounds: Contenders<readonly Round[]>;
}

export function summaryOf({ name }: Operation, seen: Seen): Summary {
  const figures = (contender: keyof Contenders<unknown>): Figures => {
    const of = (value: (round: Round) => number) => rounded(median(seen.rounds[contender].map(value)));
    return {
      requestsPerSecond: of((round) => round.requestsPerSecond),
      p50Ms: of((round) => quantile(round.latenciesMs, 0.5)),
      p99Ms: of((round) => quantile(round.latenciesMs, 0.99)),
      cpuMsPerOperation: of((round) => round.cpuMsPerOperation),
      rssMegabytes: rounded(Math.max(...seen.rounds[contender].map((round) => round.rssBytes)) / 1024 / 1024),
      answerBytes: seen.answerBytes[contender],
      subgraphRequests: seen.fetches[contender],
    };
  };
  const klear = figures('klear');
  const apollo = figures('apollo');
  return {
    name,
    klear,
    apollo,
    ratios: {
      requestsPerSecond: rounded(klear.requestsPerSecond / apollo.requestsPerSecond),
      p50: rounded(klear.p50Ms / apollo.p50Ms),
      p99: rounded(klear.p99Ms / apollo.p99Ms),
      cpu: rounded(klear.cpuMsPerOperation / apollo.cpuMsPerOperation),
    },
  };
}

export function summaryTable(summaries: readonly Summary[]): string[] {
  const head = ['operation', 'router', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms/op', 'RSS MB', 'answer KB', 'subgraph requests'];
  const row = (operation: string, router: string, figures: Figures) => [
    ...[operation, router, figures.requestsPerSecond, figures.p50Ms, figures.p99Ms, figures.cpuMsPerOperation, figures.rssMegabytes],
    ...[figures.answerBytes / 1024, figures.subgraphRequests],
  ];
  return tableOf(
    head,
    summaries.flatMap(({ name, klear, apollo, ratios }) => [
      row(name, 'klear', klear),
      row('', 'apollo', apollo),
      ['', 'klear / apollo', `${ratios.requestsPerSecond} x`, `${ratios.p50} x`, `${ratios.p99} x`, `${ratios.cpu} x`, '', '', ''],
    ]),
  );
}
