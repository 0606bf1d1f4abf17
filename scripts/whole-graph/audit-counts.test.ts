import { createHopSigner } from '@klear/auth';
import { anonymous, newId, type Viewer } from '@klear/core';
import { auditRoles } from '@klear/db';
import { auditKey, headsDirectory, publicKeysOf, verifySchema } from '@klear/db/audit';
import { ask, proofSeed, proofSize, signedRequest, waitFor } from '@klear/testing';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditPasswords, auditSecret, headsIn } from '../launch/audit.ts';
import { type SubgraphName, subgraphNames } from '../launch/secrets.ts';
import { type Access, contactLooks, messageLooks, type Operation, recordLooks } from './audit-counts.ts';
import { type House, openHouse } from './house.ts';
import { type LivedIn, openLivedIn } from './lived-in.ts';

let house: House;
let home: LivedIn;
beforeAll(async () => {
  house = await openHouse();
  home = await openLivedIn(house.graph);
}, 120_000);
afterAll(async () => {
  await Promise.all([home?.client, home?.owner, home?.practitioner].map((person) => person?.close()));
  await house?.close();
}, 60_000);

const signerOf = (name: SubgraphName) => {
  const key = Buffer.from(house.graph.secrets.services[name].hopKey, 'base64');
  return createHopSigner({ key, audience: name.replaceAll('-', '_') });
};

/** What the audit log tells of a request: whose field, and whether it was given. Names of what lies inside a part are left out. */
async function told(subgraph: SubgraphName, requestId: string): Promise<Access[]> {
  const rows = await house.admin.unsafe<{ subject: string; field: string; outcome: string }[]>(
    `select subject_person_id as subject, unnest(fields) as field, outcome from ${subgraph.replaceAll('-', '_')}.audit_events
     where request_id = $1 and action = 'R'`,
    [requestId],
  );
  return rows
    .filter(({ field }) => /^(User|HealthRecord|Message)\./.test(field))
    .map(({ subject, field, outcome }): Access => `${subject} ${field} ${outcome === '0' ? 'allowed' : 'refused'}`);
}

async function differences(operation: Operation): Promise<{ told: string[]; seen: string[] }> {
  const { subgraph, viewer, query, variables } = operation;
  const answer = await ask(house.graph.services[subgraph].built.subgraph, signerOf(subgraph), { viewer, query, variables });
  const seen = operation.seen(answer).sort();
  const facts = (await told(subgraph, viewer.requestId)).sort();
  return JSON.stringify(seen) === JSON.stringify(facts) ? { told: [], seen } : { told: facts, seen: ['differs from', ...seen] };
}

test('every protected field that an answer gives or refuses is in the audit log once, and nothing else is', {
  timeout: 120_000,
}, async () => {
  const size = proofSize('audit-counts', 150, 5_000);
  const looks = fc.oneof({ arbitrary: contactLooks(home), weight: 3 }, recordLooks(home), messageLooks(home));
  const operations = fc.sample(looks, { numRuns: size, seed: proofSeed('audit-counts') });
  const counts = { allowed: 0, refused: 0, none: 0 };
  for (const operation of operations) {
    const { told: facts, seen } = await differences(operation);
    if (seen[0] === 'differs from') expect({ ...operation, told: facts, seen }).toEqual('the same');
    if (seen.length === 0) counts.none += 1;
    for (const access of seen) counts[access.endsWith('allowed') ? 'allowed' : 'refused'] += 1;
  }
  expect(Math.min(counts.allowed, counts.refused, counts.none)).toBeGreaterThan(size / 10);
  process.stdout.write(
    `audit-counts: ${size} operations, ${counts.allowed} fields given and ${counts.refused} refused, each in one fact; ${counts.none} without any\n`,
  );
});

test('a live stream writes one fact for each event that shows words', { timeout: 60_000 }, async () => {
  const { practitioner, client, organizationId, conversationId } = home;
  const viewer: Viewer = {
    ...anonymous(newId()),
    kind: 'person',
    personId: practitioner.id as never,
    sessionId: newId(),
    organizationId: organizationId as never,
    roles: ['PRACTITIONER'],
    purpose: 'TREAT',
  };
  const query = 'subscription($id: ID!) { messageAdded(conversationId: $id) { cursor message { sequence text } } }';
  const request = signedRequest(signerOf('bookings'), { viewer, query, variables: { id: conversationId } });
  const stream = await house.graph.services.bookings.built.subgraph.subscribe(request);
  if (!(Symbol.asyncIterator in stream)) throw new Error(stream.body);
  const events = stream[Symbol.asyncIterator]();
  const heard: unknown[] = [];
  const following = (async () => {
    for (let event = await events.next(); !event.done; event = await events.next()) heard.push(event.value);
  })();
  const say = () => client.act('sendMessage', { conversationId, text: 'Still there?' }, 'message { id }');
  await waitFor('the first event', async () => {
    await say();
    return heard.length > 0;
  });
  await say();
  const last = heard.length + 1;
  await waitFor('the last event', () => Promise.resolve(heard.length >= last));
  await events.return?.();
  await following;
  const facts = await told('bookings', viewer.requestId);
  expect(facts).toEqual(Array.from({ length: heard.length }, () => `${client.id} Message.text allowed`));
});

test('meanwhile every fact of the six subgraphs is chained, and the verifier, who may only read, finds each chain sound', async () => {
  const { secrets } = house.graph;
  const sql = postgres(house.urlAs(auditRoles.reader, auditPasswords(secrets).reader), { max: 1, onnotice: () => {} });
  const look = (name: SubgraphName) =>
    verifySchema({
      inSnapshot: (work) => work(sql),
      schema: name.replaceAll('-', '_'),
      keys: publicKeysOf(auditKey(auditSecret(secrets)).publicPem),
      heads: headsDirectory(headsIn(house.dataDirectory)),
    });
  try {
    for (const name of subgraphNames) {
      const report = await waitFor(`the sealer of ${name}`, async () => {
        const found = await look(name);
        return found.unsealed.count === 0 && found;
      });
      expect(report.findings).toEqual([]);
      const [seconds] = await house.admin.unsafe<{ p50: number; p99: number; longest: number }[]>(`
        select percentile_cont(0.5) within group (order by waited) as p50, percentile_cont(0.99) within group (order by waited) as p99, max(waited) as longest
        from (select extract(epoch from l.sealed_at - e.recorded_at)::float8 as waited
          from ${report.schema}.audit_links l join ${report.schema}.audit_events e on e.id = l.event_id) as facts`);
      const waited = report.links > 0 ? `, seconds to seal p50 ${seconds?.p50.toFixed(2)}, p99 ${seconds?.p99.toFixed(2)}` : '';
      process.stdout.write(`audit log of ${name}: ${report.links} facts in ${report.chains} chains, ${report.heads} heads${waited}\n`);
    }
  } finally {
    await sql.end();
  }
});
