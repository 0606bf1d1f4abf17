import { newId } from '@klear/core';
import { expect, test } from 'vitest';
import { bookMutation, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

/** What payments would answer to a signed call about a hold, by hold id. */
const answers = new Map<string, object | null>();
const asked: string[] = [];
const practice = await openPractice({
  peers: {
    payments: {
      sign: () => ({}),
      async send({ body }) {
        const { representations } = JSON.parse(body).variables;
        asked.push(representations[0].id);
        const answer = answers.get(representations[0].id) ?? null;
        return { status: 200, headers: {}, body: JSON.stringify({ data: { _entities: [answer] } }) };
      },
    },
  },
});
const price = { amountMinor: 6_500, currency: 'EUR' };

async function heldPaid() {
  const calendar = await openCalendar(practice, price);
  const client = someone();
  const held = await hold(practice, client, calendar, inHours(30));
  expect(held.hold.quote.price).toEqual(price);
  const bookIt = async (idempotencyKey: string = newId()) => {
    const { data, errors } = await practice.ask(client, bookMutation, { input: { holdId: held.hold.id, idempotencyKey } });
    expect(errors).toEqual([]);
    return data.bookAppointment;
  };
  const payment = {
    paymentId: newId<'Payment'>(),
    organizationId: calendar.organizationId,
    clientId: client.personId ?? newId<'User'>(),
    holdId: held.hold.id,
    appointmentId: null,
    ...price,
  };
  return { calendar, client, hold: held.hold, bookIt, payment };
}

test('a price asks for an authorised payment; the same call succeeds once the event has told of it', async () => {
  const { bookIt, client, payment, hold } = await heldPaid();
  const key = newId();
  expect(await bookIt(key)).toMatchObject({ __typename: 'PaymentRequired', code: 'PAYMENT_REQUIRED' });
  expect(asked).toContain(hold.id);
  await practice.tell('PaymentAuthorized', payment);
  const booked = await bookIt(key);
  expect(booked).toMatchObject({ __typename: 'BookAppointmentSuccess', appointment: { status: 'BOOKED', price } });
  expect((await bookIt(key)).appointment.id).toBe(booked.appointment.id);
  expect((await bookIt()).appointment.id, 'another key finds the same appointment').toBe(booked.appointment.id);
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Appointment { paymentId } } }`;
  const entity = await practice.ask(client, query, { r: [{ __typename: 'Appointment', id: booked.appointment.id }] });
  expect(entity.data._entities).toEqual([{ paymentId: payment.paymentId }]);
  await practice.relay.drain();
  const told = practice.published.find((event) => event.type === 'AppointmentBooked' && event.aggregate.id === booked.appointment.id);
  expect(told?.payload).toMatchObject({ holdId: hold.id, paymentId: payment.paymentId });
});

test('an authorisation that no event has told of yet is asked of payments', async () => {
  const { bookIt, payment, hold } = await heldPaid();
  answers.set(hold.id, { paymentId: payment.paymentId, authorized: true, ...price });
  expect((await bookIt()).__typename).toBe('BookAppointmentSuccess');
});

test.each([
  ['too little', { amountMinor: 6_499 }],
  ['another currency', { currency: 'USD' }],
])('%s is not a payment of the price', async (_, change) => {
  const { bookIt, payment } = await heldPaid();
  await practice.tell('PaymentAuthorized', { ...payment, ...change });
  expect((await bookIt()).__typename).toBe('PaymentRequired');
});

test('a cancelled authorisation does not count, also when its events arrive in the wrong order', async () => {
  const { bookIt, payment } = await heldPaid();
  await practice.tell('PaymentCanceled', payment, 9_002);
  await practice.tell('PaymentAuthorized', payment, 9_001);
  expect((await bookIt()).__typename).toBe('PaymentRequired');
});
