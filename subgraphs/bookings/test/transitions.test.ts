import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import type { Appointment } from '../src/domain/appointment.ts';
import {
  answerByFor,
  arrive,
  start as begin,
  cancel,
  checkIn,
  confirm,
  decline,
  fulfil,
  lapse,
  markNoShow,
  reschedule,
} from '../src/domain/decide.ts';
import { appointmentStatuses, appointmentVerbs, encounterStatusOf, next, transitions } from '../src/domain/transitions.ts';
import { asZone } from '../src/domain/zone.ts';

/**
 * The whole table, told once more by hand: a line for each status, a column for each verb, in the order of the heading; '-' is refused.
 * The last line is what a verb makes of nothing.
 */
const expected = `
                  request  book    confirm  decline    reschedule  cancel     arrive   checkIn     start       fulfil     markNoShow
proposed          pending  -       booked   cancelled  -           cancelled  -        -           -           -          -
pending           -        -       booked   cancelled  pending     cancelled  -        -           -           -          -
booked            -        -       -        -          booked      cancelled  arrived  checked-in  -           fulfilled  noshow
arrived           -        -       -        -          -           cancelled  -        checked-in  checked-in  fulfilled  -
checked-in        -        -       -        -          -           cancelled  -        -           checked-in  fulfilled  -
fulfilled         -        -       -        -          -           -          -        -           -           -          -
cancelled         -        -       -        -          -           -          -        -           -           -          -
noshow            -        -       -        -          -           -          -        -           -           -          -
entered-in-error  -        -       -        -          -           -          -        -           -           -          -
waitlist          -        -       -        -          -           cancelled  -        -           -           -          -
none              pending  booked  -        -          -           -          -        -           -           -          -
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const [verbs = [], ...lines] = expected;
const cellOf = (status: string, verb: string): string | undefined => lines.find(([name]) => name === status)?.[verbs.indexOf(verb) + 1];

test('the table has a line for every status of FHIR and a column for every verb', () => {
  expect(verbs).toEqual([...appointmentVerbs]);
  expect(lines.map(([name]) => name).sort()).toEqual([...appointmentStatuses, 'none'].sort());
  expect(lines.every((line) => line.length === verbs.length + 1)).toBe(true);
});

test('what is not there yet is only asked for or booked', () => {
  for (const verb of appointmentVerbs) expect(transitions[verb].none ?? '-').toBe(cellOf('none', verb));
});

test.each(appointmentStatuses.flatMap((status) => appointmentVerbs.map((verb) => [status, verb] as const)))(
  '%s x %s is what the table says',
  (status, verb) => {
    const move = next(status, verb);
    const told = cellOf(status, verb);
    expect(move).toEqual(told === '-' ? { ok: false, error: { code: 'NOT_ALLOWED_IN_STATUS', status } } : { ok: true, value: told });
  },
);

test('no verb leads out of an end state', () => {
  const reached = new Set(Object.values(transitions).flatMap((row) => Object.keys(row)));
  for (const end of ['fulfilled', 'cancelled', 'noshow', 'entered-in-error']) expect(reached.has(end)).toBe(false);
});

describe('what the clock allows', () => {
  const start = new Date('2027-05-03T09:00:00Z');
  const visit = { start, end: new Date('2027-05-03T10:00:00Z') };
  const appointment: Appointment = {
    id: newId(),
    organizationId: newId(),
    practitionerId: newId(),
    clientId: newId(),
    serviceId: newId(),
    scheduleId: newId(),
    locationId: null,
    holdId: null,
    paymentId: null,
    status: 'booked',
    visit,
    occupied: visit,
    zone: asZone('Europe/Berlin'),
    modality: 'VIDEO',
    price: { amountMinor: 0, currency: 'EUR' },
    jurisdiction: null,
    cancellationPolicy: { tiers: [], noShowFeePercent: 100 },
    cancelationReason: null,
    feeMinor: null,
    arrivedAt: null,
    startedAt: null,
    answerBy: null,
    sessionId: null,
    overridden: [],
    allowsCoAttendees: false,
    version: 4,
    createdAt: start,
  };
  const before = new Date(start.getTime() - 1);
  const longBefore = new Date(start.getTime() - 13 * 3_600_000);
  const come: Appointment = { ...appointment, status: 'arrived', arrivedAt: before };
  const begun: Appointment = { ...come, status: 'checked-in', startedAt: before };
  const answerBy = new Date('2027-05-02T09:00:00Z');
  const asked: Appointment = { ...appointment, status: 'pending', answerBy };
  const to = {
    visit,
    occupied: visit,
    scheduleId: appointment.scheduleId,
    locationId: null,
    zone: appointment.zone,
    sessionId: null,
    overridden: [],
  };

  test.each([
    ['a client cancels until the start', cancel(appointment, { at: before, byClient: true, reason: 'CLIENT' }), 'cancelled'],
    ['a client does not cancel from the start on', cancel(appointment, { at: start, byClient: true, reason: 'CLIENT' }), '-'],
    ['the practice cancels after the start too', cancel(appointment, { at: start, byClient: false, reason: 'PRACTICE' }), 'cancelled'],
    ['what has begun is not moved', reschedule(appointment, { at: start, to }), '-'],
    ['what has not begun is moved', reschedule(appointment, { at: before, to }), 'booked'],
    ['nobody arrives half a day early', checkIn(appointment, { at: longBefore }), '-'],
    ['a client is checked in shortly before', checkIn(appointment, { at: before }), 'checked-in'],
    ['nothing took place before its start', fulfil(appointment, { at: before }), '-'],
    ['it took place from its start on', fulfil(appointment, { at: start }), 'fulfilled'],
    ['nobody is absent before the start', markNoShow(appointment, { at: before }), '-'],
    ['one is absent from the start on', markNoShow(appointment, { at: start }), 'noshow'],
    ['nobody comes half a day early', arrive(appointment, { at: longBefore }), '-'],
    ['one comes shortly before', arrive(appointment, { at: before }), 'arrived'],
    ['who has come does not cancel', cancel(come, { at: before, byClient: true, reason: 'CLIENT' }), '-'],
    ['the practice sends home who has come', cancel(come, { at: start, byClient: false, reason: 'PRACTITIONER' }), 'cancelled'],
    ['what was begun is not cancelled', cancel(begun, { at: start, byClient: false, reason: 'PRACTITIONER' }), '-'],
    ['who has come is taken, early or late', begin(come, { at: before }), 'checked-in'],
    ['nobody is taken twice', begin(begun, { at: start }), '-'],
    ['a request is agreed to in time', confirm(asked, { at: new Date(answerBy.getTime() - 1) }), 'booked'],
    ['a request is not agreed to too late', confirm(asked, { at: answerBy }), '-'],
    ['a request does not lapse in time', lapse(asked, { at: new Date(answerBy.getTime() - 1) }), '-'],
    ['a request lapses when nobody has answered', lapse(asked, { at: answerBy }), 'cancelled'],
    ['a request is refused', decline(asked, { reason: 'PRACTICE' }), 'cancelled'],
  ])('%s', (_, result, status) => {
    if (status === '-') expect(result).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED_IN_STATUS' } });
    else expect(result).toMatchObject({ ok: true, value: { status, version: 5 } });
  });

  test('a request waits a day for its answer, and never beyond its start', () => {
    expect(answerByFor(visit, new Date('2027-04-01T00:00:00Z'))).toEqual(new Date('2027-04-02T00:00:00Z'));
    expect(answerByFor(visit, new Date('2027-05-03T08:00:00Z'))).toEqual(start);
    const sooner = { start: new Date('2027-05-02T08:00:00Z'), end: new Date('2027-05-02T09:00:00Z') };
    expect(reschedule(asked, { at: before, to: { ...to, visit: sooner } })).toMatchObject({ value: { answerBy: sooner.start } });
  });

  test.each([
    ['pending', null, 'PLANNED'],
    ['booked', null, 'PLANNED'],
    ['arrived', null, 'ARRIVED'],
    ['checked-in', null, 'ARRIVED'],
    ['checked-in', start, 'IN_PROGRESS'],
    ['fulfilled', start, 'FINISHED'],
    ['cancelled', null, 'CANCELLED'],
    ['noshow', null, 'CANCELLED'],
  ] as const)('%s, begun at %s, is %s', (status, startedAt, told) => {
    expect(encounterStatusOf({ status, startedAt })).toBe(told);
  });
});
