import { demoPractice } from '../../scripts/demo/practice.ts';
import { scales } from '../../scripts/demo/scale.ts';
import { demoSignIns } from '../../scripts/demo/sign-ins.ts';
import type { BenchOptions, Report } from '../bench.ts';
import { startChild } from '../measure/child.ts';
import { machine } from '../measure/machine.ts';
import { post } from '../measure/post.ts';
import { tableOf } from '../measure/table.ts';
import { type Found, measureSearch, type Size } from './measure-search.ts';
import { searches } from './search.ts';

const sizes = {
  full: { connections: 8, rounds: 3, roundMs: 2_000, warmUpMs: 1_000 },
  small: { connections: 2, rounds: 1, roundMs: 60, warmUpMs: 30 },
} as const satisfies Record<string, Size>;

/** The journey's search through the whole graph: router, four subgraphs and PostgreSQL, the graph in a process of its own. */
export async function runJourneyBench({ small, progress }: BenchOptions): Promise<Report> {
  const size = sizes[small ? 'small' : 'full'];
  const at = new Date();
  progress('the graph starts and writes its demo practice');
  const graph = await startChild(new URL('./graph-process.ts', import.meta.url), {});
  try {
    const authorization = await signIn(graph.url, at);
    const found: Found[] = [];
    for (const search of searches(at)) {
      progress(`${search.rows} rows, ${search.name}`);
      found.push(await measureSearch(graph, search, authorization, size));
    }
    return {
      lines: [
        `The journey's search over the whole graph, demo practice, ${size.connections} connections, medians of ${size.rounds} rounds; PostgreSQL is a process beside it.`,
        '',
        ...tableOf(
          ['search', 'rows', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms/op', 'RSS MB', 'answer KB'],
          found.map((each) => [
            ...[each.name, each.rows, each.requestsPerSecond, each.p50Ms, each.p99Ms, each.cpuMsPerOperation],
            ...[each.rssMegabytes, each.answerBytes / 1024],
          ]),
        ),
      ],
      figures: { machine, ...size, scale: scales.demo, found },
    };
  } finally {
    await graph.stop();
  }
}

/** Signs the demo's client in; answers the `Authorization` header. */
async function signIn(url: string, at: Date): Promise<string> {
  const [client] = demoSignIns(demoPractice(scales.demo, at.toISOString().slice(0, 10)));
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { tokens { accessToken } } } }';
  const input = { email: client?.email, password: client?.password };
  const { text } = await post(url, JSON.stringify({ query, variables: { input } }));
  const token = JSON.parse(text).data?.signIn?.tokens?.accessToken;
  if (typeof token !== 'string') throw new Error(`the demo's client cannot sign in: ${text.slice(0, 300)}`);
  return `Bearer ${token}`;
}
