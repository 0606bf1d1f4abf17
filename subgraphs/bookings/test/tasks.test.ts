import { asId, newId, type OrganizationId, type PractitionerId, type Viewer } from '@klear/core';
import { frontDeskViewer, managerViewer, memberViewer, ownerViewer, practitionerViewer, waitFor } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { openTasks, settleTasks } from '../src/commands/open-tasks.ts';
import type { TaskReason } from '../src/domain/task.ts';
import { appointments } from '../src/store/appointments.ts';
import { book, type Calendar, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();

const ref = (appointment: { id: string }, { organizationId, practitionerId }: Calendar) => ({
  id: asId<'Appointment'>(appointment.id),
  organizationId,
  practitionerId,
});
const open = (calendar: Calendar, ...list: { id: string }[]) =>
  practice.db.asSystem((tx) =>
    openTasks(
      tx,
      list.map((one) => ({ appointment: ref(one, calendar), code: 'SCHEDULE_CONFLICT', reasons: ['OUTSIDE_HOURS'] })),
    ),
  );

const list = `query ($r: [_Any!]!, $status: TaskStatus, $code: TaskCode, $first: Int, $after: String) { _entities(representations: $r) {
  ... on Organization { tasks(status: $status, code: $code, first: $first, after: $after) {
    edges { cursor node { id status code reasons focus { id client { id } } tzdbVersion createdAt endedAt completedBy { id } } }
    pageInfo { hasNextPage endCursor } } } } }`;
const tasksOf = async (viewer: Viewer, organizationId: OrganizationId, more: Record<string, unknown> = {}) => {
  const { data, errors } = await practice.ask(viewer, list, {
    r: [{ __typename: 'Organization', id: organizationId }],
    status: 'REQUESTED',
    ...more,
  });
  return { page: data?._entities?.[0]?.tasks ?? null, errors };
};
const nodesOf = async (viewer: Viewer, organizationId: OrganizationId, status = 'REQUESTED') =>
  (await tasksOf(viewer, organizationId, { status })).page.edges.map(({ node }: { node: { id: string } }) => node);

const run = async (viewer: Viewer, taskId: string, idempotencyKey: string = newId()) => {
  const { data, errors } = await practice.ask(
    viewer,
    `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename
      ... on CompleteTaskSuccess { task { id status completedBy { id } } } ... on Problem { code message } } }`,
    { input: { taskId, idempotencyKey } },
  );
  return data?.completeTask ?? errors[0]?.extensions;
};

describe('a visit that a change left uncovered', () => {
  test('has one open task of a code, however often and by however many at once it is told', async () => {
    const calendar = await openCalendar(practice);
    const appointment = await book(practice, someone(), calendar, inHours(30));
    const told = await Promise.all([1, 2, 3, 4].map(() => open(calendar, appointment)));
    expect(told.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await open(calendar, appointment)).toBe(0);
    expect(await nodesOf(managerViewer({ organizationId: calendar.organizationId }), calendar.organizationId)).toEqual([
      {
        id: expect.any(String),
        status: 'REQUESTED',
        code: 'SCHEDULE_CONFLICT',
        reasons: ['OUTSIDE_HOURS'],
        focus: { id: appointment.id, client: { id: appointment.client.id } },
        tzdbVersion: null,
        createdAt: expect.any(String),
        endedAt: null,
        completedBy: null,
      },
    ]);
  });

  test('is settled by itself when its client cancels it, and when it is moved; another visit’s task stays', async () => {
    const calendar = await openCalendar(practice);
    const [client, other] = [someone(), someone()];
    const [cancelled, moved, staying] = [
      await book(practice, client, calendar, inHours(30)),
      await book(practice, client, calendar, inHours(32)),
      await book(practice, other, calendar, inHours(34)),
    ];
    await open(calendar, cancelled, moved, staying);
    const gone = await practice.ask(
      client,
      `mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }`,
      {
        input: { appointmentId: cancelled.id, idempotencyKey: newId() },
      },
    );
    expect(gone.data.cancelAppointment.__typename).toBe('CancelAppointmentSuccess');
    const put = await practice.ask(
      client,
      `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { __typename } }`,
      { input: { appointmentId: moved.id, start: inHours(40), expectedVersion: 1, idempotencyKey: newId() } },
    );
    expect(put.data.rescheduleAppointment.__typename).toBe('RescheduleAppointmentSuccess');
    const desk = frontDeskViewer({ organizationId: calendar.organizationId });
    const left = await nodesOf(desk, calendar.organizationId);
    expect(left.map(({ focus }: { focus: { id: string } }) => focus.id)).toEqual([staying.id]);
    const over = await nodesOf(desk, calendar.organizationId, 'CANCELLED');
    expect(over.map(({ focus }: { focus: { id: string } }) => focus.id).sort()).toEqual([cancelled.id, moved.id].sort());
    expect(over.every(({ endedAt, completedBy }: { endedAt: string; completedBy: null }) => endedAt && !completedBy)).toBe(true);
  });

  test('is settled by itself when it is covered again, and can be told anew after that', async () => {
    const calendar = await openCalendar(practice);
    const appointment = await book(practice, someone(), calendar, inHours(30));
    const settle = (...reasons: TaskReason[]) =>
      practice.db.asSystem((tx) => settleTasks(tx, 'LICENCE_LAPSED', [{ appointment: ref(appointment, calendar), reasons }]));
    expect(await settle('LICENCE_MISSING')).toBe(1);
    expect(await settle()).toBe(0);
    expect(await nodesOf(ownerViewer({ organizationId: calendar.organizationId }), calendar.organizationId)).toEqual([]);
    expect(await settle('LICENCE_NOT_HERE')).toBe(1);
    expect(await nodesOf(ownerViewer({ organizationId: calendar.organizationId }), calendar.organizationId)).toMatchObject([
      { code: 'LICENCE_LAPSED', reasons: ['LICENCE_NOT_HERE'] },
    ]);
  });

  test('keeps its task when the change that left it so is undone: both are one transaction', async () => {
    const calendar = await openCalendar(practice);
    const appointment = await book(practice, someone(), calendar, inHours(30));
    const undone = practice.db.asSystem(async (tx) => {
      await openTasks(tx, [{ appointment: ref(appointment, calendar), code: 'RESOURCE_RETIRED', reasons: ['ROOM_BUSY'] }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await nodesOf(ownerViewer({ organizationId: calendar.organizationId }), calendar.organizationId)).toEqual([]);
  });
});

describe('the practice settles tasks', () => {
  test('the desk completes one once; its repeat answers the same, a later one hears that it is over', async () => {
    const calendar = await openCalendar(practice);
    await open(calendar, await book(practice, someone(), calendar, inHours(30)));
    const desk = frontDeskViewer({ organizationId: calendar.organizationId });
    const [task] = await nodesOf(desk, calendar.organizationId);
    const key = newId();
    const done = { __typename: 'CompleteTaskSuccess', task: { id: task.id, status: 'COMPLETED', completedBy: { id: desk.personId } } };
    expect(await run(desk, task.id, key)).toEqual(done);
    expect(await run(desk, task.id, key)).toEqual(done);
    expect(await run(calendar.practitioner, task.id)).toMatchObject({ __typename: 'TaskEnded', code: 'TASK_ENDED' });
    expect(await nodesOf(desk, calendar.organizationId)).toEqual([]);
    expect(await nodesOf(desk, calendar.organizationId, 'COMPLETED')).toHaveLength(1);
  });

  test('two who complete at once: one has done it, the other hears that it is over', async () => {
    const calendar = await openCalendar(practice);
    await open(calendar, await book(practice, someone(), calendar, inHours(30)));
    const [task] = await nodesOf(ownerViewer({ organizationId: calendar.organizationId }), calendar.organizationId);
    const answers = await Promise.all(
      [frontDeskViewer({ organizationId: calendar.organizationId }), managerViewer({ organizationId: calendar.organizationId })].map(
        (viewer) => run(viewer, task.id),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['CompleteTaskSuccess', 'TaskEnded']);
  });

  test('who completes what another is just completing waits for them, and hears that it is over', async () => {
    const calendar = await openCalendar(practice);
    await open(calendar, await book(practice, someone(), calendar, inHours(30)));
    const desk = frontDeskViewer({ organizationId: calendar.organizationId });
    const [task] = await nodesOf(desk, calendar.organizationId);
    const { sql } = practice.database;
    const rival = await sql.reserve();
    await rival`begin`;
    await rival`update bookings.tasks set status = 'COMPLETED', ended_at = now(), completed_by = ${calendar.practitionerId} where id = ${task.id}`;
    const answer = run(desk, task.id);
    await waitFor('the second to wait', async () => {
      const waiting = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      return waiting.length > 0;
    });
    await rival`commit`;
    rival.release();
    expect(await answer).toMatchObject({ __typename: 'TaskEnded' });
    const [done] = await nodesOf(desk, calendar.organizationId, 'COMPLETED');
    expect(done).toMatchObject({ id: task.id, completedBy: { id: calendar.practitionerId } });
  });

  test('a practitioner reads and completes what is about their own visits, and nothing of a colleague’s', async () => {
    const calendar = await openCalendar(practice);
    await open(calendar, await book(practice, someone(), calendar, inHours(30)));
    const colleague = practitionerViewer({ organizationId: calendar.organizationId });
    expect(await nodesOf(colleague, calendar.organizationId)).toEqual([]);
    const [task] = await nodesOf(calendar.practitioner, calendar.organizationId);
    expect(task.focus.id).toEqual(expect.any(String));
    expect(await run(colleague, task.id)).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_RELATED' });
    expect(await run(calendar.practitioner, task.id)).toMatchObject({ task: { status: 'COMPLETED' } });
  });

  test('a client, billing, another practice’s staff and an unknown id get nothing, and nothing is changed', async () => {
    const calendar = await openCalendar(practice);
    const client = someone();
    await open(calendar, await book(practice, client, calendar, inHours(30)));
    const owner = ownerViewer({ organizationId: calendar.organizationId });
    const [task] = await nodesOf(owner, calendar.organizationId);
    for (const viewer of [client, memberViewer({ organizationId: calendar.organizationId, roles: ['BILLING'] }), ownerViewer()]) {
      const { page, errors } = await tasksOf(viewer, calendar.organizationId);
      expect(page).toBeNull();
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain((await run(viewer, task.id)).code);
    }
    expect(await run(owner, newId())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await run(owner, 'no id')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await nodesOf(owner, calendar.organizationId)).toEqual([task]);
  });

  test('the list is paged without gaps or repeats, the oldest first, and can be narrowed to a code', async () => {
    const calendar = await openCalendar(practice);
    const booked = [];
    for (const hours of [30, 32, 34, 36, 38]) booked.push(await book(practice, someone(), calendar, inHours(hours)));
    for (const appointment of booked) await open(calendar, appointment);
    const owner = memberViewer({ personId: newId(), organizationId: calendar.organizationId, roles: ['PRACTITIONER', 'MANAGER'] });
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { page } = await tasksOf(owner, calendar.organizationId, { first: 2, after });
      seen.push(...page.edges.map(({ node }: { node: { focus: { id: string } } }) => node.focus.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(booked.map(({ id }) => id));
    expect((await tasksOf(owner, calendar.organizationId, { code: 'LICENCE_LAPSED' })).page.edges).toEqual([]);
    expect((await tasksOf(owner, calendar.organizationId, { after: 'no cursor' })).errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

test('the database keeps one open task of a code by itself, and holds a visit’s practice for it', async () => {
  const calendar = await openCalendar(practice);
  const appointment = await book(practice, someone(), calendar, inHours(30));
  const { sql } = practice.database;
  const insert = (organizationId: string, code = 'SCHEDULE_CONFLICT') => sql`
    insert into bookings.tasks (organization_id, id, status, code, appointment_id, practitioner_id, reasons, created_at)
    values (${organizationId}, ${newId()}, 'REQUESTED', ${code}, ${appointment.id}, ${calendar.practitionerId satisfies PractitionerId}, '{}', now())`;
  await insert(calendar.organizationId);
  await expect(insert(calendar.organizationId)).rejects.toMatchObject({ code: '23505' });
  await expect(insert(newId(), 'LICENCE_LAPSED')).rejects.toMatchObject({ code: '23503' });
  const [row] = await practice.db.asSystem((tx) => appointments.byIds(tx, [asId<'Appointment'>(appointment.id)]));
  expect(row?.status).toBe('booked');
});
