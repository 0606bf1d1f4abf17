import { median, quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';

/** Something of a router under measurement. Ours comes first. */
export interface Contender<T> {
  readonly name: string;
  readonly of: T;
}

/** What was seen in one span of load. */
export interface Round {
  readonly requestsPerSecond: number;
  readonly latenciesMs: readonly number[];
  readonly cpuMsPerOperation: number;
  readonly rssBytes: number;
}

/** What was seen of one contender. */
export interface Seen {
  readonly answerBytes: number;
  readonly subgraphRequests: number;
  readonly rounds: readonly Round[];
}

export interface Figures {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerOperation: number;
  readonly rssMegabytes: number;
  readonly answerBytes: number;
  readonly subgraphRequests: number;
}

/** Ours against one peer. Above 1 ours is better, in each of them. */
interface Ratios {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
}

export interface Summary {
  readonly name: string;
  readonly contenders: Readonly<Record<string, Figures>>;
  readonly ratios: Readonly<Record<string, Ratios>>;
}

export function figuresOf({ answerBytes, subgraphRequests, rounds }: Seen): Figures {
  const of = (value: (round: Round) => number) => rounded(median(rounds.map(value)));
  return {
    requestsPerSecond: of((round) => round.requestsPerSecond),
    p50Ms: of((round) => quantile(round.latenciesMs, 0.5)),
    p99Ms: of((round) => quantile(round.latenciesMs, 0.99)),
    cpuMsPerOperation: of((round) => round.cpuMsPerOperation),
    rssMegabytes: rounded(Math.max(...rounds.map((round) => round.rssBytes)) / 1024 / 1024),
    answerBytes,
    subgraphRequests,
  };
}

export function summaryOf(name: string, [ours, ...peers]: readonly Contender<Seen>[]): Summary {
  if (!ours) throw new TypeError('nothing was measured');
  const own = figuresOf(ours.of);
  const figures = peers.map((peer) => ({ name: peer.name, of: figuresOf(peer.of) }));
  return {
    name,
    contenders: Object.fromEntries([{ name: ours.name, of: own }, ...figures].map((each) => [each.name, each.of])),
    ratios: Object.fromEntries(figures.map((peer) => [peer.name, ratiosOf(own, peer.of)])),
  };
}

function ratiosOf(own: Figures, peer: Figures): Ratios {
  return {
    requestsPerSecond: rounded(own.requestsPerSecond / peer.requestsPerSecond),
    p50: rounded(peer.p50Ms / own.p50Ms),
    p99: rounded(peer.p99Ms / own.p99Ms),
    cpu: rounded(peer.cpuMsPerOperation / own.cpuMsPerOperation),
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
    summaries.flatMap(({ name, contenders, ratios }) => [
      ...Object.entries(contenders).map(([contender, figures], at) => row(at === 0 ? name : '', contender, figures)),
      ...Object.entries(ratios).map(([peer, ratio]) => [
        ...['', `times better than ${peer}`],
        ...[ratio.requestsPerSecond, ratio.p50, ratio.p99, ratio.cpu].map((value) => `${value} x`),
        ...['', '', ''],
      ]),
    ]),
  );
}
