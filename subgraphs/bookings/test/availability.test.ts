import { newId } from '@klear/core';
import { practitionerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { refreshHolidays } from '../src/commands/refresh-holidays.ts';
import { publicHolidays } from '../src/store/public-holidays.ts';
import { book, type Calendar, hold, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const dayMs = 86_400_000;

const scheduleFields = 'schedule { id version start end holidayRegion holidays timeOff { id start end timeZone } weeklyHours { weekday } }';
const setMutation = `mutation ($input: SetScheduleInput!) { setSchedule(input: $input) { __typename
  ... on SetScheduleSuccess { ${scheduleFields} conflicts { id } } ... on Problem { code } } }`;
const offMutation = `mutation ($input: AddTimeOffInput!) { addTimeOff(input: $input) {
  ... on AddTimeOffSuccess { timeOff { id start end timeZone } conflicts { id status } } } }`;
const onMutation = 'mutation ($input: RemoveTimeOffInput!) { removeTimeOff(input: $input) { ... on RemoveTimeOffSuccess { timeOffId } } }';
const exceptionMutation = `mutation ($input: AddScheduleExceptionInput!) { addScheduleException(input: $input) {
  ... on AddScheduleExceptionSuccess { conflicts { id } } } }`;
const tasksQuery = `query ($of: [_Any!]!, $status: TaskStatus!) { _entities(representations: $of) { ... on Organization { tasks(status: $status) { edges { node { code focus { id } } } } } } }`;

/** 10:00 in Berlin, so many days from today. */
function morning(days: number): Date {
  const date = new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
  const noon = new Date(`${date}T10:00:00Z`);
  const shown = Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', hourCycle: 'h23' }).format(noon));
  return new Date(noon.getTime() - (shown - 10) * 3_600_000);
}
const dateOf = (at: Date): string => at.toISOString().slice(0, 10);

async function act(calendar: Calendar, query: string, input: Record<string, unknown>) {
  const { data, errors } = await practice.ask(calendar.practitioner, query, { input: { idempotencyKey: newId(), ...input } });
  return { data, errors, codes: errors?.map(({ extensions }) => extensions?.code) };
}
const own = ({ organizationId, practitionerId }: Calendar) => ({ organizationId, practitionerId, timeZone: 'Europe/Berlin' });
const reasons = async (calendar: Calendar, start: Date) => (await hold(practice, someone(), calendar, start)).reasons;
async function openTasks(calendar: Calendar, status = 'REQUESTED'): Promise<[string, string][]> {
  const of = [{ __typename: 'Organization', id: calendar.organizationId }];
  const { data, errors } = await practice.ask(calendar.practitioner, tasksQuery, { of, status });
  if (!data?._entities[0]?.tasks) throw new Error(JSON.stringify(errors));
  const { edges }: { edges: { node: { code: string; focus: { id: string } } }[] } = data._entities[0].tasks;
  return edges.map(({ node }) => [node.code, node.focus.id]);
}

describe('time off', () => {
  test('takes a practitioner off all places, lists what was booked and loses none of it, until it is given back', async () => {
    const calendar = await openCalendar(practice);
    const visit = await book(practice, someone(), calendar, morning(4));
    const off = { ...own(calendar), start: dateOf(morning(4)), startTime: '09:30', end: dateOf(morning(5)) };
    const { data } = await act(calendar, offMutation, off);
    expect(data.addTimeOff.conflicts).toEqual([{ id: visit.id, status: 'BOOKED' }]);
    expect(await openTasks(calendar)).toEqual([['SCHEDULE_CONFLICT', visit.id]]);
    expect(await reasons(calendar, new Date(morning(4).getTime() + 5 * 3_600_000))).toEqual(['TIME_OFF']);
    expect(await reasons(calendar, new Date(morning(5).getTime() + 12 * 3_600_000))).toEqual(['TIME_OFF']);
    const early = await hold(practice, someone(), calendar, new Date(morning(4).getTime() - 2 * 3_600_000));
    expect(early.__typename).toBe('HoldSlotSuccess');
    const { data: back } = await act(calendar, onMutation, { timeOffId: data.addTimeOff.timeOff.id });
    expect(back.removeTimeOff.timeOffId).toBe(data.addTimeOff.timeOff.id);
    expect((await hold(practice, someone(), calendar, morning(5))).__typename).toBe('HoldSlotSuccess');
    expect(await openTasks(calendar)).toEqual([]);
    expect(await openTasks(calendar, 'CANCELLED')).toEqual([['SCHEDULE_CONFLICT', visit.id]]);
  });

  test('is added once, however often it is asked for', async () => {
    const calendar = await openCalendar(practice);
    const input = { ...own(calendar), start: '2027-08-01', end: '2027-08-20', idempotencyKey: newId() };
    const [first, second] = [await act(calendar, offMutation, input), await act(calendar, offMutation, input)];
    expect(second.data).toEqual(first.data);
    expect(first.data.addTimeOff.timeOff).toMatchObject({ start: '2027-07-31T22:00:00.000Z', end: '2027-08-20T22:00:00.000Z' });
    const rows = await practice.database.sql`select 1 from bookings.time_off where practitioner_id = ${calendar.practitionerId}`;
    expect(rows).toHaveLength(1);
  });

  test('that ends before it begins, lasts for ever, names no zone or a time that clocks skip is refused by field', async () => {
    const calendar = await openCalendar(practice);
    const refusal = async (input: Record<string, unknown>) => {
      const { errors } = await act(calendar, offMutation, { ...own(calendar), ...input });
      return errors?.flatMap(({ extensions }) => {
        const faults = (extensions?.faults ?? []) as { path: string[]; code: string }[];
        return faults.map(({ path, code }) => [path[1], code]);
      });
    };
    expect(await refusal({ start: '2027-05-02', end: '2027-05-01' })).toEqual([['end', 'END_BEFORE_START']]);
    expect(await refusal({ start: '2027-05-02', end: '2037-05-01' })).toEqual([['end', 'TOO_LONG']]);
    expect(await refusal({ start: '2027-03-28', startTime: '02:30', end: '2027-03-29' })).toEqual([['start', 'TIME_IN_GAP']]);
    expect(await refusal({ start: '2027-05-01', end: '2027-05-02', timeZone: 'europe/berlin' })).toEqual([['timeZone', 'INVALID']]);
  });

  test('of another practice can be neither made nor given back', async () => {
    const [calendar, other] = [await openCalendar(practice), await openCalendar(practice)];
    const input = { ...own(calendar), start: '2027-08-01', end: '2027-08-20' };
    expect((await act(other, offMutation, input)).codes).toEqual(['FORBIDDEN']);
    const { data } = await act(calendar, offMutation, input);
    expect((await act(other, onMutation, { timeOffId: data.addTimeOff.timeOff.id })).codes).toEqual(['NOT_FOUND']);
    expect((await act(other, onMutation, { timeOffId: newId() })).codes).toEqual(['NOT_FOUND']);
    const stranger = { ...own(calendar), practitionerId: practitionerViewer().personId, start: '2027-08-01', end: '2027-08-20' };
    expect((await act(calendar, offMutation, stranger)).errors).not.toEqual([]);
  });
});

describe('holidays', () => {
  const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  const hours = (calendar: Calendar) => ({
    ...own(calendar),
    locationId: calendar.locationId,
    start: '2020-01-01',
    weeklyHours: week.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
  });

  test('of the region are kept free; a day that is opened in spite is open; what was booked stays, with a task', async () => {
    const calendar = await openCalendar(practice, { horizonDays: 800 });
    const today = dateOf(new Date());
    const years = new Date().getUTCFullYear();
    const [feast] = (await publicHolidays('DE-BE', years, years + 1)).filter(({ date }) => date > dateOf(new Date(Date.now() + 2 * dayMs)));
    if (!feast) throw new Error('Berlin has holidays');
    const days = Math.round((Date.parse(feast.date) - Date.parse(today)) / dayMs);
    const visit = await book(practice, someone(), calendar, morning(days));
    const { data } = await act(calendar, setMutation, { ...hours(calendar), holidayRegion: 'DE-BE', expectedVersion: 1 });
    expect(data.setSchedule).toMatchObject({ schedule: { holidayRegion: 'DE-BE' }, conflicts: [{ id: visit.id }] });
    expect(data.setSchedule.schedule.holidays[0]).toBe(feast.date);
    expect(await openTasks(calendar)).toEqual([['SCHEDULE_CONFLICT', visit.id]]);
    const later = new Date(morning(days).getTime() + 3 * 3_600_000);
    expect(await reasons(calendar, later)).toEqual(['HOLIDAY']);
    const opened = { scheduleId: calendar.scheduleId, start: feast.date, end: feast.date, hours: [{ opens: '09:00', closes: '18:00' }] };
    await act(calendar, exceptionMutation, opened);
    expect((await hold(practice, someone(), calendar, later)).__typename).toBe('HoldSlotSuccess');
    expect(await openTasks(calendar)).toEqual([]);
    // Hours that are set without a word about holidays keep the region; null gives it up.
    const kept = await act(calendar, setMutation, { ...hours(calendar), expectedVersion: 3 });
    expect(kept.data.setSchedule.schedule.holidayRegion).toBe('DE-BE');
    const without = await act(calendar, setMutation, { ...hours(calendar), holidayRegion: null, expectedVersion: 4 });
    expect(without.data.setSchedule.schedule).toMatchObject({ holidayRegion: null, holidays: [] });
  });

  test('of an unknown region are refused', async () => {
    const calendar = await openCalendar(practice);
    for (const holidayRegion of ['Berlin', 'DE-XX', 'de-be', 'ZZ', 'DE-BE-A', '../DE']) {
      const { codes, errors } = await act(calendar, setMutation, { ...hours(calendar), holidayRegion, expectedVersion: 1 });
      expect(codes).toEqual(['BAD_USER_INPUT']);
      expect(JSON.stringify(errors)).toContain('REGION_UNKNOWN');
    }
  });

  test('are written anew when the calendar is another, and what a new date uncovers becomes a task', async () => {
    const calendar = await openCalendar(practice, { horizonDays: 800 });
    await act(calendar, setMutation, { ...hours(calendar), holidayRegion: 'AT', expectedVersion: 1 });
    expect(await refreshHolidays(practice.db)).toBe(0);
    const years = new Date().getUTCFullYear();
    const upcoming = (await publicHolidays('AT', years, years + 1)).find(({ date }) => date > dateOf(new Date(Date.now() + 2 * dayMs)));
    if (!upcoming) throw new Error('Austria has holidays');
    await practice.database.sql`delete from bookings.holidays where region = 'AT' and day = ${upcoming.date}`;
    await practice.database.sql`update bookings.holidays set release = 'an older one' where region = 'AT'`;
    const days = Math.round((Date.parse(upcoming.date) - Date.parse(dateOf(new Date()))) / dayMs);
    const visit = await book(practice, someone(), calendar, morning(days));
    expect(await refreshHolidays(practice.db)).toBe(1);
    expect(await openTasks(calendar)).toEqual([['SCHEDULE_CONFLICT', visit.id]]);
    expect(await refreshHolidays(practice.db)).toBe(0);
  });
});

describe('periods', () => {
  test('of one place follow one another, each with its hours; two that meet are refused', async () => {
    const calendar = await openCalendar(practice, { horizonDays: 800 });
    const { locationId } = calendar;
    const set = (input: Record<string, unknown>) => act(calendar, setMutation, { ...own(calendar), locationId, ...input });
    const all = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
    const open = (opens: string, closes: string) => all.map((weekday) => ({ weekday, opens, closes }));
    const [summer, autumn] = [dateOf(morning(100)), dateOf(morning(160))];
    const last = dateOf(morning(99));
    const covered = await book(practice, someone(), calendar, morning(120));
    const meeting = await set({ start: summer, weeklyHours: open('09:00', '12:00'), scheduleId: calendar.scheduleId });
    expect(meeting.data.setSchedule.code).toBe('VERSION_CONFLICT');
    // Cut short, the first period covers the visit no more; the next one does.
    const cut = await set({ start: '2020-01-01', end: last, weeklyHours: open('00:00', '24:00'), expectedVersion: 1 });
    expect(cut.data.setSchedule.conflicts).toEqual([{ id: covered.id }]);
    const second = await set({ start: summer, end: dateOf(morning(159)), weeklyHours: open('09:00', '12:00') });
    expect(second.data.setSchedule).toMatchObject({ schedule: { version: 1, start: summer }, conflicts: [] });
    expect(await openTasks(calendar)).toEqual([]);
    await set({ start: autumn, weeklyHours: open('14:00', '18:00') });
    expect((await hold(practice, someone(), calendar, morning(110))).__typename).toBe('HoldSlotSuccess');
    expect(await reasons(calendar, new Date(morning(111).getTime() + 5 * 3_600_000))).toEqual(['OUTSIDE_HOURS']);
    expect(await reasons(calendar, morning(170))).toEqual(['OUTSIDE_HOURS']);
    expect((await hold(practice, someone(), calendar, new Date(morning(171).getTime() + 5 * 3_600_000))).__typename).toBe(
      'HoldSlotSuccess',
    );
    const across = await set({ start: last, end: summer, weeklyHours: open('09:00', '10:00'), expectedVersion: 2 });
    expect(across.codes).toEqual(['BAD_USER_INPUT']);
    expect(JSON.stringify(across.errors)).toContain('PERIODS_OVERLAP');
  });

  test('two first ones made at once are one', async () => {
    const calendar = await openCalendar(practice);
    const input = { ...own(calendar), weeklyHours: [{ weekday: 'MONDAY', opens: '09:00', closes: '10:00' }] };
    const answers = await Promise.all([1, 2, 3].map(() => act(calendar, setMutation, input)));
    const names = answers.map(({ data }) => data.setSchedule.__typename).toSorted();
    expect(names).toEqual(['SetScheduleSuccess', 'VersionConflict', 'VersionConflict']);
  });
});
