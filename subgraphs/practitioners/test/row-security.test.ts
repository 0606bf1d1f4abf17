import { newId, type OrganizationId, type Role, roles, type UserId, type Viewer } from '@klear/core';
import { audit, inbox, once, outbox, personKeys, roleFaults, rowSecurityCases } from '@klear/db';
import { anonymousViewer, clientViewer, proofSeed, proofSize, seedAuditChain } from '@klear/testing';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { importPlaces } from '../src/index.ts';
import { mayEditLocations, mayEditProfile, mayOffer, mayVerify } from '../src/policies/predicates.ts';
import { credentials, locations, practitioners, services } from '../src/store/tables.ts';
import { openPractice, seeded } from './practice.ts';
import * as declared from './row-security.declared.ts';

const practice = await openPractice();
const { deps, database } = practice;

const calls = {
  ...declared.calls,
  'outbox_fence()': 'select 1 where false',
  'find_person_keys(uuid[])': 'select * from find_person_keys(array[gen_random_uuid()])',
  'create_person_key(uuid,integer,bytea)': `select * from create_person_key(gen_random_uuid(), 1, 'x'::bytea) where viewer_kind() is null`,
};

test('without a viewer no login role sees a row; with one only the public directory is seen', async () => {
  const viewer = clientViewer();
  const employed = await practice.employ();
  const place = await practice.placeAt(employed.organizationId, null);
  await practice.employ({ ...employed, locations: [place] });
  await practice.offer(employed);
  await importPlaces(deps, [{ country: 'US', postalCode: '1', name: 'x', region: null, latitude: 0, longitude: 0 }]);
  await database.sql`insert into practitioners.credentials (practitioner_id, id, name) values (${employed.practitionerId}, ${newId()}, 'x')`;
  await deps.db.withViewer(viewer, async (tx) => {
    await audit.record(tx, [{ type: 't', action: 'R', outcome: '0', entity: { type: 'T' } }]);
    await personKeys.create(tx, newId<'User'>(), { version: 1, wrapped: Buffer.from('k') });
    const call = { viewer, mutation: 'm', key: 'k', input: 1 };
    await once(
      tx,
      call,
      async () => ({ ok: true, value: { id: 'x' } }),
      async (id) => ({ ok: true, value: { id } }),
    );
    await outbox.record(tx, []);
  });
  await deps.db.asSystem((tx) => inbox.once(tx, 'c', newId()));
  await database.sql`insert into practitioners.hop_nonces (nonce, expires_at) values ('n', now())`;
  await deps.relay();
  await seedAuditChain(database.sql, 'practitioners');
  const cases = await rowSecurityCases({
    admin: database.sql,
    schema: 'practitioners',
    urlOf: (role) => database.urlOf('practitioners', role),
    calls,
  });
  expect(cases.filter((each) => each.kind === 'table' && each.total === 0)).toEqual([]);
  const seen = cases.filter((each) => each.visible > 0 || !['rows', 'refused'].includes(each.answer));
  const leaks = seen.filter((each) => !(each.role === 'app' && each.setting === 'other tenant'));
  expect(leaks).toEqual([]);
  const relations = new Set(seen.map((each) => each.relation));
  expect(relations).toEqual(declared.publicRelations);
  expect(await roleFaults(database.sql, 'practitioners')).toEqual([]);
});

test('predicates and row-level security agree on who may write what', async () => {
  const next = seeded(proofSeed('row-security-agrees'));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const organizations = [newId<'Organization'>(), newId<'Organization'>()];
  const staff = await Promise.all(organizations.map((organizationId) => practice.employ({ organizationId })));
  const offered = await Promise.all(staff.map((each) => practice.offer(each)));
  for (const organizationId of organizations) await practice.placeAt(organizationId, null);
  const places = await database.sql<
    { id: string; organization_id: OrganizationId }[]
  >`select id, organization_id from practitioners.locations where organization_id in ${database.sql(organizations)}`;
  for (const { practitionerId } of staff) {
    await database.sql`insert into practitioners.credentials (practitioner_id, id, name) values (${practitionerId}, ${newId()}, 'x')`;
  }
  const persons: UserId[] = [...staff.map((each) => each.practitionerId), newId<'User'>()];
  const anyViewer = (): Viewer => {
    if (next() < 0.1) return anonymousViewer();
    const held = roles.filter((_: Role) => next() < 0.4);
    const organizationId = held.length > 0 ? pick(organizations) : null;
    const viewer: Viewer = { ...clientViewer(pick(persons)), organizationId, roles: held };
    return next() < 0.4 ? { ...viewer, organizationId: next() < 0.5 ? null : pick(organizations), platformRoles: ['SUPPORT'] } : viewer;
  };
  const size = proofSize('row-security-agrees', 340, 4_000);
  const sums = { facts: 0, allowed: 0, hidden: 0, checks: 0 };
  for (let round = 0; round < size; round += 1) {
    const viewer = anyViewer();
    const [service, profile, place] = [pick(offered), pick(staff), pick(places)];
    const written = await deps.db.withViewer(viewer, async (tx) => ({
      service: (await tx.update(services).set({ name: sql`name` }).where(eq(services.id, service.id))).count === 1,
      profile: (await tx.update(practitioners).set({ headline: 'x' }).where(eq(practitioners.id, profile.practitionerId))).count === 1,
      location: (await tx.update(locations).set({ name: sql`name` }).where(eq(locations.id, place.id))).count === 1,
      credential:
        (await tx.update(credentials).set({ verification: 'VALIDATED' }).where(eq(credentials.practitionerId, profile.practitionerId)))
          .count === 1,
    }));
    const allowed = {
      service: mayOffer(viewer, service),
      profile: mayEditProfile(viewer, profile.practitionerId),
      location: mayEditLocations(viewer, place.organization_id),
      credential: mayVerify(viewer, profile),
    };
    expect({ viewer, written }).toEqual({ viewer, written: allowed });
    const yes = Object.values(allowed).filter(Boolean).length;
    sums.facts += 4;
    if (allowed.credential) sums.checks += 1;
    sums.allowed += yes;
    sums.hidden += 4 - yes;
  }
  process.stdout.write(`row security of practitioners, writes: ${JSON.stringify(sums)}\n`);
  expect(sums.facts).toBeGreaterThanOrEqual(1_000);
  expect(Math.min(sums.allowed, sums.hidden)).toBeGreaterThan(100);
  expect(sums.checks).toBeGreaterThan(20);
});
