import type { Dice } from '../../scripts/demo/random.ts';
import { type Booker, idIn } from './booker.ts';

/** Four questions of a day's use, asked equally often. */
const reads = {
  slots: `query Slots($practitioner: ID!, $from: DateTime!, $to: DateTime!) {
    slots(practitionerIds: [$practitioner], from: $from, to: $to, firstEach: 10) { practitioner { id } slots { start end service { id } } } }`,
  list: `query List { me { id appointments(first: 10) { edges { node { id version status start end practitioner { id displayName } service { id name } } } } } }`,
  day: `query Day($practitioner: ID!, $from: DateTime!, $to: DateTime!) { practitioner(id: $practitioner) { id
    appointments(from: $from, to: $to, first: 50) { edges { node { id version status start end service { id name } } } } } }`,
  search: `query Search { searchPractitioners(filter: {}, first: 5) { edges { node {
    id displayName headline services(first: 2) { edges { node { id name durationMinutes price { amountMinor currency } } } } } } } }`,
} as const;

export type Kind = keyof typeof reads | 'hold' | 'book' | 'message' | 'cancel';
const readKinds = Object.keys(reads) as (keyof typeof reads)[];
const dayMs = 86_400_000;

/** Asks the practice's questions in the practice's name: the booker is a client, and may not. */
export interface Staff {
  ask(query: string, variables: object): Promise<unknown>;
}

/**
 * One person's use of the graph, eight of ten times reading: each call is one request, and answers which it was. What is held is booked,
 * what is booked is written about and cancelled, so that a long run fills the calendar slowly.
 */
export function createUse(booker: Booker, staff: Staff, dice: Dice): () => Promise<Kind> {
  let step: 'hold' | 'book' | 'message' | 'cancel' = 'hold';
  let holdId = '';
  let appointmentId = '';
  let conversationId = '';
  const { asker, calendar } = booker;

  async function write(): Promise<Kind> {
    const done = step;
    if (step === 'hold') {
      const input = { serviceId: calendar.serviceId, start: booker.nextStart() };
      holdId = idIn(await asker.act('holdSlot', input, 'hold { id expiresAt quote { token } }'), 'hold');
      step = 'book';
    } else if (step === 'book') {
      const booked = await asker.act('bookAppointment', { holdId }, 'appointment { id version status conversation { id } }');
      appointmentId = idIn(booked, 'appointment');
      conversationId = idIn(booked.appointment as Record<string, unknown>, 'conversation');
      step = 'message';
    } else if (step === 'message') {
      await asker.act('sendMessage', { conversationId, text: 'I am looking forward to it.' }, 'message { id }');
      step = 'cancel';
    } else {
      await asker.act('cancelAppointment', { appointmentId }, 'appointment { id status }');
      step = 'hold';
    }
    return done;
  }

  async function read(): Promise<Kind> {
    const kind = dice.pick(readKinds);
    const from = new Date(Date.now() + dice.roll(30) * dayMs);
    const to = new Date(from.getTime() + (kind === 'day' ? 1 : 7) * dayMs);
    const variables = kind === 'slots' || kind === 'day' ? { practitioner: calendar.practitionerId, from, to } : {};
    await (kind === 'day' ? staff : asker).ask(reads[kind], variables);
    return kind;
  }
  return () => (dice.chance(20) ? write() : read());
}
