import { readFile } from 'node:fs/promises';
import type { BenchOptions, Report } from '../bench.ts';
import { type Child, startChild } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { machine } from '../measure/machine.ts';
import { rounded, slopeOf } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import { idFrom } from './fixture-values.ts';
import { makeTokens } from './tokens.ts';

const file = (name: string): URL => new URL(name, import.meta.url);

const sizes = { full: { operations: 1_000_000, connections: 16 }, small: { operations: 400, connections: 2 } } as const;
/** One operation in so many brings a document that was never seen before; the others ask one of the hot ones. */
const freshEvery = 10;
const hotDocuments = 50;
const intervals = 20;

interface Seen {
  readonly operations: number;
  readonly documents: number;
  readonly heapBytes: number;
  readonly rssBytes: number;
  readonly requestsPerSecond: number;
}

/** Whether the router's memory stays where it is, however many different documents it has seen. */
export async function runMemoryBench(options: BenchOptions): Promise<Report> {
  const size = sizes[options.small ? 'small' : 'full'];
  const operations = options.operations ?? size.operations;
  const tokens = await makeTokens();
  const supergraph = await readFile(file('../../schema/supergraph.graphql'), 'utf8');
  const subgraphs = [...supergraph.matchAll(/@join__graph\(name: "([a-z-]+)"/g)].map(([, name]) => name ?? '');
  const replay = await startChild(file('./replay-process.ts'), { subgraphs });
  const documents = createDocuments();
  const seen: Seen[] = [];
  let router: Child | undefined;
  try {
    router = await startChild(file('./klear-process.ts'), {
      ...{ supergraph, subgraphs, replayUrl: replay.url, jwks: tokens.jwks },
      tellsHeap: true,
    });
    const { url } = router;
    for (let interval = 1; interval <= intervals; interval += 1) {
      const requests = Math.round((operations * interval) / intervals) - Math.round((operations * (interval - 1)) / intervals);
      const { connections } = size;
      const { seconds } = await load({ url, body: documents.next, authorization: tokens.next, connections, requests });
      const { rssBytes, counts } = await router.usage();
      seen.push({
        operations: Math.round((operations * interval) / intervals),
        documents: documents.count,
        heapBytes: counts.heapBytes ?? Number.NaN,
        rssBytes,
        requestsPerSecond: rounded(requests / seconds),
      });
      options.progress(`${seen.at(-1)?.operations} operations, heap ${megabytes(seen.at(-1)?.heapBytes)} MB`);
    }
  } finally {
    await Promise.all([replay.stop(), router?.stop()]);
  }
  // The first half fills the caches up to their bounds.
  const later = seen.slice(intervals / 2);
  const perOperation = (of: (each: Seen) => number) => rounded(slopeOf(later.map((each) => [each.operations, of(each)] as const)));
  const heapSlope = perOperation((each) => each.heapBytes);
  const rssSlope = perOperation((each) => each.rssBytes);
  const head = ['operations', 'documents', 'heap MB', 'RSS MB', 'requests/s'];
  return {
    lines: [
      `@klear/router under load, ${size.connections} connections, one operation in ${freshEvery} a document never seen before;`,
      'the heap of the main thread after a collection, RSS of the whole process with its planner threads.',
      '',
      ...tableOf(
        head,
        seen.map((each) => [
          ...[each.operations.toLocaleString('en-US'), each.documents],
          ...[megabytes(each.heapBytes), megabytes(each.rssBytes), each.requestsPerSecond],
        ]),
      ),
      '',
      `Over the second half: heap ${heapSlope} and RSS ${rssSlope} bytes more for each operation.`,
    ],
    figures: { machine, operations, documents: documents.count, heapBytesPerOperation: heapSlope, rssBytesPerOperation: rssSlope, seen },
  };
}

const megabytes = (bytes = Number.NaN): number => rounded(bytes / 1024 / 1024);

/** Bodies of requests: mostly hot documents, every tenth one a new one. Each is one fetch, told apart by an alias. */
function createDocuments(): { next(): string; readonly count: number } {
  let sent = 0;
  let fresh = 0;
  const hot = Array.from({ length: hotDocuments }, (_, at) => bodyOf(`hot${at}`));
  return {
    next() {
      sent += 1;
      if (sent % freshEvery !== 0) return hot[sent % hotDocuments] ?? '';
      fresh += 1;
      return bodyOf(`fresh${fresh}`);
    },
    get count() {
      return Math.min(sent - fresh, hotDocuments) + fresh;
    },
  };
}

const bodyOf = (name: string): string =>
  JSON.stringify({
    query: `query ${name}($id: ID!) { practitioner(id: $id) { id ${name}: displayName headline languages
      services(first: 2) { edges { node { id name price { amountMinor currency } } } } } }`,
    variables: { id: idFrom('Practitioner', 'one') },
  });
