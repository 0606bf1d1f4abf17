import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { Refusal } from '@klear/core';
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
  /** Indexes of earlier fetches. */
  readonly after: readonly number[];
}

interface Found extends Omit<Scheduled, 'after'> {
  /** Fetches that the plan puts before this one. */
  readonly before: readonly number[];
}

/**
 * Lists the fetches of a plan so that each comes after those that it waits for. The planner orders in stages; here a fetch waits
 * only for what it reads: the way to its entities and what stands for them. `given` is there from the beginning.
 */
export function scheduleOf(plan: PlanNode | undefined, given?: FetchNode): readonly Scheduled[] {
  const found: Found[] = [];
  walk(plan, { at: [], gates: [], before: [] }, found);
  if (found.some(({ fetch }) => fetch.operationKind === 'mutation'))
    return found.map(({ before, ...rest }) => ({ ...rest, after: before }));
  const provided = found.map(({ fetch, at }) => providedBy(fetch, at));
  const atHand: Paths = given ? providedBy(given, []) : new Set();
  return found.map(({ before, ...rest }, index) => ({ ...rest, after: inputsOf({ ...rest, before }, provided, index, atHand) }));
}

/** Every fetch of a plan. */
export function fetchesIn(plan: PlanNode | undefined): FetchNode[] {
  const found: Found[] = [];
  walk(plan, { at: [], gates: [], before: [] }, found);
  return found.map(({ fetch }) => fetch);
}

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
    case 'Defer':
      throw new Refusal('BAD_USER_INPUT', '@defer is not supported.');
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

/** Reading what another fills means waiting for it; filling the same keeps its order, so that the same one always has the last word. */
function overlap(paths: Paths, others: Paths): boolean {
  for (const path of paths) if (others.has(path)) return true;
  return false;
}
