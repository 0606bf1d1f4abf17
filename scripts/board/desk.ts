import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PastAppointment, recordAppointments } from '@klear/bookings';
import { asId, newId, silentLogger } from '@klear/core';
import { waitFor } from '@klear/testing';
import { dayAfter, instantOf } from '../demo/local-time.ts';
import { type Person, signUp } from '../journey/person.ts';
import { openPractice } from '../journey/practice.ts';
import { type LaunchedGraph, launch } from '../launch.ts';

/** A whole graph with the board, and a practice with two practitioners whose services are free of charge. */
export interface Desk {
  readonly graph: LaunchedGraph;
  readonly organizationId: string;
  readonly owner: Person;
  readonly petra: Person;
  readonly ben: Person;
  readonly services: { readonly petra: string; readonly ben: string };
  readonly client: Person;
  readonly second: Person;
  readonly acting: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
export const zone = 'Europe/Berlin';

/** Petra works round the clock, Ben from nine to five. */
export async function openDesk(): Promise<Desk> {
  const directory = await mkdtemp(join(tmpdir(), 'klear-desk-'));
  const graph = await launch({ dataDirectory: directory, port: 0, durable: false, log: silentLogger, board: true });
  const [practice, client, second, ben] = await Promise.all([
    openPractice(graph, 0),
    signUp(graph.url, 'Clara'),
    signUp(graph.url, 'Maximiliane-Alexandra'),
    signUp(graph.url, 'Benedikt'),
  ]);
  const { owner, organizationId, locationId } = practice;
  const acting = { 'klear-organization': organizationId };
  const { token } = await owner.act<{ token: string }>(
    'inviteMember',
    { organizationId, email: ben.email, roles: ['PRACTITIONER'] },
    'token',
    undefined,
    acting,
  );
  await ben.act('acceptInvitation', { token }, 'membership { id }');
  await ben.refresh();
  const profile = { displayName: 'Ben Okafor', headline: 'Physiotherapy', languages: ['en'], specialties: [] };
  await ben.act('updatePractitionerProfile', profile, 'practitioner { id }', undefined, acting);
  const input = {
    organizationId,
    practitionerId: ben.id,
    name: 'Physiotherapy',
    durationMinutes: 30,
    minimumNoticeMinutes: 0,
    priceMinor: 0,
    currency: 'EUR',
    modality: 'IN_PERSON',
    locationId,
  };
  const { service } = await waitFor('practitioners to know Ben', () =>
    owner.act<{ service: { id: string } }>('createService', input, 'service { id }', undefined, acting).catch(() => undefined),
  );
  const weeklyHours = weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }));
  const hours = { organizationId, practitionerId: ben.id, locationId, timeZone: zone, weeklyHours };
  await waitFor('bookings to know Ben', () =>
    owner.act('setSchedule', hours, '__typename', undefined, acting).then(
      () => true,
      () => false,
    ),
  );
  const people = [owner, practice.practitioner, ben, client, second];
  return {
    graph,
    organizationId,
    owner,
    petra: practice.practitioner,
    ben,
    services: { petra: practice.serviceId, ben: service.id },
    client,
    second,
    acting,
    async close() {
      await Promise.all(people.map((person) => person.close()));
      await graph.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Visits as another system tells them: also such as have begun already. Answers their ids. */
export async function record(
  { graph }: Desk,
  visits: readonly { client: Person; serviceId: string; start: Date; status?: PastAppointment['status'] }[],
): Promise<string[]> {
  const { db } = graph.services.bookings.built.context;
  const list = visits.map(({ client, serviceId, start, status = 'booked' }) => ({
    id: newId<'Appointment'>(),
    serviceId: asId<'Service'>(serviceId),
    clientId: asId<'User'>(client.id),
    start,
    status,
  }));
  await waitFor('bookings to know the services', async () => {
    const { recorded, known } = await recordAppointments(db, list);
    return recorded + known === list.length;
  });
  return list.map(({ id }) => id);
}

/** Holds a time and answers the hold's id. */
export async function hold(person: Person, serviceId: string, start: Date): Promise<string> {
  const held = await person.act<{ hold: { id: string } }>('holdSlot', { serviceId, start: start.toISOString() }, 'hold { id }');
  return held.hold.id;
}

/** Tomorrow's date in the practice, and an instant of it. */
export function tomorrow(): { readonly date: string; at(wall: string): Date } {
  const date = dayAfter(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(), 1);
  const minutes = (wall: string) => wall.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return { date, at: (wall) => instantOf(date, minutes(wall), zone) };
}
