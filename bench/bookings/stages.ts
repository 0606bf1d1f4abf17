import { Session } from 'node:inspector/promises';

/** Milliseconds of the main thread by stage. */
export type Stages = Readonly<Record<string, number>>;

interface Frame {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

const root = new URL('../../', import.meta.url).href;

/** The first that a path begins with. */
const rooms: readonly (readonly [path: string, stage: string])[] = [
  ['packages/service/src/audit/', 'audit'],
  ['packages/db/src/audit', 'audit'],
  ['packages/db/src/relay', 'relay and bus'],
  ['packages/events/', 'relay and bus'],
  ['packages/jobs/', 'jobs'],
  ['packages/db/', 'statements (driver and drizzle)'],
  ['packages/auth/', 'tokens and hop signature'],
  ['packages/crypto/', 'sealing'],
  ['packages/service/', 'subgraph: parse, gate, execute'],
  ['subgraphs/bookings/', 'subgraph: bookings'],
  ['subgraphs/', 'subgraph: the others'],
  ['router/', 'router'],
];
const libraries: Readonly<Record<string, string>> = {
  postgres: 'statements (driver and drizzle)',
  'drizzle-orm': 'statements (driver and drizzle)',
  'pg-boss': 'jobs',
  pg: 'jobs',
  graphql: 'subgraph: parse, gate, execute',
};

/** Each call ends the profile that the one before began, tells what it found, and the next one begins anew. */
export function profileStages(): () => Promise<Stages> {
  let session: Session | undefined;
  return async () => {
    if (!session) {
      session = new Session();
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: 500 });
      await session.post('Profiler.start');
      return {};
    }
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    session = undefined;
    return byStage(profile.nodes as readonly Frame[], profile.samples ?? [], profile.timeDeltas ?? []);
  };
}

/** The time of a sample is that of the innermost room of ours on its stack; of a library when there is none. */
function byStage(nodes: readonly Frame[], samples: readonly number[], deltas: readonly number[]): Stages {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const stageOf = (id: number): string => {
    let library: string | undefined;
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const { functionName, url } = byId.get(at)?.callFrame ?? { functionName: '', url: '' };
      if (at === id && functionName === '(idle)') return 'idle';
      if (at === id && functionName === '(program)') return 'native, or waiting for a core';
      if (at === id && functionName === '(garbage collector)') return 'garbage collector';
      const path = url.startsWith(root) ? url.slice(root.length) : '';
      const inside = /.*node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
      if (inside) library ??= inside;
      else if (path) return rooms.find(([start]) => path.startsWith(start))?.[1] ?? 'the rest of ours';
    }
    return library ? (libraries[library] ?? `library ${library}`) : 'node: http, streams, loop';
  };
  const known = new Map<number, string>();
  const spent: Record<string, number> = {};
  for (const [index, id] of samples.entries()) {
    const stage = known.get(id) ?? stageOf(id);
    known.set(id, stage);
    spent[stage] = (spent[stage] ?? 0) + (deltas[index] ?? 0) / 1_000;
  }
  return spent;
}
