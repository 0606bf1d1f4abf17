import { newId } from '@klear/core';
import { anonymousViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { book, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();

const bookabilityQuery = `query ($id: ID!, $start: DateTime!, $minutes: Int, $jurisdiction: String) {
  bookability(serviceId: $id, start: $start, durationMinutes: $minutes, jurisdiction: $jurisdiction) {
    bookable start end timeZone location { id } price { amountMinor currency } reasons { code message } alternatives { start end } } }`;
const slotsQuery = `query ($ids: [ID!]!, $from: DateTime!, $to: DateTime!, $durations: [Int!], $jurisdiction: String, $combine: SlotCombination! = UNION, $each: Int = 5) {
  slots(practitionerIds: $ids, from: $from, to: $to, durations: $durations, jurisdiction: $jurisdiction, combine: $combine, firstEach: $each) {
    practitioner { id } slots { start end seatsLeft } } }`;

type Asked = { minutes?: number; jurisdiction?: string };
async function bookability(viewer: ReturnType<typeof someone>, serviceId: string, start: Date, asked: Asked = {}) {
  const { data, errors } = await practice.ask(viewer, bookabilityQuery, { id: serviceId, start, ...asked });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.bookability;
}
const codes = (answer: { reasons: { code: string }[] }) => answer.reasons.map(({ code }) => code);

describe('bookability', () => {
  test('tells price, place and the next free times of a start that can be booked, to anybody', async () => {
    const calendar = await openCalendar(practice, {
      durationOptions: [
        { durationMinutes: 60, amountMinor: 8_000 },
        { durationMinutes: 90, amountMinor: 11_000 },
      ],
    });
    const start = inHours(30);
    const answer = await bookability(anonymousViewer(), calendar.service.serviceId, start, { minutes: 90 });
    expect(answer).toMatchObject({
      bookable: true,
      reasons: [],
      timeZone: 'Europe/Berlin',
      location: { id: calendar.locationId },
      price: { amountMinor: 11_000, currency: 'EUR' },
    });
    expect(Date.parse(answer.end) - Date.parse(answer.start)).toBe(90 * 60_000);
    expect(answer.alternatives[0].start).toBe(start.toISOString());
    expect(answer.alternatives).toHaveLength(5);
  });

  test('tells every reason with a sentence, and whose claim it is to nobody', async () => {
    const calendar = await openCalendar(practice, { bufferBeforeMinutes: 30, alignmentMinutes: 30 });
    const client = someone();
    await book(practice, client, calendar, inHours(31));
    const justAfter = new Date(inHours(32).getTime() + 15 * 60_000);
    const answer = await bookability(someone(), calendar.service.serviceId, justAfter, { minutes: 7 });
    expect(codes(answer)).toEqual(['OFF_GRID', 'DURATION_NOT_OFFERED', 'BUFFER']);
    for (const { message } of answer.reasons) expect(message).toMatch(/\. .+\.$/);
    expect(codes(await bookability(someone(), calendar.service.serviceId, inHours(31)))).toEqual(['PRACTITIONER_BUSY']);
    const other = await openCalendar(practice);
    expect(codes(await bookability(client, other.service.serviceId, inHours(31)))).toEqual(['CLIENT_BUSY']);
    expect(codes(await bookability(someone(), other.service.serviceId, inHours(31)))).toEqual([]);
  });

  test('a hold of one’s own stands in nobody’s own way', async () => {
    const calendar = await openCalendar(practice);
    const [holder, other] = [someone(), someone()];
    await hold(practice, holder, calendar, inHours(40));
    expect((await bookability(holder, calendar.service.serviceId, inHours(40))).bookable).toBe(true);
    expect(codes(await bookability(other, calendar.service.serviceId, inHours(40)))).toEqual(['PRACTITIONER_BUSY']);
  });

  test('a licence decides by the time and the place of the visit, until it lapses', async () => {
    const calendar = await openCalendar(practice, { licence: 'LMT', modality: 'VIDEO' });
    const { practitionerId, service } = calendar;
    const ask = (jurisdiction?: string) => bookability(someone(), service.serviceId, inHours(50), jurisdiction ? { jurisdiction } : {});
    expect(codes(await ask('DE-BE'))).toEqual(['LICENCE_MISSING']);
    const row = { practitioner: practitionerId, id: newId() };
    const { sql } = practice.database;
    await sql`insert into bookings.known_credentials (practitioner_id, id, code, jurisdiction, verified, held, version)
      values (${row.practitioner}, ${row.id}, 'LMT', 'DE', true, true, 1)`;
    expect(codes(await ask())).toEqual(['JURISDICTION_UNKNOWN']);
    expect(codes(await ask('US-CA'))).toEqual(['LICENCE_NOT_HERE']);
    expect((await ask('DE-BE')).bookable).toBe(true);
    const slots = (jurisdiction?: string) =>
      practice.ask(someone(), slotsQuery, { ids: [practitionerId], from: inHours(48), to: inHours(60), jurisdiction });
    expect((await slots('DE-BE')).data.slots[0].slots).toHaveLength(5);
    expect((await slots('US-CA')).data.slots[0].slots).toEqual([]);
    expect((await slots()).data.slots[0].slots).toEqual([]);
    await sql`update bookings.known_credentials set ends_on = current_date where id = ${row.id}`;
    expect(codes(await ask('DE-BE'))).toEqual(['LICENCE_MISSING']);
    expect((await slots('DE-BE')).data.slots[0].slots).toEqual([]);
  });

  test('asked about nonsense it names the faulty field', async () => {
    const { service } = await openCalendar(practice);
    const faults = async (variables: Record<string, unknown>) => {
      const { errors } = await practice.ask(someone(), bookabilityQuery, { id: service.serviceId, start: inHours(20), ...variables });
      return errors?.map(({ extensions }) => [extensions?.code, (extensions?.faults as { path: string[] }[])?.map(({ path }) => path[0])]);
    };
    expect(await faults({ jurisdiction: 'berlin' })).toMatchObject([['BAD_USER_INPUT', ['jurisdiction']]]);
    expect(await faults({ minutes: 0 })).toMatchObject([['BAD_USER_INPUT', ['durationMinutes']]]);
    expect(await faults({ start: new Date('9999-01-01T00:00:00Z') })).toMatchObject([['BAD_USER_INPUT', ['start']]]);
  });
});

describe('slots', () => {
  test('of several practitioners together are those at which all are free', async () => {
    const [one, two] = [await openCalendar(practice), await openCalendar(practice)];
    await book(practice, someone(), one, inHours(60));
    await book(practice, someone(), two, inHours(61));
    const asked = { ids: [one.practitionerId, two.practitionerId], from: inHours(60), to: inHours(64), each: 3 };
    const starts = async (combine: string) => {
      const { data } = await practice.ask(someone(), slotsQuery, { ...asked, combine });
      return data.slots.map(({ slots }: { slots: { start: string }[] }) => slots.map(({ start }) => start));
    };
    const at = (...hours: number[]) => hours.map((hour) => new Date(inHours(60).getTime() + hour * 3_600_000).toISOString());
    expect(await starts('UNION')).toEqual([at(1, 1.5, 2), at(0, 2, 2.5)]);
    expect(await starts('INTERSECTION')).toEqual([at(2, 2.5, 3), at(2, 2.5, 3)]);
  });

  test('are told in each length that is asked for', async () => {
    const calendar = await openCalendar(practice, {
      alignmentMinutes: 60,
      durationOptions: [
        { durationMinutes: 60, amountMinor: 0 },
        { durationMinutes: 120, amountMinor: 0 },
      ],
    });
    await book(practice, someone(), calendar, inHours(71));
    const asked = { ids: [calendar.practitionerId], from: inHours(70), to: inHours(73), durations: [60, 120, 180] };
    const { data } = await practice.ask(someone(), slotsQuery, asked);
    const minutes = ({ start, end }: { start: string; end: string }) => [start, (Date.parse(end) - Date.parse(start)) / 60_000];
    expect(data.slots[0].slots.map(minutes)).toEqual([
      [inHours(70).toISOString(), 60],
      [inHours(72).toISOString(), 60],
      [inHours(72).toISOString(), 120],
    ]);
  });
});
