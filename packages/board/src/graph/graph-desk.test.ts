import type { Answer, BoardDayQuery, BoardVisitFragment, Client } from '@klear/client';
import { describe, expect, test } from 'vitest';
import { isFault } from '../desk.ts';
import { createGraphDesk } from './graph-desk.ts';
import { readEvent } from './read-event.ts';

type Asked = { variables: Record<string, unknown> };
const visit: BoardVisitFragment = {
  id: 'a1',
  version: 1,
  status: 'BOOKED',
  encounterStatus: 'PLANNED',
  start: '2026-11-21T08:00:00.000Z',
  end: '2026-11-21T09:00:00.000Z',
  practitioner: { id: 'petra', displayName: 'Petra Lindt' },
  client: { id: 'c1', name: null },
  service: { id: 's1', name: 'Massage' },
  location: null,
};
const booking = {
  id: 'a1',
  version: 1,
  status: 'BOOKED',
  startMs: Date.parse('2026-11-21T08:00Z'),
  endMs: Date.parse('2026-11-21T09:00Z'),
  practitionerId: 'petra',
  practitioner: 'Petra Lindt',
  client: null,
  service: 'Massage',
  place: null,
  isStarted: false,
} as const;
const failed = (code: string, message = 'No.') => ({ data: null, errors: [{ code, message, faults: [] }] });

/** A client that answers what the test tells, in order, and remembers what it was asked. */
function deskOn(...answers: { data: unknown; errors: readonly object[] }[]) {
  const asked: Asked[] = [];
  const answer = async (_document: unknown, variables: unknown) => {
    asked.push({ variables: variables as Record<string, unknown> });
    return answers.shift();
  };
  const client = { query: answer, mutate: answer } as unknown as Client;
  return { desk: createGraphDesk(client, 'o1'), asked };
}

const practitionerDay = (id: string, displayName: string, appointments: BoardVisitFragment[]) => ({
  node: {
    practitioner: { id, displayName },
    open: [{ start: '2026-11-21T08:00:00Z', end: '2026-11-21T16:00:00Z' }],
    timeOff: null,
    appointments,
    holds: [{ id: 'h1', start: '2026-11-21T10:00:00Z', end: '2026-11-21T11:00:00Z' }],
  },
});
function pageOf(edges: ReturnType<typeof practitionerDay>[], cursor: string, endCursor: string | null): Answer<BoardDayQuery> {
  const day = {
    cursor,
    date: '2026-11-21',
    timeZone: 'Europe/Berlin',
    start: '2026-11-20T23:00:00Z',
    end: '2026-11-21T23:00:00Z',
    practitioners: { edges, pageInfo: { hasNextPage: endCursor !== null, endCursor } },
  };
  const queue = [{ since: '2026-11-21T07:50:00Z', appointment: visit }];
  return { data: { organization: { id: 'o1', name: 'Studio', timeZone: 'Europe/Berlin', day, queue } }, errors: [] };
}
const never = new AbortController().signal;

describe('reading a day', () => {
  test('reads all pages, and follows behind the first one’s cursor', async () => {
    const { desk, asked } = deskOn(
      pageOf([practitionerDay('petra', 'Petra Lindt', [visit])], 'c1', 'p1'),
      pageOf([practitionerDay('ben', 'Ben Okafor', [])], 'c2', null),
    );
    const read = await desk.read('2026-11-21', never);
    if (isFault(read)) throw new Error(read.title);
    expect(asked.map(({ variables }) => variables.after)).toEqual([null, 'p1']);
    expect(read.cursor).toBe('c1');
    expect(read.model.columns.map(({ name }) => name)).toEqual(['Ben Okafor', 'Petra Lindt']);
    expect(read.model.bookings.get('a1')).toEqual(booking);
    expect(read.model.queue).toEqual([{ booking, sinceMs: Date.parse('2026-11-21T07:50Z') }]);
    expect(read.model.holds.get('h1')).toMatchObject({ startMs: Date.parse('2026-11-21T10:00Z') });
  });

  test.each([
    ['UNAUTHENTICATED', { signIn: true }],
    ['FORBIDDEN', { title: 'You do not see this practice’s day.' }],
    ['NETWORK_ERROR', { title: 'The graph does not answer.' }],
    ['INTERNAL_SERVER_ERROR', { title: 'The day cannot be shown.', hint: 'No.' }],
  ])('says what %s means for the desk', async (code, fault) => {
    expect(await deskOn(failed(code)).desk.read(undefined, never)).toMatchObject(fault);
  });

  test('is nothing when a later page cannot be had', async () => {
    const { desk } = deskOn(pageOf([], 'c1', 'p1'), failed('NETWORK_ERROR'));
    expect(await desk.read(undefined, never)).toMatchObject({ title: 'The graph does not answer.' });
  });
});

describe('an event', () => {
  const base = { cursor: 'c', resync: false, practitioner: { id: 'petra' }, appointment: null, entry: null, hold: null };
  const event = (told: object) => readEvent({ data: { queueChanged: { ...base, change: null, ...told } }, errors: [] } as never);
  const hold = { id: 'h1', start: visit.start, end: visit.end };

  test('tells a visit with its place in the queue', () => {
    expect(event({ change: 'CHECKED_IN', appointment: visit, entry: { since: visit.start } })).toEqual({
      kind: 'CHANGE',
      change: { booking, sinceMs: booking.startMs },
    });
    expect(event({ change: 'FULFILLED', appointment: visit })).toEqual({ kind: 'CHANGE', change: { booking, sinceMs: null } });
  });
  test('tells a hold, and its end', () => {
    const { startMs, endMs } = booking;
    expect(event({ change: 'HELD', hold })).toEqual({
      kind: 'CHANGE',
      change: { held: { id: 'h1', practitionerId: 'petra', startMs, endMs } },
    });
    expect(event({ change: 'RELEASED', hold })).toEqual({ kind: 'CHANGE', change: { released: { id: 'h1' } } });
  });
  test('asks to read anew when hours changed or something was missed', () => {
    expect([
      event({ change: 'HOURS' }),
      event({ resync: true }),
      readEvent(failed('RESYNC')),
      readEvent(failed('SERVICE_UNAVAILABLE')),
    ]).toEqual(Array(4).fill({ kind: 'RESYNC' }));
  });
  test('ends the stream with what was refused', () => {
    expect(readEvent(failed('UNAUTHENTICATED'))).toMatchObject({ kind: 'ENDED', fault: { signIn: true } });
  });
});

test('listening begins behind the cursor of the day', async () => {
  const asked: unknown[] = [];
  const subscribe = async function* (_document: unknown, variables: unknown) {
    asked.push(variables);
    yield failed('RESYNC');
  };
  const desk = createGraphDesk({ subscribe } as unknown as Client, 'o1');
  const heard: unknown[] = [];
  for await (const each of desk.listen('c1', never)) heard.push(each);
  expect(heard).toEqual([{ kind: 'RESYNC' }]);
  expect(asked).toEqual([{ organizationId: 'o1', resumeAfter: 'c1' }]);
});

describe('moving a visit', () => {
  const target = { practitionerId: 'petra', startMs: booking.startMs + 3_600_000 };
  const told = (outcome: object) => deskOn({ data: { told: outcome }, errors: [] });

  test('asks with the version that was read, and answers the visit as it is then', async () => {
    const { desk, asked } = told({ __typename: 'RescheduleAppointmentSuccess', appointment: { ...visit, version: 2 } });
    expect(await desk.move(booking, target)).toEqual({ done: true, booking: { ...booking, version: 2 } });
    expect(asked[0]?.variables.input).toMatchObject({ appointmentId: 'a1', start: '2026-11-21T09:00:00.000Z', expectedVersion: 1 });
  });

  test('tells every reason in words, also one that is not known here', async () => {
    const reasons = ['OUTSIDE_HOURS', 'TIME_OFF', 'CLIENT_BUSY', 'SOMETHING_NEW'];
    const { desk } = told({ __typename: 'SlotNotOffered', code: 'SLOT_NOT_OFFERED', message: 'Not offered.', reasons });
    expect(await desk.move(booking, target)).toMatchObject({
      done: false,
      lines: [
        'The practitioner does not work at that time.',
        'The practitioner has time off.',
        'The client has another appointment at that time.',
        'Reason: SOMETHING_NEW.',
      ],
    });
  });

  test('tells what is free instead, and what anything else says', async () => {
    const taken = { __typename: 'SlotTaken', code: 'SLOT_TAKEN', message: 'Taken.', alternatives: [{ start: visit.start }] };
    expect(await told(taken).desk.move(booking, target)).toMatchObject({ lines: ['Taken.'], freeMs: [booking.startMs] });
    const stale = { __typename: 'VersionConflict', code: 'VERSION_CONFLICT', message: 'Somebody was faster.' };
    expect(await told(stale).desk.move(booking, target)).toMatchObject({ code: 'VERSION_CONFLICT', lines: ['Somebody was faster.'] });
    expect(await deskOn(failed('NETWORK_ERROR')).desk.move(booking, target)).toMatchObject({ code: 'NETWORK_ERROR', lines: ['No.'] });
  });

  test('offers to waive what may be waived, when nothing else stands against it', async () => {
    const refused = (reasons: string[]) => ({ code: 'SLOT_NOT_OFFERED', message: 'No.', reasons, overridable: ['TIME_OFF'] });
    expect(await told(refused(['TIME_OFF'])).desk.move(booking, target)).toMatchObject({ waivable: ['TIME_OFF'] });
    expect(await told(refused(['TIME_OFF', 'FULL'])).desk.move(booking, target)).toMatchObject({ waivable: [] });
    const { desk, asked } = told({ appointment: visit });
    await desk.move(booking, target, ['TIME_OFF']);
    expect(asked[0]?.variables.input).toMatchObject({ overriding: ['TIME_OFF'] });
  });

  test('to another practitioner is refused here, in words', async () => {
    const { desk, asked } = deskOn();
    expect(await desk.move(booking, { ...target, practitionerId: 'ben' })).toMatchObject({ done: false, code: 'OTHER_PRACTITIONER' });
    expect(asked).toEqual([]);
  });
});

test.each(['CONFIRM', 'DECLINE', 'ARRIVE', 'CHECK_IN', 'START', 'FULFIL', 'NO_SHOW'] as const)(
  '%s answers the visit as it is then',
  async (step) => {
    const { desk, asked } = deskOn({
      data: { told: { appointment: { ...visit, version: 2, encounterStatus: 'IN_PROGRESS' } } },
      errors: [],
    });
    expect(await desk.advance(booking, step)).toMatchObject({ done: true, booking: { version: 2, isStarted: true } });
    expect(asked[0]?.variables.input).toMatchObject({ appointmentId: 'a1', expectedVersion: 1 });
    expect(await deskOn(failed('FORBIDDEN')).desk.advance(booking, step)).toMatchObject({
      done: false,
      title: 'Not changed.',
      lines: ['No.'],
    });
  },
);
