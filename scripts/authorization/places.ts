import type { GraphQLSchema } from 'graphql';
import type { Random } from '../canaries/canary.ts';
import type { AskedBy } from './paths.ts';
import type { Root } from './roots.ts';
import { type Place, placesOf } from './routes.ts';

/** Where a schema can be asked, the shortest ways first, and which of them are the first of their type. */
export interface Places {
  readonly all: readonly Place[];
  readonly near: ReadonlySet<Place>;
}

const waysToEachType = 2;

/**
 * All ways of up to `whole` edges, and of the longer ones as many as `sampled` says, by lot, each last edge at each depth at least once
 * as long as there is room.
 */
export function choosePlaces(
  schema: GraphQLSchema,
  roots: readonly Root[],
  { whole, deepest, sampled, random }: { whole: number; deepest: number; sampled: number; random: Random },
): Places & { readonly known: number } {
  const known = [...placesOf(schema, roots, deepest)];
  const short = known.filter(({ depth }) => depth <= whole).sort((x, y) => x.depth - y.depth);
  const long = shuffled(
    known.filter(({ depth }) => depth > whole),
    random,
  );
  const kinds = new Set<string>();
  const isNew = ({ steps, depth, type }: Place) => {
    const kind = `${depth} ${type} ${steps.slice(-3).join(' ')}`;
    return !kinds.has(kind) && kinds.add(kind);
  };
  const first = long.filter(isNew);
  const others = new Set(long);
  for (const place of first) others.delete(place);
  const all = [...short, ...[...first, ...others].slice(0, sampled)];
  const perType = new Map<string, number>();
  const near = all.filter(({ type }) => {
    const count = perType.get(type) ?? 0;
    perType.set(type, count + 1);
    return count < waysToEachType;
  });
  return { all, near: new Set(near), known: known.length };
}

export const placesFor = ({ all, near }: Places, by: AskedBy): Place[] => all.filter((place) => by.takes(place, near.has(place)));

/** By lot, every order alike. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return Array.from(items, () => left.splice(random(left.length), 1)).flat();
}
