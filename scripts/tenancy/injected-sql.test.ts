import { readFile } from 'node:fs/promises';
import { proofSeed, proofSize } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../router/test/random-operation.ts';
import { passBy, request } from '../canaries/client.ts';
import { fillVariables } from '../canaries/fill-variables.ts';
import { readOperations, readSchema } from '../canaries/operations.ts';
import { type House, openHouse } from '../whole-graph/house.ts';
import { type LivedIn, openLivedIn } from '../whole-graph/lived-in.ts';
import { hostileSql, hostileWords, mark } from './hostile-sql.ts';

const statements = { count: 0, faulty: new Set<string>() };
let house: House;
let [victim, attacker]: readonly LivedIn[] = [];

beforeAll(async () => {
  house = await openHouse({
    onQuery(_subgraph, text) {
      statements.count += 1;
      if (/zqsql|set_config/i.test(text)) statements.faulty.add(text);
    },
  });
  [victim, attacker] = [await openLivedIn(house.graph), await openLivedIn(house.graph, 'rest-your-feet')];
}, 120_000);
afterAll(() => house?.close(), 60_000);

/** These end the session of whoever asks. */
const ending = /signOut|SignOut|revokeSession|refreshSession|RefreshSession/;

test('SQL in every text, id, cursor and filter of every operation is data: no statement holds it, and nobody else’s rows come back', {
  timeout: 600_000,
}, async () => {
  if (!victim || !attacker) throw new Error('two tenants live here');
  const size = proofSize('injected-sql', 200, 6_000);
  const random = createRandom(proofSeed('injected-sql'));
  const words = hostileWords(hostileSql(victim.organizationId, victim.owner.id), random);
  const schema = await readSchema();
  const operations = (await readOperations(schema)).filter(({ query }) => !ending.test(query));
  const { client, owner, practitioner, acting, slots: _slots, ...ids } = attacker;
  const known = { ...ids, personId: client.id, practitionerId: practitioner.id, clientId: client.id };
  const secrets = [victim.conversationId, victim.paymentId, victim.consentId, victim.entryId, victim.appointmentId, victim.invitationId];
  const seen: string[] = [];
  const ends = new Map<string, number>();
  const before = await rowsOf(victim);

  let next = 0;
  const work = async () => {
    for (let place = next++; place < size; place = next++) {
      const operation = operations[place % operations.length];
      if (!operation) continue;
      const { query, definition } = operation;
      const one = [client, owner, practitioner][random(3)] ?? client;
      const text = () => encodeURIComponent(words.word()).slice(0, 200);
      const headers = {
        ...(await one.headers()),
        ...(one === client ? {} : acting),
        'klear-purpose': random(8) === 0 ? text() : 'TREAT',
        'klear-client': text(),
        'x-request-id': text(),
      };
      // An id is the attacker's own, or hostile.
      const given = random(2) === 0 ? known : {};
      const variables = fillVariables({ schema, definition, known: given as Record<string, string>, canaries: words, random });
      if (definition.operation === 'subscription') {
        seen.push(JSON.stringify(await passBy(house.graph.url, headers, query, variables)));
        continue;
      }
      const { body, status } = await request(house.graph.url, {
        headers,
        body: JSON.stringify({ query, variables, operationName: definition.name?.value }),
      });
      const code = /"code":"([A-Z_]+)"/.exec(body)?.[1] ?? String(status);
      ends.set(code, (ends.get(code) ?? 0) + 1);
      seen.push(body);
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  await house.graph.publishAll();

  expect([...statements.faulty]).toEqual([]);
  const log = await readFile(house.databaseLog, 'utf8');
  expect(log.match(/^.*(syntax error|unterminated|permission denied to set|must be owner).*$/gm) ?? []).toEqual([]);
  expect(secrets.filter((id) => seen.some((body) => body.includes(id)))).toEqual([]);
  expect(ends.get('INTERNAL_SERVER_ERROR') ?? 0).toBe(0);
  expect(await rowsOf(victim), 'nothing of the other tenant changed').toEqual(before);
  const told = [...ends].sort(([, one], [, other]) => other - one).map(([code, count]) => `${code} ${count}`);
  process.stdout.write(
    `injected SQL: ${words.count} hostile texts in ${size} requests over ${operations.length} operations; 0 in ${statements.count} statements; ${told.join(', ')}\n`,
  );
});

test('the look at statements is not blind: a text that is put into one is seen', async () => {
  const { db } = house.graph.services.users;
  const { sql } = await import('drizzle-orm');
  await db.asSystem((tx) => tx.execute(sql.raw(`select '${mark}'`)));
  expect([...statements.faulty]).toEqual([`select '${mark}'`]);
});

/** What the other tenant has, by the tables that its people could change. */
async function rowsOf({ organizationId }: LivedIn): Promise<string[]> {
  const tables = [
    'users.memberships',
    'users.invitations',
    'bookings.appointments',
    'bookings.schedules',
    'payments.payments',
    'content.articles',
    'practitioners.services',
  ];
  return Promise.all(
    tables.map(async (table) => {
      const [row] = await house.admin.unsafe<{ digest: string }[]>(
        `select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} t where organization_id = '${organizationId}'`,
      );
      return `${table} ${row?.digest}`;
    }),
  );
}
