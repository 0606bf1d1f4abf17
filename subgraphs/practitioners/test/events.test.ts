import { newId, type Role } from '@klear/core';
import { outbox } from '@klear/db';
import { event } from '@klear/events';
import { answer } from '@klear/service';
import { anonymousViewer, createTestDeps, testHop, waitFor } from '@klear/testing';
import { expect, test } from 'vitest';
import { onOrganizationCreated } from '../src/events/consumed/organization-created.ts';
import { practitionersConsumers } from '../src/index.ts';
import { openPractice } from './practice.ts';

const practice = await openPractice();
const { deps } = practice;
await deps.consume(deps, practitionersConsumers(deps));
const time = new Date('2026-03-02T09:00:00Z');

function membership(
  personId: ReturnType<typeof newId<'User'>>,
  organizationId: ReturnType<typeof newId<'Organization'>>,
  roles: Role[],
  version: number,
) {
  return event('MembershipChanged', {
    aggregate: { type: 'Membership', id: newId(), version },
    organizationId,
    payload: { organizationId, personId, roles },
    time,
  });
}
const organizationsOf = async (id: string) => {
  const query = 'query ($id: ID!) { practitioner(id: $id) { roles { organization { id } } } }';
  return (await practice.ask(anonymousViewer(), query, { id })).data.practitioner.roles.map(
    (role: { organization: { id: string } }) => role.organization.id,
  );
};

test('memberships make and end roles, whatever the order and however often they arrive', async () => {
  const employed = await practice.employ();
  const organizationId = newId<'Organization'>();
  const joined = membership(employed.practitionerId, organizationId, ['OWNER', 'PRACTITIONER'], 1);
  await deps.bus.publish([joined, joined]);
  await waitFor('the role', async () => (await organizationsOf(employed.practitionerId)).length === 2);
  await deps.bus.publish([
    membership(employed.practitionerId, organizationId, ['OWNER'], 3),
    membership(employed.practitionerId, organizationId, ['PRACTITIONER'], 2),
  ]);
  await waitFor('both handled', async () => (await practice.database.sql`select count(*)::int as n from practitioners.inbox`)[0]?.n === 3);
  expect(await organizationsOf(employed.practitionerId)).toEqual([employed.organizationId]);
  const told = await practice.database
    .sql`select envelope from practitioners.outbox where type = 'PractitionerChanged' and (envelope #>> '{aggregate,id}') = ${employed.practitionerId} order by position`;
  const last = told.at(-1)?.envelope.payload;
  expect(last.organizationIds).toEqual([employed.organizationId]);
  expect(told.map((row) => row.envelope.aggregate.version)).toEqual([...new Set(told.map((row) => row.envelope.aggregate.version))]);
});

test('a membership without a profile is kept for the day when there is one', async () => {
  const personId = newId<'User'>();
  const organizationId = newId<'Organization'>();
  await deps.db.asSystem(async (tx) => outbox.record(tx, []));
  await deps.bus.publish([membership(personId, organizationId, ['PRACTITIONER'], 1)]);
  await waitFor(
    'the role',
    async () =>
      (await practice.database.sql`select 1 from practitioners.practitioner_roles where practitioner_id = ${personId}`).length === 1,
  );
  const viewer = { ...anonymousViewer(), kind: 'person' as const, personId, organizationId, roles: ['PRACTITIONER' as const] };
  const update = 'mutation ($input: UpdatePractitionerProfileInput!) { updatePractitionerProfile(input: $input) { __typename } }';
  await practice.ask(viewer, update, { input: { displayName: 'Late', idempotencyKey: newId() } });
  expect(await organizationsOf(personId)).toEqual([organizationId]);
});

test('an organization starts with the location that users tell, under its id, once; while users are away the event waits', async () => {
  const locationId = newId<'Location'>();
  const organizationId = newId<'Organization'>();
  const first = {
    locationId,
    name: 'Start',
    timeZone: 'Europe/Vienna',
    latitude: 48.2,
    longitude: 16.4,
    address: { lines: ['1'], city: 'Wien', region: null, postalCode: '1010', country: 'AT' },
  };
  let away = true;
  const send = async () => (away ? answer(503, {}) : answer(200, { data: { _entities: [first] } }));
  const peered = await createTestDeps(practice.database, 'practitioners', { peers: { users: { send, sign: testHop('users').sign } } });
  const created = (location: typeof locationId | null) =>
    event('OrganizationCreated', {
      aggregate: { type: 'Organization', id: organizationId, version: 1 },
      organizationId,
      time,
      payload: { organizationId, ownerId: null, zone: 'Europe/Vienna', currency: 'EUR', locationId: location },
    });
  const handle = (location: typeof locationId | null) => peered.db.asSystem((tx) => onOrganizationCreated(peered, tx, created(location)));
  await expect(handle(locationId)).rejects.toThrow('tried again');
  away = false;
  for (const location of [locationId, locationId, null]) await handle(location);
  const { data } = await practice.ask(
    anonymousViewer(),
    'query ($id: ID!) { location(id: $id) { name city timeZone organization { id } } }',
    { id: locationId },
  );
  expect(data.location).toEqual({ name: 'Start', city: 'Wien', timeZone: 'Europe/Vienna', organization: { id: organizationId } });
  expect(
    await practice.database
      .sql`select 1 from practitioners.outbox where type = 'LocationChanged' and envelope #>> '{aggregate,id}' = ${locationId}`,
  ).toHaveLength(1);
});
