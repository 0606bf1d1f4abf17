import { anonymous, newId, type OrganizationId, type Role, roles, type UserId, type Viewer } from '@klear/core';
import { cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayReadContact, mayReadMembership, mayReadName, type Relation } from '../src/policies/predicates.ts';
import { findPersons } from '../src/store/persons.ts';

const database = await cloneDatabase();
const db = await database.databaseOf('users');

interface World {
  readonly people: readonly UserId[];
  readonly members: readonly { id: string; organizationId: OrganizationId; personId: UserId; roles: readonly Role[] }[];
  readonly clients: readonly { organizationId: OrganizationId; personId: UserId }[];
  readonly viewers: readonly Viewer[];
}

const pick = <T>(items: readonly T[]) => fc.constantFrom(...items);
/** Who works where, who books where, and who asks acting for which organization: also with roles that nobody gave them. */
const worlds = fc.constant(null).chain(() => {
  const people = Array.from({ length: 6 }, () => newId<'User'>());
  const organizations = Array.from({ length: 3 }, () => newId<'Organization'>());
  const someRoles = fc.uniqueArray(pick(roles), { minLength: 1 });
  const member = fc.record({ organizationId: pick(organizations), personId: pick(people), roles: someRoles, id: fc.constant(null) });
  const client = fc.record({ organizationId: pick(organizations), personId: pick(people) });
  const acting = fc.option(fc.record({ organizationId: pick(organizations), roles: someRoles }));
  const viewer = fc.record({ personId: fc.option(pick(people)), acting }).map(
    ({ personId, acting }): Viewer =>
      personId === null
        ? anonymous('r')
        : {
            ...anonymous('r'),
            kind: 'person',
            personId,
            sessionId: newId(),
            organizationId: acting?.organizationId ?? null,
            roles: acting?.roles ?? [],
          },
  );
  const key = (row: { organizationId: string; personId: string }) => `${row.organizationId} ${row.personId}`;
  return fc.record({
    people: fc.constant(people),
    members: fc.uniqueArray(member, { selector: key, maxLength: 10 }).map((rows) => rows.map((row) => ({ ...row, id: newId() }))),
    clients: fc.uniqueArray(client, { selector: key, maxLength: 8 }),
    viewers: fc.array(viewer, { minLength: 6, maxLength: 6 }),
  });
});

async function write({ people, members, clients }: World): Promise<void> {
  const now = new Date();
  const { sql: admin } = database;
  const organizations = [...new Set([...members, ...clients].map((row) => row.organizationId))];
  await admin`insert into users.persons ${admin(people.map((id) => ({ id, locale: 'en', time_zone: 'UTC', channels: [], created_at: now, updated_at: now })))}`;
  if (organizations.length === 0) return;
  const facts = { name: 'O', kind: 'STUDIO', time_zone: 'UTC', locale: 'en', currency: 'EUR', created_at: now };
  await admin`insert into users.organizations ${admin(organizations.map((id) => ({ id, ...facts })))}`;
  for (const { id, organizationId, personId, roles } of members) {
    await admin`insert into users.memberships (organization_id, id, person_id, roles, created_at) values (${organizationId}, ${id}, ${personId}, ${[...roles]}, ${now})`;
  }
  for (const { organizationId, personId } of clients) {
    await admin`insert into users.known_clients (organization_id, person_id, since) values (${organizationId}, ${personId}, ${now})`;
  }
}

function relationIn(world: World, viewer: Viewer, personId: UserId): Relation {
  const here = (row: { organizationId: string; personId: string }) =>
    row.organizationId === viewer.organizationId && row.personId === personId;
  return { isColleague: world.members.some(here), isClient: world.clients.some(here) };
}

describe('row-level security under the predicates', () => {
  it('never hides what a predicate allows, and never shows what is neither one’s own nor of the acting organization', async () => {
    let facts = 0;
    let allowedFacts = 0;
    let hidden = 0;
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        await write(world);
        for (const viewer of world.viewers) {
          const rows = await db.read(viewer, (tx) => findPersons(tx, world.people));
          const members = await db.read(viewer, (tx) =>
            tx.execute<{ id: string }>(
              sql`select id from memberships where id = any(${sql.param(world.members.map(({ id }) => id))}::uuid[])`,
            ),
          );
          const visible = new Map(rows.map((row) => [row.id, row.relation]));
          for (const personId of world.people) {
            const relation = relationIn(world, viewer, personId);
            const allowed = mayReadName(viewer, personId, relation) || mayReadContact(viewer, personId, relation);
            const isOwn = viewer.personId === personId;
            if (allowed) expect(visible.has(personId)).toBe(true);
            allowedFacts += allowed ? 1 : 0;
            hidden += visible.has(personId) ? 0 : 1;
            if (visible.has(personId)) expect(isOwn || relation.isColleague || relation.isClient).toBe(true);
            if (visible.has(personId)) expect(visible.get(personId)).toEqual(relation);
            facts += 1;
          }
          const clients = await db.read(viewer, (tx) =>
            tx.execute<{ organization_id: string; person_id: string }>(sql`select organization_id, person_id from known_clients`),
          );
          for (const row of clients) {
            expect(row.person_id === viewer.personId || row.organization_id === viewer.organizationId).toBe(true);
          }
          const seen = new Set(members.map(({ id }) => id));
          for (const membership of world.members) {
            const own = viewer.personId === membership.personId || viewer.organizationId === membership.organizationId;
            if (mayReadMembership(viewer, membership)) expect(seen.has(membership.id)).toBe(true);
            if (seen.has(membership.id)) expect(own).toBe(true);
            facts += 1;
          }
        }
      }),
      { numRuns: Math.ceil(proofSize('row-security-agrees', 1_100, 20_000) / 36), seed: proofSeed('row-security-agrees') },
    );
    process.stdout.write(`row security of people: ${JSON.stringify({ facts, allowed: allowedFacts, hidden })}\n`);
    expect(facts).toBeGreaterThanOrEqual(1_000);
    expect(Math.min(allowedFacts, hidden)).toBeGreaterThan(100);
  });

  it('lets nobody write rows of other people or of an organization that they do not act for', async () => {
    const [me, other, organizationId] = [newId<'User'>(), newId<'User'>(), newId<'Organization'>()];
    const now = new Date().toISOString();
    const viewer: Viewer = { ...anonymous('r'), kind: 'person', personId: me, sessionId: newId() };
    const person = (id: string) =>
      sql`insert into persons (id, locale, time_zone, channels, created_at, updated_at) values (${id}, 'en', 'UTC', '{}', ${now}, ${now})`;
    const foreign = [
      person(other),
      sql`insert into organizations (id, name, kind, time_zone, locale, currency, created_at) values (${organizationId}, 'X', 'SOLO', 'UTC', 'en', 'EUR', ${now})`,
      sql`insert into known_clients (organization_id, person_id, since) values (${organizationId}, ${me}, ${now})`,
      sql`insert into external_identifiers (value, person_id) values ('\\x00', ${me})`,
      sql`insert into consent_epochs (person_id, epoch) values (${other}, 9)`,
    ];
    for (const statement of foreign) {
      await expect(db.withViewer(viewer, (tx) => tx.execute(statement))).rejects.toMatchObject({ code: '42501' });
    }
    await db.withViewer(viewer, (tx) => tx.execute(person(me)));
  });

  it('answers questions that are asked before anybody is known only inside a transaction that is bound to a viewer', async () => {
    const tables = ['persons', 'credentials', 'sessions', 'refresh_tokens', 'memberships', 'organizations', 'consents'];
    await database.sql.begin(async (tx) => {
      await tx.unsafe('set local role klear_users_app; set local search_path = users, extensions');
      const found = await tx`select person_id from find_credentials('\\x00') union all select person_id from find_refresh_token('\\x00')`;
      expect(found).toHaveLength(0);
      for (const table of tables) expect(await tx`select 1 from ${tx(table)}`).toHaveLength(0);
    });
  });
});
