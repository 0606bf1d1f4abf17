import { proofSeed, proofSize, waitFor } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../router/test/random-operation.ts';
import { subgraphNames } from '../launch/secrets.ts';
import { type House, openHouse } from '../whole-graph/house.ts';
import { freeSlots } from '../whole-graph/lived-in.ts';
import { settled } from '../whole-graph/snapshot.ts';
import { ask } from './ask.ts';
import { expectedOf } from './decide.ts';
import { readRequest } from './documents.ts';
import { askDirectly, entityRequest, entityTypes, representationsOf } from './entities.ts';
import { readFacts } from './facts.ts';
import { type IdPair, readingPairs, writingPairs } from './id-pairs.ts';
import { identities } from './identities.ts';
import { type Court, judge } from './judge.ts';
import { runPath } from './matrix.ts';
import { askingsOf, daysAfter } from './mutations.ts';
import { isAllowed } from './outcome.ts';
import { paths } from './paths.ts';
import { choosePlaces, placesFor, shuffled } from './places.ts';
import { coverageFaults, neverSeen, protectedFields, readApi, readPublic } from './protected-fields.ts';
import { rootsOf } from './roots.ts';
import { selectionAt } from './routes.ts';
import { createTracer, difference, foreignIds } from './same-answers.ts';
import { type Seat, seatsOf } from './seats.ts';
import { countSources, listen } from './streams.ts';
import { createTally } from './tally.ts';
import { openWorld, type World } from './world.ts';
import { askForChange, mayChange } from './writes.ts';

const seed = proofSeed('authorization-matrix');
/** How many of the long ways to a field are asked, by lot. */
const sampled = proofSize('authorization-matrix', 10, 1_500);
const isFull = sampled > 100;
/** A full run has as long as it needs. */
const patienceMs = isFull ? 0 : 120_000;
const random = createRandom(seed);
const [schema, publicSchema, fields] = await Promise.all([readApi(), readPublic(), protectedFields()]);
const tally = createTally();
const tracer = createTracer();

let house: House;
let world: World;
let seats: readonly Seat[];
let court: Court;

beforeAll(async () => {
  house = await openHouse({ rates: false, onQuery: tracer.onQuery });
  world = await openWorld(house, seed);
  seats = await seatsOf(world, identities);
  court = { schema, known: await readFacts(house.admin), planted: world.planted, lender: world.people.client.id };
}, 120_000);
afterAll(async () => {
  await world?.close();
  await house?.close();
}, 60_000);

/** Free times behind those that the world has used. */
const laterSlots = async () => (await freeSlots(world.people.client, world.home.practitioner.id)).slice(12).map(({ start }) => start);

test('every protected field has a line in the policy table, and every line a protected field', () => {
  expect(fields.length).toBeGreaterThan(250);
  expect(coverageFaults(schema, fields)).toEqual([]);
});

test(
  'nobody sees what the policy table does not give them, by any path, and everybody sees what it does',
  async () => {
    const started = performance.now();
    const roots = rootsOf(world);
    const places = choosePlaces(schema, roots, { whole: isFull ? 3 : 1, deepest: 6, sampled, random });
    const isOpen = (field: string) => publicSchema.getQueryType()?.getFields()[field] !== undefined;
    const open = choosePlaces(
      publicSchema,
      roots.filter(({ field }) => isOpen(field)),
      { whole: 3, deepest: 3, sampled: 0, random },
    );
    let closed = 0;
    for (const by of paths) {
      const asked = placesFor(by.by === 'public' ? open : places, by);
      const part = isFull
        ? { places: asked, seats }
        : { places: shuffled(asked, random).slice(0, 8), seats: shuffled(seats, random).slice(0, 4) };
      closed += (await runPath({ url: house.graph.url, court, publicSchema, tally, atOnce: 4, seats: part.seats }, by, part.places)).count;
    }
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stdout.write(
      `authorization matrix: ${tally.fields.size} of ${fields.length} protected fields x ${paths.length} paths (${places.all.length} of ${places.known} places, ` +
        `${closed} closed by bounds) x ${identities.length} identities = ${tally.cases} cases in ${tally.requests} requests, ${seconds} s, seed ${seed}\n`,
    );
    expect(tally.faults()).toEqual([]);
  },
  patienceMs,
);

test(
  'nobody sees more by asking a subgraph for entities with a rightly signed hop',
  async () => {
    const before = tally.cases;
    const unplanted: string[] = [];
    for (const name of subgraphNames) {
      const { schema: own } = house.graph.services[name].built.subgraph;
      const askSubgraph = askDirectly(house.graph, name);
      for (const type of entityTypes(own)) {
        const representations = representationsOf(type, world);
        if (!representations) unplanted.push(`${name}: ${type}`);
        const request = entityRequest(own, type, representations ?? []);
        for (const seat of isFull ? seats : shuffled(seats, random).slice(0, 4)) {
          const answered = await askSubgraph(seat, request);
          if (!answered) continue;
          tally.asked();
          tally.add('_entities, directly', seat.identity.name, judge({ ...court, schema: own }, seat, request, answered));
        }
      }
    }
    process.stdout.write(`_entities of ${subgraphNames.length} subgraphs, directly: ${tally.cases - before} cases\n`);
    expect({ unplanted, faults: tally.faults() }).toEqual({ unplanted: [], faults: [] });
  },
  patienceMs,
);

test(
  'whoever may not change something is refused with a code that says so, and nothing has changed',
  async () => {
    const slots = await laterSlots();
    const facts = await readFacts(house.admin);
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    const before = await settled(house);
    const faults: string[] = [];
    const asked = new Set<string>();
    let refused = 0;
    for (const seat of isFull ? seats : shuffled(seats, random).slice(0, 5)) {
      for (const asking of askingsOf(world, facts, seat, slots)) {
        asked.add(asking.name);
        const may = mayChange(asking, seat, court.lender);
        if (may) continue;
        const { change } = await askForChange({ url: house.graph.url, schema, seat, asking });
        if (change === 'refused') refused += 1;
        else faults.push(change === 'done' ? `${asking.name} was done for ${seat.identity.name}` : change.fault);
      }
    }
    const after = await settled(house);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    process.stdout.write(
      `${mutations.length} mutations: ${refused} refused as they should be, ${changed.length} of ${Object.keys(after).length} tables changed\n`,
    );
    const unasked = mutations.filter((name) => !asked.has(name) && fields.includes(`Mutation.${name}`));
    expect({ faults, changed, unasked }).toEqual({ faults: [], changed: [], unasked: [] });
  },
  patienceMs,
);

test(
  'other people’s ids and ids that do not exist are answered alike, byte for byte and by the same statements',
  async () => {
    const known = await readFacts(house.admin);
    const foreign = await foreignIds(house.admin, world);
    const slots = await laterSlots();
    const some = (asWhom: RegExp) => {
      const fitting = seats.filter(({ identity }) => asWhom.test(identity.name));
      return isFull ? fitting : shuffled(fitting, random).slice(0, 1);
    };
    const faults: string[] = [];
    let pairs = 0;
    const compare = async ({ identity }: Seat, { name, existing, missing }: IdPair) => {
      pairs += 1;
      const found = await difference({ existing: () => tracer.trace(existing), missing: () => tracer.trace(missing) });
      if (found) faults.push(`${name} as ${identity.name} ${found}`);
    };
    const asked = { world, schema, lender: court.lender, onDone: (fault: string) => void faults.push(fault) };
    for (const seat of some(/another tenant|stranger|another client/)) {
      // What lies abroad is the other tenant's own.
      const isTheirs = (name: string) => /another tenant/.test(seat.identity.name) && name.endsWith('_abroad');
      for (const pair of readingPairs(world, schema, seat)) if (!isTheirs(pair.name)) await compare(seat, pair);
      const askings = askingsOf(world, known, seat, slots);
      for (const pair of writingPairs({ ...asked, seat, askings, foreign: undefined })) await compare(seat, pair);
    }
    for (const seat of some(/^(self|owner|practitioner with consent)$/)) {
      const askings = askingsOf(world, known, seat, slots);
      for (const pair of writingPairs({ ...asked, seat, askings, foreign })) await compare(seat, pair);
    }
    process.stdout.write(`${pairs} pairs of an id of somebody else and one that does not exist: ${faults.length} answered differently\n`);
    expect(faults).toEqual([]);
  },
  patienceMs,
);

test(
  'a subscription that is not allowed opens no source, and of two who ask alike in the same moment each is told their own',
  async () => {
    const { graph } = house;
    const { client, otherClient } = world.people;
    const appointment = `appointment { ${selectionAt(schema, 'Appointment').join(' ')} client { id name email } }`;
    const changes = (filter = '') => readRequest(`subscription { appointmentChanged${filter} { cursor change ${appointment} } }`);
    const messages = {
      ...readRequest(
        `subscription($id: ID!) { messageAdded(conversationId: $id) { message { ${selectionAt(schema, 'Message').join(' ')} } } }`,
        {
          id: world.home.conversationId,
        },
      ),
      about: court.known.get(`Conversation:${world.home.conversationId}`) ?? {},
    };
    const may = (field: string, seat: Seat, about = {}) => expectedOf(field, seat, about, court.lender)?.allowed ?? true;
    const sources = countSources(graph);
    const faults: string[] = [];
    let refused = 0;
    for (const seat of seats) {
      const asked = [
        ...(may('Subscription.appointmentChanged', seat) ? [] : [changes()]),
        ...(may('Subscription.messageAdded', seat, messages.about) ? [] : [messages]),
      ];
      for (const request of asked) {
        const { data, errors = [] } = await ask(graph.url, seat, request, 'socket');
        refused += 1;
        if (data || !errors.every((error) => isAllowed(error, seat)))
          faults.push(`${seat.identity.name}: ${JSON.stringify({ data, errors })}`);
      }
    }
    expect({ faults, opened: sources.opened }).toEqual({ faults: [], opened: 0 });

    const named = (name: string) => seats.find(({ identity }) => identity.name === name) as Seat;
    const of = `(organizationId: "${world.home.organizationId}")`;
    const listeners = [
      { seat: named('self'), request: changes(), sees: [world.home.appointmentId] },
      { seat: named('another client of the practice'), request: changes(), sees: [world.otherAppointmentId] },
      { seat: named('manager'), request: changes(of), sees: [world.home.appointmentId, world.otherAppointmentId] },
      { seat: named('owner of another tenant'), request: changes(of), sees: [] },
      { seat: named('stranger'), request: changes(`(practitionerId: "${world.home.practitioner.id}")`), sees: [] },
      { seat: named('auditor'), request: changes(of), sees: [] },
      { seat: named('billing'), request: changes(of), sees: [] },
    ];
    const open = await Promise.all(
      listeners.map(async (each) => ({ ...each, listening: await listen(graph.url, each.seat, each.request) })),
    );
    await waitFor('every source', () => sources.opened >= listeners.length);
    const [first, second] = [2, 3].map((days) => daysAfter(world.home.slots[2]?.start, days));
    await client.act(
      'rescheduleAppointment',
      { appointmentId: world.home.appointmentId, start: first, expectedVersion: 1 },
      'appointment { id }',
    );
    await otherClient.act(
      'rescheduleAppointment',
      { appointmentId: world.otherAppointmentId, start: second, expectedVersion: 1 },
      'appointment { id }',
    );
    const told = (at: number) => open[at]?.listening.told.length ?? 0;
    await waitFor('everybody’s own event', () => told(0) > 0 && told(1) > 0 && told(2) > 1);
    const known = await readFacts(house.admin);
    const seen = open.map(({ seat, request, listening }) => {
      for (const answered of listening.told)
        tally.add('subscription', seat.identity.name, judge({ ...court, known }, seat, request, answered));
      return listening.told.map(
        ({ data }) => (data?.appointmentChanged as { appointment: { id: string } | null } | undefined)?.appointment?.id,
      );
    });
    await Promise.all(open.map(({ listening }) => listening.close()));
    process.stdout.write(
      `subscriptions: ${refused} refused before a source was opened; ${seen.flat().length} events to ${listeners.length} listeners, none crossed\n`,
    );
    expect(seen).toEqual(listeners.map(({ sees }) => sees));
    expect(tally.faults()).toEqual([]);
  },
  patienceMs,
);

test(
  'whoever may change something can, and its answer shows them no more than the policy table says',
  async () => {
    const slots = await laterSlots();
    const before = await readFacts(house.admin);
    const faults: string[] = [];
    let done = 0;
    const names = askingsOf(world, before, seats[0] as Seat, slots).map(({ name }) => name);
    for (const [index, name] of names.entries()) {
      const facts = await readFacts(house.admin);
      const may = seats
        .map((seat) => ({ seat, asking: askingsOf(world, facts, seat, slots)[index] }))
        .filter(({ seat, asking }) => asking && mayChange(asking, seat, court.lender) && !seat.scopes);
      const first = may.find(({ seat }) => seat.personId === world.people.client.id) ?? may[0];
      if (!first?.asking) {
        faults.push(`nobody may ${name}`);
        continue;
      }
      const { seat, asking } = first;
      const { change, request, answered } = await askForChange({ url: house.graph.url, schema, seat, asking });
      if (change === 'done') done += 1;
      else
        faults.push(change === 'refused' ? `${name} was refused to ${seat.identity.name}: ${answered.text.slice(0, 200)}` : change.fault);
      tally.asked();
      tally.add(
        'answer of a mutation',
        seat.identity.name,
        judge({ ...court, known: await readFacts(house.admin) }, seat, request, answered),
      );
    }
    process.stdout.write(`${done} of ${names.length} mutations done by one who may\n`);
    expect([...faults, ...tally.faults()]).toEqual([]);
  },
  patienceMs,
);

test('what is allowed was really seen', () => {
  process.stdout.write(
    `${tally.lines().join('\n')}\n${tally.cases} cases in ${tally.requests} requests: ${tally.of('leaked')} leaks, ${tally.of('seen')} allowed and seen\n`,
  );
  const unseen = [...tally.fields].filter((field) => !tally.seen.has(field) && !neverSeen.has(field));
  if (isFull) expect(unseen).toEqual([]);
});
