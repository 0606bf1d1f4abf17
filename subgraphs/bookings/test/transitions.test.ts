import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import type { Appointment } from '../src/domain/appointment.ts';
import { cancel, checkIn, fulfil, markNoShow, reschedule } from '../src/domain/decide.ts';
import { type AppointmentStatus, appointmentStatuses, appointmentVerbs, next, transitions } from '../src/domain/transitions.ts';
import { asZone } from '../src/domain/zone.ts';

/** The whole table, told once more by hand: rows are statuses, columns are verbs; '-' is refused. */
const expected: Record<AppointmentStatus, Record<(typeof appointmentVerbs)[number], string>> = {
  proposed: { confirm: 'booked', reschedule: '-', cancel: 'cancelled', checkIn: '-', fulfil: '-', markNoShow: '-' },
  pending: { confirm: 'booked', reschedule: 'pending', cancel: 'cancelled', checkIn: '-', fulfil: '-', markNoShow: '-' },
  booked: { confirm: '-', reschedule: 'booked', cancel: 'cancelled', checkIn: 'checked-in', fulfil: 'fulfilled', markNoShow: 'noshow' },
  arrived: { confirm: '-', reschedule: '-', cancel: '-', checkIn: 'checked-in', fulfil: 'fulfilled', markNoShow: '-' },
  'checked-in': { confirm: '-', reschedule: '-', cancel: '-', checkIn: '-', fulfil: 'fulfilled', markNoShow: '-' },
  fulfilled: { confirm: '-', reschedule: '-', cancel: '-', checkIn: '-', fulfil: '-', markNoShow: '-' },
  cancelled: { confirm: '-', reschedule: '-', cancel: '-', checkIn: '-', fulfil: '-', markNoShow: '-' },
  noshow: { confirm: '-', reschedule: '-', cancel: '-', checkIn: '-', fulfil: '-', markNoShow: '-' },
  'entered-in-error': { confirm: '-', reschedule: '-', cancel: '-', checkIn: '-', fulfil: '-', markNoShow: '-' },
  waitlist: { confirm: '-', reschedule: '-', cancel: 'cancelled', checkIn: '-', fulfil: '-', markNoShow: '-' },
};

test.each(appointmentStatuses.flatMap((status) => appointmentVerbs.map((verb) => [status, verb] as const)))(
  '%s x %s is what the table says',
  (status, verb) => {
    const move = next(status, verb);
    const told = expected[status][verb];
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
    version: 4,
    createdAt: start,
  };
  const before = new Date(start.getTime() - 1);
  const longBefore = new Date(start.getTime() - 13 * 3_600_000);
  const refused = { ok: false, error: { code: 'NOT_ALLOWED_IN_STATUS', status: 'booked' } };
  const to = { visit, occupied: visit, scheduleId: appointment.scheduleId, locationId: null, zone: appointment.zone };

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
  ])('%s', (_, result, status) => {
    if (status === '-') expect(result).toEqual(refused);
    else expect(result).toMatchObject({ ok: true, value: { status, version: 5 } });
  });
});
