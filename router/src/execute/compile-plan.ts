import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { withContexts } from './contexts.ts';
import { askAlone, compileEntityFetch } from './entity-fetch.ts';
import { gather } from './gather.ts';
import { compileMergedFetch } from './merged-fetch.ts';
import { compileRootFetch } from './root-fetch.ts';
import type { Run, Step } from './run.ts';
import { fetchesIn, type Gate, type Scheduled, scheduleOf } from './schedule.ts';
import type { TypeMap } from './type-map.ts';

/** A message to a subgraph that starts as soon as the ones it waits for are answered. */
export interface Unit {
  readonly after: readonly number[];
  /** The deferred fragment that it is for; '' for what is answered first. */
  readonly part: string;
  /** Parts that must be told before it starts. */
  readonly behind: readonly string[];
  send(run: Run): Promise<void> | undefined;
}

/**
 * Compiles a plan to a step. Steps hold no state: one compiled plan serves any number of runs at once. `given` is a fetch whose
 * answer is there already: the one that opened a subscription. With `passes` (`mayPassThrough`) the only fetch gives the answer.
 */
export function compilePlanNode(
  plan: PlanNode | undefined,
  types: TypeMap,
  { given, passes = false }: { readonly given?: FetchNode; readonly passes?: boolean } = {},
): Step {
  if (passes && plan?.kind === 'Fetch') return compileRootFetch(plan, [], types, passes);
  const units = unitsOf(scheduleOf(plan, given), types);
  const [only] = units;
  if (!only) return async () => {};
  if (units.length === 1) return async (run) => only.send(run);
  return async (run) => {
    await Promise.all(sendAll(units, () => run));
  };
}

/** Compiles a plan to its messages, what is deferred included. */
export function compileUnits(plan: PlanNode | undefined, types: TypeMap): readonly Unit[] {
  return unitsOf(scheduleOf(plan), types);
}

/** Sends each message as soon as it may be. `told` resolves when a part is told. */
export function sendAll(
  units: readonly Unit[],
  runOf: (part: string) => Run,
  told?: (part: string) => Promise<void>,
): readonly (Promise<void> | undefined)[] {
  const sent: (Promise<void> | undefined)[] = [];
  for (const unit of units) {
    const run = runOf(unit.part);
    const waits = unit.after.map((index) => sent[index]);
    if (told) waits.push(...unit.behind.map(told));
    const [first] = waits;
    if (waits.length === 0) sent.push(unit.send(run));
    else sent.push((waits.length === 1 && first ? first : Promise.all(waits)).then(() => unit.send(run)));
  }
  return sent;
}

/** One unit for each message: fetches of entities that start together and go to one subgraph share theirs. */
function unitsOf(schedule: readonly Scheduled[], types: TypeMap): Unit[] {
  const groups = new Map<string, number[]>();
  for (const [index, { fetch, gates, after, part, behind }] of schedule.entries()) {
    const mayShare = fetch.requires && !fetch.contextRewrites?.length;
    const key = mayShare ? JSON.stringify([fetch.serviceName, gates, after, part, behind]) : String(index);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  // A unit stands where its first fetch stood: what its fetches wait for is in units before it.
  const units: Unit[] = [];
  const unitOf = new Map<number, number>();
  for (const indexes of groups.values()) {
    const members = indexes.map((index) => schedule[index]).filter((member) => member !== undefined);
    const after = [...new Set(members[0]?.after.map((index) => unitOf.get(index) ?? 0))];
    const shared = members.length > 1 ? sendTogether(members, types) : undefined;
    for (const [at, index] of indexes.entries()) unitOf.set(index, units.length + (shared ? 0 : at));
    const { part = '', behind = [] } = members[0] ?? {};
    if (shared) units.push({ after, part, behind, send: shared });
    else for (const member of members) units.push({ after, part, behind, send: sendAlone(member, types) });
  }
  return units;
}

function sendAlone({ fetch, at, gates }: Scheduled, types: TypeMap): Unit['send'] {
  const step = compileFetch(fetch, at, types);
  return (run) => {
    if (!isOpen(gates, run)) return undefined;
    const targets = gather([run.root], at);
    return targets.length === 0 ? undefined : step(run, targets);
  };
}

function sendTogether(members: readonly Scheduled[], types: TypeMap): Unit['send'] | undefined {
  const fetches = members.map(({ fetch, at }) => compileEntityFetch(fetch, at, types));
  const merged = compileMergedFetch(fetches);
  const gates = members[0]?.gates ?? [];
  return (
    merged &&
    ((run) =>
      isOpen(gates, run)
        ? merged(
            run,
            members.map(({ at }) => gather([run.root], at)),
          )
        : undefined)
  );
}

function compileFetch(fetch: FetchNode, at: readonly string[], types: TypeMap): Step {
  if (!fetch.requires) return compileRootFetch(fetch, at, types);
  const step = askAlone(compileEntityFetch(fetch, at, types));
  return fetch.contextRewrites?.length ? withContexts(fetch.contextRewrites, at, types, step) : step;
}

const isOpen = (gates: readonly Gate[], run: Run): boolean => gates.every(({ variable, value }) => run.condition(variable) === value);

/** Every fetch of a plan, the opening one of a subscription included. */
export function fetchesOf({ node }: QueryPlan): FetchNode[] {
  return node?.kind === 'Subscription' ? [node.primary, ...fetchesIn(node.rest)] : fetchesIn(node);
}
