import type { GraphQLSchema } from 'graphql';

/** One request that means harm, or at least trouble. */
export interface HostileDocument {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** A whole number from 0 to below `below`, from a seed. */
export type Random = (below: number) => number;

/** A way of making trouble: writes another document of its kind for each draw. */
export type Family = (random: Random, schema: GraphQLSchema) => HostileDocument;

export const repeat = (count: number, part: (i: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);

export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[random(from.length)];
  if (chosen === undefined) throw new TypeError('nothing to pick from');
  return chosen;
}

/** Sizes around the limits as well as far beyond them. */
export const size = (random: Random, most: number): number => Math.max(1, Math.floor(most ** ((1 + random(1_000)) / 1_000)));

/** `depth` parts drawn one by one, each with the ones before in the place of its X. */
export function drawn(random: Random, depth: number, leaf: string, parts: (level: number) => readonly string[]): string {
  let text = leaf;
  for (let level = 0; level < depth; level += 1) text = pick(random, parts(level)).replace('X', text);
  return text;
}
