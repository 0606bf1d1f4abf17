import type { House } from '../whole-graph/house.ts';
import type { LivedIn } from '../whole-graph/lived-in.ts';
import { withBrokenTables } from './broken-tables.ts';
import type { Canaries, Random } from './canary.ts';
import { passBy, request } from './client.ts';
import { aliased, answering, brokenSubgraphs, faultyDocuments, refusals, type Send } from './error-paths.ts';
import { fillVariables, type KnownIds } from './fill-variables.ts';
import { type Operation, readOperations, readSchema } from './operations.ts';
import type { Sink } from './sinks.ts';

export interface LetOut {
  /** What the errors of all answers said, but those of documents that are faulty in themselves. */
  readonly errors: Sink;
  /** Tokens that were in use. */
  readonly secrets: readonly string[];
  /** Ids of people who asked: events and audit are about them, and nothing else may name them. */
  readonly people: readonly string[];
  readonly refused: number;
  readonly broken: number;
  /** How the operations ended: "data 120, FORBIDDEN 31, ..." */
  readonly told: string;
}

/** Somebody who asks, with the headers by which the graph knows them. */
interface Asker {
  readonly name: string;
  headers(): Promise<Record<string, string>>;
}

/** These end the session of whoever asks: nobody whom we still need asks them. */
const ending = /signOut|SignOut|revokeSession|refreshSession|RefreshSession/;
const atOnce = 6;

/** Sends canaries through every operation, as everybody, and through every way of failing. */
export async function letOut(given: {
  house: House;
  lived: LivedIn;
  canaries: Canaries;
  random: Random;
  operations: number;
}): Promise<LetOut> {
  const { house, lived, canaries, random } = given;
  const { graph } = house;
  const schema = await readSchema();
  const all = await readOperations(schema);
  const known = idsOf(lived);
  const errors: string[] = [];
  const ends = new Map<string, number>();
  const secrets: string[] = [];
  const askers = await openAskers(given, secrets);

  const note = (said: unknown) => {
    const found = (said as { errors?: readonly { extensions?: { code?: string } }[] }).errors;
    const end = found?.[0]?.extensions?.code ?? (found ? 'errors' : 'data');
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (found) errors.push(JSON.stringify(found));
  };
  const send: Send = async (body, headers, more) => {
    const sent = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const { body: said } = await request(graph.url, { ...more, headers: headers ?? {}, body: sent });
    const parsed = parsedOr(said);
    if (parsed) note(parsed);
    else errors.push(said);
  };

  async function run({ query, definition }: Operation): Promise<void> {
    const asker = ending.test(query) ? askers.passing : askers.staying[random(askers.staying.length)];
    if (!asker) throw new Error('somebody asks');
    const variables = fillVariables({ schema, definition, known, canaries, random });
    const headers = await asker.headers();
    if (definition.operation === 'subscription') {
      for (const said of await passBy(graph.url, headers, query, variables)) note({ errors: said });
    } else {
      await send({ query, variables, ...(definition.name && { operationName: definition.name.value }) }, headers);
    }
  }

  let next = 0;
  const work = async () => {
    for (let place = next++; place < given.operations; place = next++) {
      const operation = all[place % all.length];
      if (operation) await run(operation);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));

  const refused = await refusals(send, canaries);
  // What a client writes into its document comes back to it, and to nobody else.
  const echoed = await faultyDocuments(async (body) => void (await request(graph.url, { body: JSON.stringify(body) })), canaries);
  const own = all.filter(
    ({ query, definition }) =>
      definition.operation !== 'subscription' &&
      !ending.test(query) &&
      /me \{|sendMessage|addAllergy|addCondition|addMedication|addObservation|healthRecord\(|updateProfile|holdSlot|ppointment/.test(query),
  );
  const some = () => Array.from({ length: 18 }, () => own[random(own.length)]).filter((operation) => operation !== undefined);
  const asLived = await lived.client.headers();
  const askAliased = () =>
    Promise.all(aliased(canaries).map((query) => request(graph.url, { headers: asLived, body: JSON.stringify({ query }) })));
  for (const schema of ['users', 'bookings', 'health_records']) {
    const work = async () => {
      for (const operation of some()) await run(operation);
      await askAliased();
    };
    await withBrokenTables(house.admin, schema, { write: work, read: work });
  }
  // All at once: without a database many of them end at the deadline and not before.
  house.databaseWire.set({ kind: 'down' });
  await Promise.all([askAliased(), ...some().map(run)]);
  house.databaseWire.set({ kind: 'none' });
  let broken = 0;
  for (const name of ['users', 'bookings', 'health-records'] as const) {
    for (const handle of brokenSubgraphs) {
      await answering(graph, name, handle, async (count) => {
        for (const operation of some()) await run(operation);
        broken += count();
      });
    }
  }
  const told = [...ends].sort(([, one], [, other]) => other - one).map(([end, count]) => `${end} ${count}`);
  const sink: Sink = {
    name: 'errors',
    text: async () => errors.join('\n'),
    async plant(word) {
      await send({ query: `{ ${word} }` });
      return errors.join('\n');
    },
  };
  const people = [lived.client, lived.owner].map(({ id }) => id);
  return { errors: sink, secrets, people, refused: refused + echoed, broken, told: told.join(', ') };
}

function idsOf(lived: LivedIn): KnownIds {
  const { client, owner: _owner, practitioner, slots: _slots, acting: _acting, ...ids } = lived;
  const texts = Object.entries(ids).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { ...Object.fromEntries(texts), personId: client.id, practitionerId: practitioner.id, clientId: client.id };
}

const signUp = `mutation($input: SignUpInput!) { signUp(input: $input) {
  __typename ... on SignUpSuccess { tokens { accessToken refreshToken } } } }`;

/** Visitors, a person whose every datum is a canary, and those who stay and lose their session; the practice's people act for it. */
async function openAskers({ house: { graph }, lived, canaries }: Parameters<typeof letOut>[0], secrets: string[]) {
  async function signedUp(): Promise<Record<string, string>> {
    const input = { email: canaries.email(), password: `${canaries.word()} ${canaries.word()}`, name: canaries.word() };
    const { body } = await request(graph.url, { body: JSON.stringify({ query: signUp, variables: { input } }) });
    const { accessToken, refreshToken } = JSON.parse(body).data.signUp.tokens as { accessToken: string; refreshToken: string };
    // Its signature is the part of a token that nothing else holds.
    secrets.push(accessToken.split('.')[2] ?? accessToken, refreshToken);
    return { authorization: `Bearer ${accessToken}` };
  }
  const purposes = ['PATRQT', 'TREAT', 'HOPERAT'] as const;
  let asked = 0;
  const asking = (name: string, who: () => Promise<Record<string, string>>, acting = {}): Asker => ({
    name,
    headers: async () => ({ ...(await who()), ...acting, 'klear-purpose': purposes[asked++ % purposes.length] ?? 'PATRQT' }),
  });
  const one = await signedUp();
  const passing = asking('passing by', signedUp);
  const staying = [
    asking('nobody', async () => ({})),
    asking('somebody', async () => one),
    ...[lived.client, lived.owner, lived.practitioner].map((person) =>
      asking('known', person.headers, person === lived.client ? {} : lived.acting),
    ),
  ];
  return { passing, staying };
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
