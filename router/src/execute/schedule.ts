import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { neededBy, type Paths, providedBy } from './selection-paths.ts';

/** A branch of a plan that is taken under one value of a Boolean variable only. */
export interface Gate {
  readonly variable: string;
  readonly value: boolean;
}

/** One fetch of a plan, and the ones whose answers it waits for. */
export interface Scheduled {
  readonly fetch: FetchNode;
  /** The place of the objects that it fills, from the root; `@` stands for any index. */
  readonly at: readonly string[];
  readonly gates: readonly Gate[];
  /** The deferred fragment that it is for; '' for what is answered first. */
  readonly part: string;
  /** Indexes of earlier fetches. */
  readonly after: readonly number[];
  /** Parts that must be told before: this fetch fills in objects and lists that they show. */
  readonly behind: readonly string[];
}

interface Found extends Omit<Scheduled, 'after' | 'behind'> {
  /** Fetches that the plan puts before this one. */
  readonly before: readonly number[];
}

/**
 * Lists the fetches of a plan so that each comes after those that it waits for. The planner orders in stages; here a fetch waits
 * only for what it reads: the way to its entities and what stands for them. `given` is there from the beginning.
 */
export function scheduleOf(plan: PlanNode | undefined, given?: FetchNode): readonly Scheduled[] {
  const found: Found[] = [];
  walk(plan, start, found);
  const isWrite = found.some(({ fetch }) => fetch.operationKind === 'mutation');
  const isWhole = found.every(({ part }) => part === '');
  if (isWrite && isWhole) return found.map(({ before, ...rest }) => ({ ...rest, after: before, behind: [] }));
  const provided = found.map(({ fetch, at }) => providedBy(fetch, at));
  const atHand: Paths = given ? providedBy(given, []) : new Set();
  const order = [...new Set(found.map(({ part }) => part))];
  return found.map(({ before, ...rest }, index) => ({
    ...rest,
    after: isWrite ? before : inputsOf({ ...rest, before }, provided, index, atHand),
    behind: isWhole ? [] : order.slice(0, order.indexOf(rest.part)).filter((part) => sharesObjects(found, provided, index, part)),
  }));
}

/** Every fetch of a plan. */
export function fetchesIn(plan: PlanNode | undefined): FetchNode[] {
  return fetchesAt(plan).map(({ fetch }) => fetch);
}

/** The same with their places. */
export function fetchesAt(plan: PlanNode | undefined): readonly Pick<Scheduled, 'fetch' | 'at'>[] {
  const found: Found[] = [];
  walk(plan, start, found);
  return found;
}

const start = { at: [], gates: [], part: '', before: [] };

/** Walks a plan; answers the fetches that what follows may build on. */
function walk(node: PlanNode | undefined, place: Omit<Found, 'fetch'>, found: Found[]): readonly number[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'Fetch':
      return [found.push({ ...place, fetch: node }) - 1];
    case 'Flatten':
      return walk(node.node, { ...place, at: [...place.at, ...node.path.map(String)] }, found);
    case 'Parallel':
      return node.nodes.flatMap((below) => walk(below, place, found));
    case 'Sequence': {
      const done: number[] = [];
      for (const below of node.nodes) done.push(...walk(below, { ...place, before: [...place.before, ...done] }, found));
      return done;
    }
    case 'Condition': {
      const gate = (value: boolean) => ({ ...place, gates: [...place.gates, { variable: node.condition, value }] });
      return [...walk(node.ifClause, gate(true), found), ...walk(node.elseClause, gate(false), found)];
    }
    case 'Defer': {
      const done = walk(node.primary.node, place, found);
      for (const { label: part = place.part, node: below } of node.deferred)
        walk(below, { ...place, part, before: [...place.before, ...done] }, found);
      return done;
    }
  }
}

function inputsOf({ fetch, at, before }: Found, provided: readonly Paths[], index: number, atHand: Paths): readonly number[] {
  // What @fromContext reads from ancestors is not in `requires`.
  if (fetch.contextRewrites?.length || before.length === 0) return before;
  const needed = neededBy(fetch, at);
  const own = provided[index] ?? new Set();
  for (const path of needed) if (!atHand.has(path) && !before.some((earlier) => provided[earlier]?.has(path))) return before;
  return before.filter((earlier) => {
    const theirs = provided[earlier] ?? new Set<string>();
    return overlap(theirs, needed) || overlap(theirs, own);
  });
}

/** Whether a fetch of this part brings objects or lists that this fetch brings, too: two answers may hold different ones. */
function sharesObjects(found: readonly Found[], provided: readonly Paths[], index: number, part: string): boolean {
  const own = objectsIn(provided[index]);
  return found.some((other, at) => other.part === part && overlap(objectsIn(provided[at]), own));
}

/** The places among these that have others below them. */
function objectsIn(paths: Paths = new Set()): Paths {
  const above = [...paths].map((path) => path.slice(0, Math.max(0, path.lastIndexOf('.'))));
  return new Set(above.filter((path) => paths.has(path)));
}

/** Reading what another fills means waiting for it; filling the same keeps its order, so that the same one always has the last word. */
function overlap(paths: Paths, others: Paths): boolean {
  for (const path of paths) if (others.has(path)) return true;
  return false;
}
