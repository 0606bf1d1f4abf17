import { newId } from '@klear/core';
import { frontDeskViewer, managerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { openRoutedHold } from './pool.ts';
import { book, hold, inHours, openCalendar, openPractice, setScheduleMutation, someone } from './practice.ts';
import { unchanged } from './unchanged.ts';

const practice = await openPractice();
const calendar = await openCalendar(practice, { minimumNoticeMinutes: 120, horizonDays: 10 });
const client = someone();
const minute = 60_000;

const untouched = (work: () => Promise<void>): Promise<void> => unchanged(practice, work);

describe('a start that is not offered is refused with all its reasons', () => {
  test.each([
    ['in the past', new Date(inHours(-5).getTime()), ['IN_THE_PAST']],
    ['in the past and off the grid', new Date(inHours(-5).getTime() + 7 * minute), ['IN_THE_PAST', 'OFF_GRID']],
    ['off the grid', new Date(inHours(30).getTime() + minute), ['OFF_GRID']],
    ['off the grid by a millisecond', new Date(inHours(30).getTime() + 1), ['OFF_GRID']],
    ['within the notice', inHours(0.5), ['TOO_SOON']],
    ['beyond the horizon', inHours(24 * 12), ['TOO_FAR']],
    ['in ten years', inHours(24 * 3_650), ['TOO_FAR']],
  ])('%s', (_, start, reasons) =>
    untouched(async () => {
      expect(await hold(practice, client, calendar, start)).toMatchObject({
        __typename: 'SlotNotOffered',
        code: 'SLOT_NOT_OFFERED',
        reasons,
      });
    }),
  );

  test('by every other verb that takes a start, too: the appointment, its claims and the pool stay as they were', async () => {
    const held = await book(practice, client, calendar, inHours(80));
    const desk = frontDeskViewer({ organizationId: calendar.organizationId });
    const poolId = await openRoutedHold(practice, calendar);
    const ask = async (viewer: typeof client, name: string, input: object) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on SlotNotOffered { reasons } } }`;
      const { data, errors } = await practice.ask(viewer, query, { input: { ...input, idempotencyKey: newId() } });
      return data?.[name] ?? errors[0]?.extensions;
    };
    for (const [start, reasons] of [
      [inHours(-5), ['IN_THE_PAST']],
      [new Date(inHours(30).getTime() + minute), ['OFF_GRID']],
      [inHours(0.5), ['TOO_SOON']],
      [inHours(24 * 3_650), ['TOO_FAR']],
    ] as const) {
      await untouched(async () => {
        const refused = { __typename: 'SlotNotOffered', reasons };
        const { serviceId } = calendar.service;
        expect(await ask(client, 'rescheduleAppointment', { appointmentId: held.id, start, expectedVersion: 1 })).toEqual(refused);
        expect(await ask(desk, 'bookForClient', { serviceId, clientId: client.personId, start, overriding: [] })).toEqual(refused);
        expect(await ask(client, 'holdAnySlot', { poolId, start })).toEqual(refused);
      });
    }
  });

  test('of a service that was retired, or of a practitioner without hours', async () => {
    const closed = await openCalendar(practice);
    await practice.tell('ServiceChanged', { ...closed.service, active: false });
    expect((await hold(practice, client, closed, inHours(30))).reasons).toEqual(['SERVICE_RETIRED']);
    await practice.tell('ServiceChanged', { ...closed.service, active: true });
    const { practitionerId, organizationId } = closed;
    await practice.tell('PractitionerChanged', { practitionerId, organizationIds: [organizationId], specialties: [], active: false });
    expect((await hold(practice, client, closed, inHours(30))).reasons).toEqual(['PRACTITIONER_INACTIVE']);
    const free = await practice.ask(client, slotsQuery, { ids: [practitionerId], from: inHours(24), to: inHours(48) });
    expect(free.data.slots).toEqual([{ slots: [] }]);
    const other = await openCalendar(practice);
    await practice.database.sql`delete from bookings.schedule_rules where schedule_id = ${other.scheduleId}`;
    expect((await hold(practice, client, other, inHours(30))).reasons).toEqual(['OUTSIDE_HOURS']);
  });
});

const scheduleInput = (change: object) => ({
  organizationId: calendar.organizationId,
  practitionerId: calendar.practitionerId,
  locationId: calendar.locationId,
  timeZone: 'Europe/Berlin',
  weeklyHours: [{ weekday: 'MONDAY', opens: '09:00', closes: '17:00' }],
  expectedVersion: 1,
  idempotencyKey: newId(),
  ...change,
});
const manager = managerViewer({ organizationId: calendar.organizationId });
const exceptionMutation = `mutation ($input: AddScheduleExceptionInput!) { addScheduleException(input: $input) { __typename } }`;
const exceptionInput = (change: object) => ({
  scheduleId: calendar.scheduleId,
  start: '2027-03-28',
  end: '2027-03-28',
  hours: [],
  idempotencyKey: newId(),
  ...change,
});
const timeOffMutation = `mutation ($input: AddTimeOffInput!) { addTimeOff(input: $input) { __typename } }`;
const timeOffInput = (change: object) => ({
  organizationId: calendar.organizationId,
  practitionerId: calendar.practitionerId,
  timeZone: 'Europe/Berlin',
  start: '2029-03-01',
  end: '2029-03-01',
  idempotencyKey: newId(),
  ...change,
});
const holdInput = (change: object) => ({ serviceId: calendar.service.serviceId, start: inHours(30), idempotencyKey: newId(), ...change });
const holdMutation = `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename } }`;
const slotsQuery = `query ($ids: [ID!]!, $from: DateTime!, $to: DateTime!, $n: Int) { slots(practitionerIds: $ids, from: $from, to: $to, firstEach: $n) { slots { start } } }`;

describe('bad input lists every faulty field with its code and changes nothing', () => {
  test.each([
    [
      'an end before its start',
      manager,
      setScheduleMutation,
      { input: scheduleInput({ weeklyHours: [{ weekday: 'MONDAY', opens: '17:00', closes: '09:00' }] }) },
      [['input.weeklyHours.0.closes', 'END_BEFORE_START']],
    ],
    [
      'zero minutes and an overlap at once',
      manager,
      setScheduleMutation,
      {
        input: scheduleInput({
          weeklyHours: [
            { weekday: 'MONDAY', opens: '09:00', closes: '09:00' },
            { weekday: 'TUESDAY', opens: '09:00', closes: '12:00' },
            { weekday: 'TUESDAY', opens: '11:00', closes: '13:00' },
          ],
        }),
      },
      [
        ['input.weeklyHours.0.closes', 'END_BEFORE_START'],
        ['input.weeklyHours.2', 'HOURS_OVERLAP'],
      ],
    ],
    [
      'a schedule that ends before it begins',
      manager,
      setScheduleMutation,
      { input: scheduleInput({ start: '2027-05-01', end: '2027-04-01' }) },
      [['input.end', 'END_BEFORE_START']],
    ],
    [
      'a time in a DST gap',
      manager,
      exceptionMutation,
      { input: exceptionInput({ hours: [{ opens: '02:30', closes: '06:00' }] }) },
      [['input.hours.0.opens', 'TIME_IN_GAP']],
    ],
    [
      'an exception that ends before it begins',
      manager,
      exceptionMutation,
      { input: exceptionInput({ end: '2027-03-01' }) },
      [['input.end', 'END_BEFORE_START']],
    ],
    [
      'an exception of ten years',
      manager,
      exceptionMutation,
      { input: exceptionInput({ end: '2037-03-01' }) },
      [['input.end', 'TOO_LONG']],
    ],
    [
      'time off that ends before it begins',
      manager,
      timeOffMutation,
      { input: timeOffInput({ start: '2029-03-02', end: '2029-03-01' }) },
      [['input.end', 'END_BEFORE_START']],
    ],
    ['time off of ten years', manager, timeOffMutation, { input: timeOffInput({ end: '2039-03-01' }) }, [['input.end', 'TOO_LONG']]],
    [
      'time off that begins in a DST gap',
      manager,
      timeOffMutation,
      { input: timeOffInput({ start: '2027-03-28', startTime: '02:30', end: '2027-03-28', endTime: '06:00' }) },
      [['input.start', 'TIME_IN_GAP']],
    ],
    ...[0, -30, 5_259_600].map(
      (durationMinutes) =>
        [
          `a visit of ${durationMinutes} minutes`,
          client,
          holdMutation,
          { input: holdInput({ durationMinutes }) },
          [['input.durationMinutes', 'OUT_OF_RANGE']],
        ] as [string, typeof client, string, Record<string, unknown>, string[][]],
    ),
    ...['Germany', 'de', 'DE-', '../DE', 'D'.repeat(1_000_000)].map(
      (jurisdiction) =>
        [
          `a jurisdiction that is none: ${jurisdiction.slice(0, 10)}`,
          client,
          holdMutation,
          { input: holdInput({ jurisdiction }) },
          [['input.jurisdiction', 'WRONG_FORMAT']],
        ] as [string, typeof client, string, Record<string, unknown>, string[][]],
    ),
    [
      'an empty idempotency key',
      client,
      holdMutation,
      { input: holdInput({ idempotencyKey: ' ' }) },
      [['input.idempotencyKey', 'OUT_OF_RANGE']],
    ],
    [
      'a span that ends before it starts',
      client,
      slotsQuery,
      { ids: [calendar.practitionerId], from: inHours(3), to: inHours(2) },
      [['to', 'END_BEFORE_START']],
    ],
    [
      'a span of a year',
      client,
      slotsQuery,
      { ids: [calendar.practitionerId], from: inHours(3), to: inHours(9_000) },
      [['to', 'TOO_LONG']],
    ],
    [
      'a span beyond all calendars',
      client,
      slotsQuery,
      { ids: [calendar.practitionerId], from: '0001-01-01T00:00:00Z', to: '0001-01-02T00:00:00Z' },
      [
        ['from', 'OUT_OF_RANGE'],
        ['to', 'OUT_OF_RANGE'],
      ],
    ],
    [
      'more slots than are given',
      client,
      slotsQuery,
      { ids: [calendar.practitionerId], from: inHours(1), to: inHours(2), n: 101 },
      [['firstEach', 'OUT_OF_RANGE']],
    ],
    [
      'ids that are none',
      client,
      slotsQuery,
      { ids: ['1; drop table holds', calendar.practitionerId], from: inHours(1), to: inHours(2) },
      [['practitionerIds.0', 'WRONG_FORMAT']],
    ],
  ])('%s', (_, viewer, query, variables, faults) =>
    untouched(async () => {
      const { errors } = await practice.ask(viewer, query, variables);
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
      const told = errors[0]?.extensions.faults as { path: string[]; code: string }[];
      expect(told.map(({ path, code }) => [path.join('.'), code])).toEqual(faults);
    }),
  );

  test.each(['Mars/Olympus', 'europe/berlin', '../../etc/passwd', '+02:00', 'CEST', ''])('a zone that is none: %s', (timeZone) =>
    untouched(async () => {
      for (const [query, input] of [
        [setScheduleMutation, scheduleInput({ timeZone })],
        [timeOffMutation, timeOffInput({ timeZone })],
      ] as const) {
        const { errors } = await practice.ask(manager, query, { input });
        expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      }
    }),
  );

  test('prices from the client have no field to travel in', () =>
    untouched(async () => {
      for (const price of [{ amountMinor: 1 }, { price: { amountMinor: 1, currency: 'EUR' } }, { quote: 'mine' }]) {
        const { errors } = await practice.ask(client, holdMutation, { input: holdInput(price) });
        expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      }
    }));
});

describe('what is not there, or not for the caller, is told the same way', () => {
  test('an unknown service, a practitioner and a location of another organization', async () => {
    const stranger = await openCalendar(practice);
    const cases: [ReturnType<typeof someone>, string, object][] = [
      [client, holdMutation, { input: holdInput({ serviceId: newId() }) }],
      [client, holdMutation, { input: holdInput({ serviceId: 'nonsense' }) }],
      [manager, setScheduleMutation, { input: scheduleInput({ practitionerId: stranger.practitionerId, expectedVersion: null }) }],
      [manager, setScheduleMutation, { input: scheduleInput({ locationId: stranger.locationId, expectedVersion: null }) }],
      [manager, exceptionMutation, { input: exceptionInput({ scheduleId: stranger.scheduleId }) }],
    ];
    for (const [viewer, query, variables] of cases) {
      await untouched(async () => {
        const { errors } = await practice.ask(viewer, query, variables as Record<string, unknown>);
        expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
      });
    }
  });

  test('another client cannot cancel, move or see an appointment', async () => {
    const appointment = await book(practice, someone(), calendar, inHours(50));
    const desk = frontDeskViewer();
    for (const viewer of [client, desk]) {
      const mutation = `mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }`;
      await untouched(async () => {
        const { errors } = await practice.ask(viewer, mutation, { input: { appointmentId: appointment.id, idempotencyKey: newId() } });
        expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
      });
      expect((await practice.ask(viewer, `query ($id: ID!) { appointment(id: $id) { id } }`, { id: appointment.id })).data).toEqual({
        appointment: null,
      });
    }
  });

  test('a practitioner does not book themselves', () =>
    untouched(async () => {
      const { errors } = await practice.ask(calendar.practitioner, holdMutation, { input: holdInput({}) });
      expect(errors[0]?.extensions.faults).toMatchObject([{ code: 'OWN_SERVICE' }]);
    }));
});

describe('what was read is no longer so', () => {
  test('an older version changes nothing, whichever verb sends it', async () => {
    const appointment = await book(practice, client, calendar, inHours(120));
    const { organizationId } = calendar;
    const desk = frontDeskViewer({ organizationId });
    const poolId = await openRoutedHold(practice, calendar, inHours(130));
    const stale = { expectedVersion: 99 };
    const { id: appointmentId } = appointment;
    const cases: [ReturnType<typeof someone>, string, object][] = [
      [client, 'rescheduleAppointment', { appointmentId, start: inHours(124) }],
      [client, 'cancelAppointment', { appointmentId }],
      [desk, 'arriveAppointment', { appointmentId }],
      [desk, 'checkInAppointment', { appointmentId }],
      [manager, 'setSchedule', scheduleInput({})],
      [manager, 'setRoutingPool', { organizationId, poolId, name: 'Mine', strategy: 'WEIGHTED', services: [] }],
    ];
    for (const [viewer, name, input] of cases) {
      await untouched(async () => {
        const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
        const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on VersionConflict { code } } }`;
        const { data } = await practice.ask(viewer, query, { input: { ...input, ...stale, idempotencyKey: newId() } });
        expect(data?.[name], name).toEqual({ __typename: 'VersionConflict', code: 'VERSION_CONFLICT' });
      });
    }
  });

  test("two who move to one another's place at once are told that it is taken, and both keep what they had", async () => {
    const [one, two] = [someone(), someone()];
    const first = await book(practice, one, calendar, inHours(140));
    const second = await book(practice, two, calendar, inHours(142));
    const move = async (viewer: typeof one, appointmentId: string, start: Date) => {
      const query = `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { __typename } }`;
      const { data } = await practice.ask(viewer, query, { input: { appointmentId, start, expectedVersion: 1, idempotencyKey: newId() } });
      return data.rescheduleAppointment.__typename;
    };
    await untouched(async () => {
      const answers = await Promise.all([move(one, first.id, inHours(142)), move(two, second.id, inHours(140))]);
      expect(answers).toEqual(['SlotTaken', 'SlotTaken']);
    });
  });
});
