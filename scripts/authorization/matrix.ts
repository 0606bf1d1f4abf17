import type { GraphQLSchema } from 'graphql';
import { ask, isTooLarge } from './ask.ts';
import { queryFor, type Request, readRequest } from './documents.ts';
import { type Court, judge } from './judge.ts';
import type { AskedBy } from './paths.ts';
import type { Place } from './routes.ts';
import type { Seat } from './seats.ts';
import type { Tally } from './tally.ts';

export interface Matrix {
  readonly url: string;
  readonly court: Court;
  /** What /public/graphql shows. */
  readonly publicSchema: GraphQLSchema;
  readonly seats: readonly Seat[];
  readonly tally: Tally;
  /** Requests under way at once. */
  readonly atOnce: number;
}

/** Places that no request may ask for, since one alone is over the bounds of the router. */
export interface OutOfBounds {
  count: number;
}

const placesTogether = 30;

/** Asks for all places as everybody, in one way, and judges every answer. Answers how many places the router's bounds keep closed. */
export async function runPath(matrix: Matrix, by: AskedBy, places: readonly Place[]): Promise<OutOfBounds> {
  const { seats, atOnce } = matrix;
  const bounds = { count: 0 };
  const queue = chunksOf(places, by.together ?? placesTogether).flatMap((chunk) => seats.map((seat) => ({ seat, chunk })));
  async function work(): Promise<void> {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { seat, chunk } = next;
      if (await runOne(matrix, by, seat, chunk)) continue;
      const half = Math.ceil(chunk.length / 2);
      if (chunk.length === 1) bounds.count += 1;
      else for (const part of [chunk.slice(0, half), chunk.slice(half)]) queue.push({ seat, chunk: part });
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return bounds;
}

/** False when it was too much to ask at once. */
async function runOne({ url, court, publicSchema, tally }: Matrix, by: AskedBy, seat: Seat, places: readonly Place[]): Promise<boolean> {
  const schema = by.by === 'public' ? publicSchema : court.schema;
  const whole = queryFor(schema, places, by.how);
  const requests = by.by === 'several operations' ? severalOf(whole) : [whole];
  for (const request of requests) {
    const answered = await ask(url, seat, request, by.by);
    tally.asked();
    if (isTooLarge(answered)) return false;
    tally.add(by.name, seat.identity.name, judge({ ...court, schema }, seat, request, answered));
  }
  return true;
}

/** The same operation twice beside one that asks for nothing, so that the name alone says which runs. */
function severalOf({ query, variables }: Request): Request[] {
  const text = `query Nothing { __typename } ${query} ${query.replace('query Q', 'query R')}`;
  return ['Q', 'R'].map((name) => readRequest(text, { ...variables }, name));
}

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
