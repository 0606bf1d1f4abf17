import { newId, type Viewer } from '@klear/core';
import { frontDeskViewer, managerViewer, personOf } from '@klear/testing';
import { openRoutedHold } from './pool.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, type Practice, someone } from './practice.ts';

/** One mutation with an input that is good for whoever calls it, in a place of the list where it can happen. */
export interface Call {
  readonly name: string;
  readonly viewer: Viewer;
  readonly input: Readonly<Record<string, unknown>>;
  /** Fields that would differ if it happened twice. */
  readonly selection: string;
  /** What makes it another input. */
  readonly change: Readonly<Record<string, unknown>>;
}

/** The document that asks for it, with its input as the variable `input`. */
export function documentOf({ name, selection }: Call): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
}

/** Things of one practice by the name of the argument that takes their id. */
export type Ids = Readonly<Record<string, string>>;

export interface EveryMutation {
  readonly practice: Practice;
  readonly calls: readonly Call[];
  /** Of the practice, and the same of another one. */
  readonly own: Ids;
  readonly foreign: Ids;
}

/** Every mutation of the subgraph that takes an idempotency key; a schema that has more turns tests red. */
export async function openEveryMutation(): Promise<EveryMutation> {
  const practice = await openPractice();
  const [home, abroad] = [await furnish(practice), await furnish(practice)];
  return { practice, calls: callsOf(home), own: home.ids, foreign: abroad.ids };
}

const wholeWeek = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((weekday) => ({
  weekday,
  opens: '00:00',
  closes: '24:00',
}));

interface Furnished {
  readonly calendar: Calendar;
  readonly client: Viewer;
  readonly ids: Ids;
}

/** One of each thing that a mutation can be about. */
async function furnish(practice: Practice): Promise<Furnished> {
  const calendar = await openCalendar(practice);
  const asking = await openCalendar(practice, { requiresConfirmation: true }, calendar.practitioner);
  const { organizationId, practitionerId, locationId, scheduleId } = calendar;
  const client = someone();
  const manager = managerViewer({ organizationId });
  const act = async (viewer: Viewer, name: string, input: object, selection: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { ... on ${type}Success { ${selection} } } }`;
    const { data, errors } = await practice.ask(viewer, query, { input: { ...input, idempotencyKey: newId() } });
    if (!data?.[name]) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data[name];
  };
  const soon = await book(practice, client, calendar, inHours(2));
  const later = await book(practice, client, calendar, inHours(50));
  const request = await book(practice, client, asking, inHours(100));
  const held = await hold(practice, client, calendar, inHours(60));
  const given = await hold(practice, client, calendar, inHours(70));
  const conversationId: string = soon.conversation.id;
  const { message } = await act(client, 'sendMessage', { conversationId, text: 'I may be late.' }, 'message { id }');
  const days = { start: '2029-01-01', end: '2029-01-02' };
  const { schedule } = await act(
    calendar.practitioner,
    'addScheduleException',
    { scheduleId, ...days, hours: [{ opens: '09:00', closes: '10:00' }] },
    'schedule { exceptions { edges { node { id } } } }',
  );
  const away = { organizationId, practitionerId, timeZone: 'Europe/Berlin', ...days };
  const { timeOff } = await act(calendar.practitioner, 'addTimeOff', away, 'timeOff { id }');
  const room = { organizationId, locationId, kind: 'ROOM', type: 'quiet-room', name: 'Attic' };
  const { resource } = await act(manager, 'addResource', room, 'resource { id }');
  const taskId: string = newId();
  await practice.database.sql`
    insert into bookings.tasks (organization_id, id, status, code, appointment_id, practitioner_id, reasons, created_at)
    values (${organizationId}, ${taskId}, 'REQUESTED', 'SCHEDULE_CONFLICT', ${later.id}, ${practitionerId}, '{OUTSIDE_HOURS}', now())`;
  const ids = {
    ...{ organizationId, practitionerId, locationId, scheduleId, taskId, conversationId },
    clientId: personOf(client),
    serviceId: calendar.service.serviceId,
    poolId: await openRoutedHold(practice, calendar),
    appointmentId: soon.id,
    laterId: later.id,
    requestId: request.id,
    holdId: held.hold.id,
    givenId: given.hold.id,
    messageId: message.id,
    exceptionId: schedule.exceptions.edges[0].node.id,
    timeOffId: timeOff.id,
    resourceId: resource.id,
  };
  return { calendar, client, ids };
}

function callsOf({ calendar, client, ids }: Furnished): Call[] {
  const { practitioner } = calendar;
  const { organizationId, practitionerId, locationId, serviceId, scheduleId, resourceId, messageId, conversationId } = ids;
  const [desk, manager] = [
    frontDeskViewer({ organizationId: calendar.organizationId }),
    managerViewer({ organizationId: calendar.organizationId }),
  ];
  const call = (name: string, viewer: Viewer, input: object, selected: string, change: object): Call => {
    const member = `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`;
    return { name, viewer, input: { ...input }, selection: `__typename ... on ${member} { ${selected} }`, change: { ...change } };
  };
  const soon = { appointmentId: ids.appointmentId };
  const later = { appointmentId: ids.laterId };
  const state = 'appointment { status version }';
  const hours = { organizationId, practitionerId, locationId, timeZone: 'Europe/Berlin', weeklyHours: wholeWeek };
  const room = { organizationId, locationId, kind: 'ROOM', type: 'quiet-room', name: 'Loft' };
  const pool = { organizationId, name: 'Whoever', strategy: 'ROUND_ROBIN', services: [{ serviceId, weight: 2 }] };
  return [
    call('addResource', desk, room, 'resource { id version }', { name: 'Lift' }),
    call('updateResource', desk, { resourceId, expectedVersion: 1, name: 'Loft' }, 'resource { version }', { name: 'Lift' }),
    call('retireResource', desk, { resourceId, expectedVersion: 2 }, 'resource { version active }', { expectedVersion: 3 }),
    call('setSchedule', practitioner, { ...hours, start: '2020-01-01', expectedVersion: 2 }, 'schedule { version }', {
      timeZone: 'Asia/Tokyo',
    }),
    call(
      'addScheduleException',
      practitioner,
      { scheduleId, start: '2029-05-01', end: '2029-05-01', hours: [] },
      'schedule { version exceptions { edges { node { hours { opens closes } } } } }',
      { end: '2029-05-02' },
    ),
    call('removeScheduleException', practitioner, { exceptionId: ids.exceptionId }, 'schedule { version }', { exceptionId: newId() }),
    call(
      'addTimeOff',
      practitioner,
      { organizationId, practitionerId, timeZone: 'Europe/Berlin', start: '2029-07-01', end: '2029-07-02' },
      'timeOff { id }',
      { end: '2029-07-03' },
    ),
    call('removeTimeOff', practitioner, { timeOffId: ids.timeOffId }, 'timeOffId', { timeOffId: newId() }),
    call('setRoutingPool', manager, { ...pool, poolId: ids.poolId, expectedVersion: 1 }, 'pool { id version }', { name: 'Nobody' }),
    call('holdAnySlot', client, { poolId: ids.poolId, start: inHours(84) }, 'hold { id }', { start: inHours(85) }),
    call('holdSlot', client, { serviceId, start: inHours(80) }, 'hold { id }', { start: inHours(81) }),
    call('renewHold', client, { holdId: ids.holdId }, 'hold { id expiresAt }', { holdId: ids.givenId }),
    call('releaseHold', client, { holdId: ids.givenId }, 'holdId', { holdId: ids.holdId }),
    call('bookAppointment', client, { holdId: ids.holdId }, 'appointment { id version }', { holdId: ids.givenId }),
    call('bookForClient', desk, { serviceId, clientId: ids.clientId, start: inHours(120), overriding: [] }, 'appointment { id version }', {
      start: inHours(121),
    }),
    call('rescheduleAppointment', client, { ...later, start: inHours(55), expectedVersion: 1 }, 'appointment { start version }', {
      start: inHours(56),
    }),
    call('completeTask', desk, { taskId: ids.taskId }, 'task { id status }', { taskId: newId() }),
    call('cancelAppointment', client, { ...later, reason: 'CLIENT' }, state, { reason: 'OTHER' }),
    call('confirmAppointment', desk, { appointmentId: ids.requestId }, state, soon),
    call('declineAppointment', desk, { appointmentId: ids.requestId }, state, soon),
    call('allowCoAttendees', client, { ...soon, allowed: true }, 'appointment { version }', { allowed: false }),
    call('arriveAppointment', desk, soon, state, later),
    call('checkInAppointment', desk, soon, state, later),
    call('startAppointment', desk, soon, state, later),
    call('fulfilAppointment', desk, soon, state, later),
    call('markNoShow', desk, soon, state, later),
    call('sendMessage', client, { conversationId, text: 'Hello' }, 'message { id sequence text }', { text: 'Bye' }),
    call('editMessage', client, { messageId, text: 'I am late.', expectedVersion: 1 }, 'message { id version text }', { text: 'No.' }),
    call('withdrawMessage', client, { messageId, expectedVersion: 2 }, 'message { id version text }', { expectedVersion: 3 }),
    call('markConversationRead', practitioner, { conversationId, sequence: 1 }, 'conversation { unreadCount }', { sequence: 2 }),
  ];
}
