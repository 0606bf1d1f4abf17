import { isDeepStrictEqual } from 'node:util';
import type { EngineError } from '../src/execute/errors.ts';
import type { OracleAnswer, OracleError } from './oracle.ts';

export interface OurAnswer {
  readonly data: unknown;
  readonly errors: readonly EngineError[];
}

/** True for what the executor found itself: a null that may not be, a value of another kind. */
export const isOwnCheck = (error: EngineError): boolean => error.service === undefined;

/**
 * Tells where our answer differs from the stock executor's, undefined when nowhere. `data` must be equal but
 * for the order of keys (ours is the specification's, stock merges fragments first). Of the errors, what
 * differs by design is left out:
 * - Stock tells its own null checks only when no subgraph gave an error, and in extensions; we always tell them.
 * - Stock counts list indexes in the path of an entity's error by the representations that it sent, not by the places where they
 *   stand, sends an entity as often as it occurs, and leaves the planner's `__alias_N` in paths: paths are compared without
 *   indexes and suffixes, repeats left out. That our own indexes are right is checked on our own answer.
 * - A subgraph's error without a code is DOWNSTREAM_SERVICE_ERROR in stock, INTERNAL_SERVER_ERROR with us.
 * - Stock's paths name keys and requirements that the client did not ask for; ours end above them. Of an entity that its subgraph
 *   does not know, stock misses the first field or says nothing, ours says NOT_FOUND for the entity.
 * - An error for the whole of `_entities` has the place of the fetch in stock, with "_entities" behind it; ours, each place.
 */
export function differenceOf(ours: OurAnswer, theirs: OracleAnswer): string | undefined {
  if (!isDeepStrictEqual(ours.data, theirs.data)) return `data: ${JSON.stringify(ours.data)} / ${JSON.stringify(theirs.data)}`;
  const own = ours.errors.filter(isOwnCheck);
  const told = ours.errors.filter((error) => !isOwnCheck(error));
  const lost = theirs.errors.length === 0 ? compareNulls(ours, own, theirs.nulls) : undefined;
  return lost ?? compare(told, theirs.errors) ?? misplaced(ours);
}

/**
 * True when stock has null where we have data, and no word about it: an interface object's name took the place of a type that was
 * known below an entity (test/supergraphs/interface-object.ts shows what is right there).
 */
export function isLostSilently(ours: OurAnswer, theirs: OracleAnswer): boolean {
  const isSilent = theirs.errors.length === 0 && theirs.nulls.length === 0;
  return isSilent && !isDeepStrictEqual(ours.data, theirs.data) && hasLess(ours.data, theirs.data);
}

function hasLess(ours: unknown, theirs: unknown): boolean {
  if (theirs === null || isDeepStrictEqual(ours, theirs)) return true;
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null) return false;
  const keys = Object.keys(ours);
  const [mine, stock] = [ours as Record<string, unknown>, theirs as Record<string, unknown>];
  return keys.length === Object.keys(stock).length && keys.every((key) => hasLess(mine[key], stock[key]));
}

/** Both must explain the same nulls. Where several rise to one place either may name any of them. */
function compareNulls({ data }: OurAnswer, ours: readonly EngineError[], theirs: readonly OracleError[]): string | undefined {
  const mine = new Set(ours.map(({ path }) => nullAt(data, path)));
  const stock = new Set(theirs.map(({ path }) => nullAt(data, path)));
  // Of an entity that nobody knows, stock may say nothing at all.
  const due = new Set(ours.filter(({ extensions }) => extensions.code !== 'NOT_FOUND').map(({ path }) => nullAt(data, path)));
  const isAmong = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((each) => all.has(each));
  return isAmong(due, stock) && isAmong(stock, mine) ? undefined : `nulls: ${[...mine].join(' ')} / ${[...stock].join(' ')}`;
}

function nullAt(data: unknown, path: readonly (string | number)[] = []): string {
  let value = data;
  const steps: (string | number)[] = [];
  for (const step of path) {
    if (value === null || value === undefined) break;
    steps.push(step);
    value = (value as Record<string | number, unknown>)[step];
  }
  return steps.join('.');
}

/** Each of ours must be one of theirs, and the other way round. */
function compare(ours: readonly EngineError[], theirs: readonly OracleError[]): string | undefined {
  const mine = ours.map(({ path, extensions }) => ({ steps: stepsOf(path), code: extensions.code }));
  const stock = theirs.map(({ path, code }) => ({
    steps: stepsOf(path),
    code: code === undefined || code === 'DOWNSTREAM_SERVICE_ERROR' ? 'INTERNAL_SERVER_ERROR' : code,
  }));
  const same = (one: (typeof mine)[number], other: (typeof stock)[number]) =>
    one.code === other.code && `${other.steps}.`.startsWith(one.steps === '' ? '' : `${one.steps}.`);
  const isEqual =
    mine.every((one) => stock.some((other) => same(one, other))) && stock.every((other) => mine.some((one) => same(one, other)));
  return isEqual ? undefined : `errors: ${JSON.stringify(mine)} / ${JSON.stringify(stock)}`;
}

function stepsOf(path: readonly (string | number)[] = []): string {
  const names = path.filter((step) => typeof step === 'string' && step !== '@' && step !== '_entities');
  return names.map((step) => String(step).replace(/__alias_\d+$/, '')).join('.');
}

/** An error's path must lead to a null in the answer, or to what lies below one. */
function misplaced({ data, errors }: OurAnswer): string | undefined {
  for (const { path, message } of errors) {
    let value: unknown = data;
    for (const step of path ?? []) {
      if (value === null) break;
      value = (value as Record<string | number, unknown> | undefined)?.[step];
    }
    if (value === undefined) return `the path ${JSON.stringify(path)} of "${message}" leads nowhere`;
  }
  return undefined;
}
