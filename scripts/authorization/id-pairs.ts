import { newId } from '@klear/core';
import type { GraphQLSchema } from 'graphql';
import { subgraphNames } from '../launch/secrets.ts';
import { ask } from './ask.ts';
import { askDirectly, entityRequest, entityTypes, openEntities, representationsOf } from './entities.ts';
import type { Answered } from './judge.ts';
import { lookups } from './lookups.ts';
import type { Asking } from './mutations.ts';
import { anybodys } from './same-answers.ts';
import type { Seat } from './seats.ts';
import type { World } from './world.ts';
import { askForChange, mayChange } from './writes.ts';

/** One question, asked with an id of somebody else's thing and with one that does not exist. */
export interface IdPair {
  readonly name: string;
  readonly existing: () => Promise<Answered | undefined>;
  readonly missing: () => Promise<Answered | undefined>;
}

/** Look-ups at the top, and every entity that not everybody may know of, by `_entities` of each subgraph. */
export function* readingPairs(world: World, schema: GraphQLSchema, seat: Seat): Generator<IdPair> {
  const { graph } = world.house;
  // One id for all rounds: what is kept of a person for a second is kept of nobody too.
  const missing = newId();
  for (const { name, ofExisting, ofMissing } of lookups(schema, world, missing)) {
    const asked = (request: typeof ofExisting) => ask(graph.url, seat, request, undefined);
    yield { name, existing: () => asked(ofExisting), missing: () => asked(ofMissing) };
  }
  for (const name of subgraphNames) {
    const { schema: own } = graph.services[name].built.subgraph;
    const asked = askDirectly(graph, name);
    for (const type of entityTypes(own).filter((each) => !openEntities.has(each))) {
      const [representation] = representationsOf(type, world) ?? [];
      const of = (id: unknown) => asked(seat, entityRequest(own, type, [{ ...representation, id }]));
      yield { name: `${name}: ${type} by _entities`, existing: () => of(representation?.id), missing: () => of(missing) };
    }
  }
}

/** Every id in the input of every mutation that this seat may not ask for. `onDone` is told when one is done all the same. */
export function* writingPairs(of: {
  world: World;
  schema: GraphQLSchema;
  seat: Seat;
  askings: readonly Asking[];
  /** For those who may ask for their own things: ids of others', by input field. */
  foreign: Readonly<Record<string, string>> | undefined;
  lender: string;
  onDone: (fault: string) => void;
}): Generator<IdPair> {
  const { world, schema, seat, foreign, lender, onDone } = of;
  const { url } = world.house.graph;
  const missing = newId();
  for (const asking of of.askings) {
    if (!foreign && mayChange(asking, seat, lender)) continue;
    for (const field of Object.keys(asking.input).filter((name) => name.endsWith('Id'))) {
      const own = asking.input[field];
      const existing = foreign ? foreign[field] : own;
      if (anybodys.has(`${asking.name}.${field}`) || existing === undefined || (foreign && existing === own)) continue;
      const change = async (id: unknown) => {
        const given = { ...asking, input: { ...asking.input, idempotencyKey: newId(), [field]: id } };
        const { change: came, answered } = await askForChange({ url, schema, seat, asking: given });
        if (came === 'done') onDone(`${asking.name} was done for ${seat.identity.name} with a ${field} that is not theirs`);
        return answered;
      };
      yield { name: `${asking.name}.${field}`, existing: () => change(existing), missing: () => change(missing) };
    }
  }
}
