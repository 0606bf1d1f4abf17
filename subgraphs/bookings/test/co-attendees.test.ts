import { newId, type Viewer } from '@klear/core';
import { proofSeed, proofSize, signedRequest } from '@klear/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookMutation, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
beforeAll(() => practice.relay.start());
const streams: AsyncIterator<unknown>[] = [];
afterAll(() => {
  for (const stream of streams) void stream.return?.();
});

const visible = `id version status start end coAttendees { id } allowsCoAttendees client { id } practitioner { id } conversation { id participants { id } }`;
const everything = `query ($me: [_Any!]!, $theirs: [_Any!]!, $practitioners: [ID!]!, $from: DateTime!, $to: DateTime!) {
  _entities(representations: $me) { ... on User { appointments(first: 50) { edges { node { ${visible} } } } } }
  others: _entities(representations: $theirs) { ... on Appointment { ${visible} } }
  slots(practitionerIds: $practitioners, from: $from, to: $to, firstEach: 5) { slots { start end } } }`;

/** One person of the group, and what the test itself knows of them. */
interface Person {
  readonly viewer: Viewer;
  readonly id: string;
  seat: { id: string; version: number; start: number } | null;
  allows: boolean;
  readonly heard: string[];
}

async function listen(person: Person): Promise<void> {
  const query = `subscription { appointmentChanged { cursor resync change appointment { ${visible} } } }`;
  const opened = await practice.subgraph.subscribe(signedRequest(practice.hop.sign, { viewer: person.viewer, query }));
  if (!(Symbol.asyncIterator in opened)) throw new Error(opened.body);
  const stream = opened[Symbol.asyncIterator]();
  streams.push(stream);
  void (async () => {
    for (let item = await stream.next(); !item.done; item = await stream.next()) person.heard.push(JSON.stringify(item.value));
  })();
}

const deeds = ['book', 'book', 'book', 'allow', 'allow', 'allow', 'forbid', 'cancel', 'move'] as const;

test('whatever the others do, nobody learns of them on any path unless both allow it', async () => {
  const size = proofSize('co-attendees-unknown', 30, 1_000);
  const starts = [inHours(30), inHours(33)];
  const calendar = await openCalendar(practice, { capacity: 3 });
  const crowd: Person[] = Array.from({ length: 3 }, () => {
    const viewer = someone();
    return { viewer, id: viewer.personId ?? '', seat: null, allows: false, heard: [] };
  });
  for (const person of crowd) await listen(person);
  const gone = new Set<string>();

  const act = async (person: Person, name: string, input: object, success: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${success} }
      ${name === 'holdSlot' || name === 'rescheduleAppointment' ? '... on SlotTaken { reasons alternatives { start } }' : ''} ... on Problem { code message } } }`;
    const answer = await practice.ask(person.viewer, query, { input: { ...input, idempotencyKey: newId() } });
    person.heard.push(JSON.stringify(answer));
    const result = answer.data?.[name];
    return result?.__typename.endsWith('Success') ? result : undefined;
  };
  const doIt = async (person: Person, deed: (typeof deeds)[number], start: Date) => {
    const { seat } = person;
    if (deed === 'book' && !seat) {
      const held = await act(person, 'holdSlot', { serviceId: calendar.service.serviceId, start }, 'hold { id }');
      if (!held) return;
      const { data } = await practice.ask(person.viewer, bookMutation, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
      const { id, version } = data.bookAppointment.appointment;
      person.seat = { id, version, start: start.getTime() };
      person.allows = false;
    }
    if (!seat) return;
    if (deed === 'cancel' && (await act(person, 'cancelAppointment', { appointmentId: seat.id }, 'appointment { id }'))) {
      gone.add(seat.id);
      person.seat = null;
    }
    if (deed === 'move') {
      const to = { appointmentId: seat.id, expectedVersion: seat.version, start };
      const moved = await act(person, 'rescheduleAppointment', to, 'appointment { version }');
      if (moved) person.seat = { ...seat, version: moved.appointment.version, start: start.getTime() };
    }
    if (deed === 'allow' || deed === 'forbid') {
      const allowed = deed === 'allow';
      await act(person, 'allowCoAttendees', { appointmentId: seat.id, allowed }, `appointment { ${visible} }`);
      person.allows = allowed;
    }
  };

  const drawn = fc.record({ who: fc.constantFrom(0, 1, 2), deed: fc.constantFrom(...deeds), at: fc.constantFrom(0, 0, 0, 0, 1) });
  let shown = 0;
  let hidden = 0;
  for (const { who, deed, at } of fc.sample(drawn, { numRuns: size, seed: proofSeed('co-attendees-unknown') })) {
    await doIt(crowd[who] as Person, deed, starts[at] as Date);
    for (const person of crowd) {
      const together = crowd.filter((other) => other !== person && person.seat && other.seat?.start === person.seat.start);
      const known = together.filter((other) => other.allows && person.allows).map(({ id }) => id);
      const theirs = [...gone, ...crowd.flatMap(({ seat }) => (seat ? [seat.id] : []))].slice(-8);
      const answer = await practice.ask(person.viewer, everything, {
        ...{ me: [{ __typename: 'User', id: person.id }], theirs: theirs.map((id) => ({ __typename: 'Appointment', id })) },
        ...{ practitioners: [calendar.practitionerId], from: inHours(24), to: inHours(48) },
      });
      const own = answer.data._entities[0].appointments.edges.map(({ node }: { node: { id: string } }) => node);
      const seat = own.find(({ id }: { id: string }) => id === person.seat?.id);
      expect((seat?.coAttendees ?? []).map(({ id }: { id: string }) => id).sort()).toEqual(known.sort());
      const text = JSON.stringify(answer);
      const strangers = crowd.filter((other) => other !== person && !known.includes(other.id));
      expect(strangers.filter((other) => text.includes(other.id) || (other.seat && text.includes(other.seat.id)))).toEqual([]);
      shown += known.length;
      hidden += together.length - known.length;
    }
  }

  // What was heard or answered on the way names only those who were known then: who never allowed it is nowhere.
  const never = crowd.filter((person) => !person.heard.some((text) => text.includes('"allowsCoAttendees":true')));
  for (const person of crowd) {
    for (const other of never.filter((one) => one !== person)) expect(person.heard.join('\n')).not.toContain(other.id);
  }
  process.stdout.write(`co-attendees: ${size} deeds of ${crowd.length}, shown ${shown}, kept apart ${hidden}\n`);
  expect(Math.min(shown, hidden)).toBeGreaterThan(0);
}, 600_000);
