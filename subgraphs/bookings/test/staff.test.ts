import { newId, type Viewer } from '@klear/core';
import { frontDeskViewer, managerViewer, ownerViewer, practitionerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { book, hold, inHours, openCalendar, openPractice, setScheduleMutation, someone } from './practice.ts';

const practice = await openPractice();

const run = (name: string, input: string, viewer: Viewer, appointmentId: string) =>
  practice.ask(
    viewer,
    `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on TransitionRefused { status } ... on Problem { code } } }`,
    {
      input: { appointmentId, idempotencyKey: newId() },
    },
  );

describe('the day of an appointment', () => {
  test('staff check in and fulfil when its time has come; the client does neither; each is told once', async () => {
    const calendar = await openCalendar(practice);
    const desk = frontDeskViewer({ organizationId: calendar.organizationId });
    const client = someone();
    const appointment = await book(practice, client, calendar, inHours(2));
    expect((await run('fulfilAppointment', 'FulfilAppointmentInput', desk, appointment.id)).data.fulfilAppointment).toMatchObject({
      code: 'TRANSITION_REFUSED',
      status: 'BOOKED',
    });
    expect((await run('checkInAppointment', 'CheckInAppointmentInput', client, appointment.id)).errors[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'ROLE_REQUIRED',
    });
    expect((await run('checkInAppointment', 'CheckInAppointmentInput', desk, appointment.id)).data.checkInAppointment.__typename).toBe(
      'CheckInAppointmentSuccess',
    );
    await practice.database.shiftClock(4 * 3_600_000);
    try {
      expect(
        (await run('fulfilAppointment', 'FulfilAppointmentInput', calendar.practitioner, appointment.id)).data.fulfilAppointment.__typename,
      ).toBe('FulfilAppointmentSuccess');
      expect((await run('markNoShow', 'MarkNoShowInput', desk, appointment.id)).data.markNoShow).toMatchObject({
        code: 'TRANSITION_REFUSED',
        status: 'FULFILLED',
      });
    } finally {
      await practice.database.shiftClock(0);
    }
    await practice.relay.drain();
    expect(practice.published.filter((event) => event.aggregate.id === appointment.id).map((event) => event.type)).toEqual([
      'AppointmentBooked',
      'AppointmentCheckedIn',
      'AppointmentFulfilled',
    ]);
  });

  test('a no-show frees the rest of the time', async () => {
    const calendar = await openCalendar(practice);
    const appointment = await book(practice, someone(), calendar, inHours(2));
    await practice.database.shiftClock(3 * 3_600_000);
    try {
      const manager = managerViewer({ organizationId: calendar.organizationId });
      expect((await run('markNoShow', 'MarkNoShowInput', manager, appointment.id)).data.markNoShow.__typename).toBe('MarkNoShowSuccess');
    } finally {
      await practice.database.shiftClock(0);
    }
    expect(await practice.database.sql`select 1 from bookings.claims where appointment_id = ${appointment.id}`).toHaveLength(0);
  });

  test('another practitioner of the same organization can neither run nor see it', async () => {
    const calendar = await openCalendar(practice);
    const appointment = await book(practice, someone(), calendar, inHours(3));
    const colleague = practitionerViewer({ organizationId: calendar.organizationId });
    expect((await run('checkInAppointment', 'CheckInAppointmentInput', colleague, appointment.id)).errors[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_RELATED',
    });
    const { data } = await practice.ask(colleague, `query ($id: ID!) { appointment(id: $id) { id } }`, { id: appointment.id });
    expect(data.appointment).toBeNull();
  });
});

describe('schedules', () => {
  const exceptionMutation = `mutation ($input: AddScheduleExceptionInput!) { addScheduleException(input: $input) { __typename
    ... on AddScheduleExceptionSuccess { schedule { version exceptions { edges { node { id start end hours { opens closes } } } pageInfo { hasNextPage } } } conflicts { id } } } }`;
  const removeMutation = `mutation ($input: RemoveScheduleExceptionInput!) { removeScheduleException(input: $input) { ... on RemoveScheduleExceptionSuccess { schedule { version exceptions { edges { node { id } } } } } } }`;

  test('time off hides slots and names the booked appointments that it no longer covers, which stay booked', async () => {
    const calendar = await openCalendar(practice);
    const client = someone();
    const appointment = await book(practice, client, calendar, inHours(49));
    const day = new Date(inHours(49)).toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' });
    const input = { scheduleId: calendar.scheduleId, start: day, end: day, hours: [], idempotencyKey: newId() };
    const { data } = await practice.ask(calendar.practitioner, exceptionMutation, { input });
    const { schedule, conflicts } = data.addScheduleException;
    expect(conflicts).toEqual([{ id: appointment.id }]);
    expect(schedule).toMatchObject({
      version: 2,
      exceptions: { edges: [{ node: { start: day, end: day, hours: [] } }], pageInfo: { hasNextPage: false } },
    });
    expect((await hold(practice, someone(), calendar, inHours(49))).reasons).toEqual(['TIME_OFF', 'PRACTITIONER_BUSY']);
    const repeated = await practice.ask(calendar.practitioner, exceptionMutation, { input });
    expect(repeated.data.addScheduleException.schedule.version).toBe(2);

    const exceptionId = schedule.exceptions.edges[0].node.id;
    const removed = await practice.ask(calendar.practitioner, removeMutation, { input: { exceptionId, idempotencyKey: newId() } });
    expect(removed.data.removeScheduleException.schedule).toEqual({ version: 3, exceptions: { edges: [] } });
    const status = await practice.ask(client, `query ($id: ID!) { appointment(id: $id) { status } }`, { id: appointment.id });
    expect(status.data.appointment.status).toBe('BOOKED');
  });

  test('a stale version is a conflict; the next version holds and is public with its hours', async () => {
    const calendar = await openCalendar(practice);
    const owner = ownerViewer({ organizationId: calendar.organizationId });
    const input = {
      organizationId: calendar.organizationId,
      practitionerId: calendar.practitionerId,
      locationId: calendar.locationId,
      timeZone: 'America/New_York',
      weeklyHours: [{ weekday: 'SUNDAY', opens: '22:00', closes: '24:00' }],
    };
    // Editing schedules is the front desk's, the manager's and the owner's.
    const stale = await practice.ask(owner, setScheduleMutation, { input: { ...input, idempotencyKey: newId() } });
    expect(stale.data.setSchedule).toEqual({ __typename: 'VersionConflict', code: 'VERSION_CONFLICT' });
    const saved = await practice.ask(owner, setScheduleMutation, { input: { ...input, expectedVersion: 1, idempotencyKey: newId() } });
    expect(saved.data.setSchedule.schedule).toEqual({
      id: calendar.scheduleId,
      version: 2,
      timeZone: 'America/New_York',
      weeklyHours: input.weeklyHours,
    });
    const seen = await practice.ask(
      someone(),
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Practitioner { schedules { id version start end location { id } organization { id } } } } }`,
      {
        r: [{ __typename: 'Practitioner', id: calendar.practitionerId }],
      },
    );
    expect(seen.data._entities[0].schedules).toMatchObject([
      { id: calendar.scheduleId, version: 2, end: null, location: { id: calendar.locationId } },
    ]);
  });

  test('a practitioner edits their own schedule and not a colleague’s', async () => {
    const calendar = await openCalendar(practice);
    const colleague = practitionerViewer({ organizationId: calendar.organizationId });
    const input = { scheduleId: calendar.scheduleId, start: '2027-06-01', end: '2027-06-02', hours: [], idempotencyKey: newId() };
    expect((await practice.ask(colleague, exceptionMutation, { input })).errors[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'ROLE_REQUIRED',
    });
    const rows = await practice.database.sql`select 1 from bookings.schedule_exceptions where schedule_id = ${calendar.scheduleId}`;
    expect(rows).toHaveLength(0);
  });
});
