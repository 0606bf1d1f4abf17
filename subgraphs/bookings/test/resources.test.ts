import { asId, newId, roles, type Viewer } from '@klear/core';
import { anonymousViewer, clientViewer, frontDeskViewer, managerViewer, memberViewer, ownerViewer } from '@klear/testing';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { type Resource, servesNeed } from '../src/domain/resource.ts';
import { mayEditResources } from '../src/policies/predicates.ts';
import { resources } from '../src/store/tables.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const parts = '__typename ... on Problem { code }';
const fields = 'resource { id kind type name active version location { id } }';
const verbs = {
  add: `mutation ($input: AddResourceInput!) { addResource(input: $input) { ... on AddResourceSuccess { ${fields} } } }`,
  update: `mutation ($input: UpdateResourceInput!) { updateResource(input: $input) { ${parts} ... on UpdateResourceSuccess { ${fields} conflicts { id } } } }`,
  retire: `mutation ($input: RetireResourceInput!) { retireResource(input: $input) { ${parts} ... on RetireResourceSuccess { ${fields} conflicts { id } } } }`,
};
const list = `query ($id: ID!, $retired: Boolean, $locationId: ID, $first: Int, $after: String) { _entities(representations: [{ __typename: "Organization", id: $id }]) {
  ... on Organization { resources(retired: $retired, locationId: $locationId, first: $first, after: $after) { edges { node { id name } } pageInfo { hasNextPage endCursor } } } } }`;

interface Answer {
  readonly __typename?: string;
  readonly code?: string;
  readonly resource: { id: string; version: number; name: string; active: boolean };
  readonly conflicts: { id: string }[];
}
async function run(viewer: Viewer, verb: keyof typeof verbs, input: object) {
  const { data, errors } = await practice.ask(viewer, verbs[verb], { input: { idempotencyKey: newId(), ...input } });
  const [answer] = Object.values(data ?? {}) as (Answer | null)[];
  const faults = (errors[0]?.extensions.faults ?? []) as { path: string[]; code: string }[];
  return { answer, refusal: errors[0]?.extensions, faults: faults.map(({ path, code }) => `${path.slice(1).join('.')} ${code}`) };
}
const done = async (...call: Parameters<typeof run>): Promise<Answer> => {
  const { answer, refusal } = await run(...call);
  if (!answer?.resource) throw new Error(JSON.stringify({ answer, refusal }));
  return answer;
};
const desk = ({ organizationId }: Calendar) => frontDeskViewer({ organizationId });
const room = ({ organizationId, locationId }: Calendar, more: object = {}) => {
  return { organizationId, locationId, kind: 'ROOM', type: 'massage-room', name: 'Room 1', ...more };
};
const needsRoom = { needs: [{ kind: 'ROOM' as const, type: 'massage-room' }] };

describe('rooms and equipment', () => {
  test('are added, changed and retired by managers and the front desk, each once per key and from the version that was read', async () => {
    const calendar = await openCalendar(practice);
    const { organizationId, locationId } = calendar;
    for (const viewer of [ownerViewer({ organizationId }), managerViewer({ organizationId }), desk(calendar)]) {
      const input = { ...room(calendar), idempotencyKey: newId() };
      const { resource } = await done(viewer, 'add', input);
      expect(resource).toEqual({
        ...{ id: resource.id, kind: 'ROOM', type: 'massage-room' },
        name: 'Room 1',
        active: true,
        version: 1,
        location: { id: locationId },
      });
      expect((await done(viewer, 'add', input)).resource).toEqual(resource);
      const change = { resourceId: resource.id, expectedVersion: 1, name: ' Room A ', type: 'yoga-room', idempotencyKey: newId() };
      const changed = await done(viewer, 'update', change);
      expect(changed).toMatchObject({ resource: { name: 'Room A', type: 'yoga-room', version: 2 }, conflicts: [] });
      expect(await done(viewer, 'update', change)).toEqual(changed);
      const late = await run(viewer, 'retire', { resourceId: resource.id, expectedVersion: 1 });
      expect(late.answer).toEqual({ __typename: 'VersionConflict', code: 'VERSION_CONFLICT' });
      const retire = { resourceId: resource.id, expectedVersion: 2, idempotencyKey: newId() };
      for (const _ of [1, 2]) expect((await done(viewer, 'retire', retire)).resource).toMatchObject({ active: false, version: 3 });
    }
  });

  test('are nobody else’s to change, and a refusal changes nothing', async () => {
    const calendar = await openCalendar(practice);
    const { organizationId } = calendar;
    const { resource } = await done(desk(calendar), 'add', room(calendar));
    const others: [Viewer, string][] = [
      [anonymousViewer(), 'UNAUTHENTICATED'],
      [clientViewer(), 'FORBIDDEN'],
      [calendar.practitioner, 'FORBIDDEN'],
      [memberViewer({ organizationId, roles: ['BILLING'] }), 'FORBIDDEN'],
      [memberViewer({ organizationId, roles: ['AUDITOR'] }), 'FORBIDDEN'],
      [managerViewer(), 'FORBIDDEN'],
    ];
    for (const [viewer, code] of others) {
      expect((await run(viewer, 'add', room(calendar))).refusal, code).toMatchObject({ code });
      const isElsewhere = viewer.organizationId !== organizationId && viewer.roles.length > 0;
      for (const verb of ['update', 'retire'] as const) {
        const { refusal } = await run(viewer, verb, { resourceId: resource.id, expectedVersion: 1 });
        expect(refusal, verb).toMatchObject({ code: isElsewhere ? 'NOT_FOUND' : code });
      }
    }
    const rows = await practice.database.sql`select version, active from bookings.resources where organization_id = ${organizationId}`;
    expect(rows.map((row) => ({ ...row }))).toEqual([{ version: 1, active: true }]);
  });

  test('are refused where they make no sense: all faults at once, and another’s place is none', async () => {
    const [calendar, stranger] = [await openCalendar(practice), await openCalendar(practice)];
    const add = (more: object) => run(desk(calendar), 'add', room(calendar, more));
    expect((await add({ locationId: null, type: 'a big room', name: ' ' })).faults).toEqual([
      'type WRONG_FORMAT',
      'name OUT_OF_RANGE',
      'locationId REQUIRED',
    ]);
    expect((await add({ name: 'Room\u202e1' })).faults).toEqual(['name CONTROL_CHARACTERS']);
    expect((await add({ name: 'x'.repeat(121), type: 'x'.repeat(65) })).faults).toEqual(['type WRONG_FORMAT', 'name OUT_OF_RANGE']);
    for (const locationId of [stranger.locationId, newId(), 'nowhere'])
      expect((await add({ locationId })).refusal).toMatchObject({ code: 'NOT_FOUND' });
    const { resource } = await done(desk(calendar), 'add', room(calendar));
    const change = (more: object) => run(desk(calendar), 'update', { resourceId: resource.id, expectedVersion: 1, ...more });
    expect((await change({ locationId: null })).faults).toEqual(['locationId REQUIRED']);
    expect((await change({ type: '../etc' })).faults).toEqual(['type WRONG_FORMAT']);
    expect((await change({ locationId: stranger.locationId })).refusal).toMatchObject({ code: 'NOT_FOUND' });
    for (const resourceId of [newId(), 'nothing']) expect((await change({ resourceId })).refusal).toMatchObject({ code: 'NOT_FOUND' });
    expect((await run(desk(stranger), 'retire', { resourceId: resource.id, expectedVersion: 1 })).refusal).toMatchObject({
      code: 'NOT_FOUND',
    });
    const roaming = await done(desk(calendar), 'add', { ...room(calendar), kind: 'EQUIPMENT', locationId: null, type: 'ultrasound' });
    expect(roaming.resource).toMatchObject({ location: null });
  });

  test('are listed page by page for those who work there, by place, with the retired ones when asked; their names are for nobody else', async () => {
    const calendar = await openCalendar(practice);
    const { organizationId } = calendar;
    const names = ['Room 1', 'Room 2', 'Room 3'];
    const ids: string[] = [];
    for (const name of names) ids.push((await done(desk(calendar), 'add', room(calendar, { name }))).resource.id);
    await done(desk(calendar), 'retire', { resourceId: ids[1], expectedVersion: 1 });
    const ask = async (viewer: Viewer, variables: object = {}) => {
      const { data, errors } = await practice.ask(viewer, list, { id: organizationId, ...variables });
      const page = data?._entities[0]?.resources as {
        edges: { node: { name: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      } | null;
      return { names: page?.edges.map(({ node }) => node.name), pageInfo: page?.pageInfo, code: errors[0]?.extensions.code };
    };
    expect((await ask(calendar.practitioner)).names).toEqual(['Room 1', 'Room 3']);
    expect((await ask(desk(calendar), { retired: true })).names).toEqual(names);
    expect((await ask(desk(calendar), { locationId: newId() })).names).toEqual([]);
    const first = await ask(desk(calendar), { first: 1 });
    expect(first).toMatchObject({ names: ['Room 1'], pageInfo: { hasNextPage: true } });
    expect((await ask(desk(calendar), { first: 1, after: first.pageInfo?.endCursor })).names).toEqual(['Room 3']);
    expect((await ask(desk(calendar), { after: 'nonsense' })).code).toBe('BAD_USER_INPUT');
    for (const viewer of [anonymousViewer(), someone(), managerViewer(), memberViewer({ organizationId, roles: ['BILLING'] })]) {
      const told = await ask(viewer);
      expect(told).toMatchObject({ names: undefined, code: viewer.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN' });
    }
  });

  test('are written in SQL by whom the predicate allows, and by nobody else, whatever roles they hold and wherever they act', async () => {
    const [calendar, stranger] = [await openCalendar(practice), await openCalendar(practice)];
    const { resource } = await done(desk(calendar), 'add', room(calendar));
    const sums = { allowed: 0, refused: 0 };
    for (const held of roles) {
      for (const also of roles) {
        for (const organizationId of [calendar.organizationId, stranger.organizationId]) {
          const viewer = memberViewer({ organizationId, roles: [held, also] });
          const written = await practice.db.withViewer(viewer, (tx) =>
            tx
              .update(resources)
              .set({ name: 'Renamed' })
              .where(eq(resources.id, asId<'Resource'>(resource.id))),
          );
          const may = mayEditResources(viewer, calendar.organizationId);
          expect(written.count, `${held} ${also}`).toBe(may ? 1 : 0);
          sums[may ? 'allowed' : 'refused'] += 1;
        }
      }
    }
    expect(sums).toEqual({ allowed: 27, refused: 45 });
    const intruder = managerViewer({ organizationId: stranger.organizationId });
    const row = { ...{ id: newId<'Resource'>(), organizationId: calendar.organizationId, locationId: null }, kind: 'EQUIPMENT' as const };
    const planted = practice.db.withViewer(intruder, (tx) =>
      tx.insert(resources).values({ ...row, type: 'x', name: 'x', active: true, version: 1 }),
    );
    await expect(planted).rejects.toMatchObject({ code: '42501' });
  });

  test('that are booked stay booked when they are retired or become something else; what is left is listed and opened as tasks', async () => {
    const calendar = await openCalendar(practice, needsRoom);
    const client = someone();
    const { resource } = await done(desk(calendar), 'add', room(calendar));
    const booked = await book(practice, client, calendar, inHours(30));
    const tasks = () =>
      practice.database.sql`select code, reasons, status from bookings.tasks where appointment_id = ${booked.id} order by id`;
    const renamed = await done(desk(calendar), 'update', { resourceId: resource.id, expectedVersion: 1, name: 'Other name' });
    expect(renamed.conflicts).toEqual([]);
    expect(await tasks()).toHaveLength(0);
    const retyped = await done(desk(calendar), 'update', { resourceId: resource.id, expectedVersion: 2, type: 'store-room' });
    expect(retyped.conflicts).toEqual([{ id: booked.id }]);
    const retired = await done(desk(calendar), 'retire', { resourceId: resource.id, expectedVersion: 3 });
    expect(retired.conflicts).toEqual([{ id: booked.id }]);
    expect((await tasks()).map((row) => ({ ...row }))).toEqual([
      { code: 'RESOURCE_RETIRED', reasons: ['ROOM_RETIRED'], status: 'REQUESTED' },
    ]);
    const { data } = await practice.ask(client, 'query ($id: ID!) { appointment(id: $id) { status } }', { id: booked.id });
    expect(data.appointment).toEqual({ status: 'BOOKED' });
    expect(await hold(practice, someone(), calendar, inHours(40))).toMatchObject({ __typename: 'SlotTaken' });
  });

  test.each<[string, Partial<Resource>, boolean]>([
    ['of the kind and type, and there', {}, true],
    ['of another kind', { kind: 'EQUIPMENT', locationId: null }, false],
    ['of another type', { type: 'yoga-room' }, false],
    ['at another place', { locationId: newId() }, false],
    ['retired', { active: false }, false],
  ])('serve a need when they are %s', (_, facts, expected) => {
    const locationId = newId<'Location'>();
    const known: Resource = {
      ...{ id: newId<'Resource'>(), organizationId: newId<'Organization'>(), locationId },
      ...{ kind: 'ROOM', type: 'massage-room', name: 'Room 1', active: true, version: 1 },
    };
    expect(servesNeed({ ...known, ...facts }, { kind: 'ROOM', type: 'massage-room' }, locationId)).toBe(expected);
    const need = { kind: 'EQUIPMENT', type: 'massage-room' } as const;
    expect(servesNeed({ ...known, kind: 'EQUIPMENT', locationId: null }, need, locationId)).toBe(true);
    expect(servesNeed({ ...known, kind: 'EQUIPMENT' }, need, null)).toBe(false);
  });

  test('give each visit a room of its own, the first by id; when all are taken the next visit is refused, elsewhere they are no help', async () => {
    const calendar = await openCalendar(practice, needsRoom);
    const other = await openCalendar(practice);
    await done(desk(other), 'add', room(other));
    expect(await hold(practice, someone(), calendar, inHours(50))).toMatchObject({ __typename: 'SlotTaken' });
    const { resource } = await done(desk(calendar), 'add', room(calendar));
    const booked = await book(practice, someone(), calendar, inHours(50));
    const claims = await practice.database
      .sql`select resource_id from bookings.claims where appointment_id = ${booked.id} and kind = 'ROOM'`;
    expect(claims.map((row) => row.resource_id)).toEqual([resource.id]);
  });
});
