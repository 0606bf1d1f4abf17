import { setTimeout as wait } from 'node:timers/promises';
import { act, type Somebody, signInAgain, signUp } from './people.ts';

/** A practice whose practitioners can be booked at every quarter of an hour, without a price. */
export interface Practice {
  readonly organizationId: string;
  readonly owner: Somebody;
  readonly calendars: readonly Calendar[];
}

export interface Calendar {
  readonly practitionerId: string;
  readonly serviceId: string;
}

const location = {
  name: 'Nordbahnhof',
  address: { lines: ['Invalidenstr. 1'], city: 'Berlin', postalCode: '10115', country: 'DE' },
  latitude: 52.531,
  longitude: 13.388,
};
const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Opens it over the public graph, one practitioner after the other. */
export async function openPractice(url: string, practitioners: number): Promise<Practice> {
  const owner = await signUp(url, 'Olga');
  const { organization } = await act<{ organization: { id: string } }>(
    url,
    owner,
    'createOrganization',
    { name: 'Studio', kind: 'STUDIO', timeZone: 'Europe/Berlin', currency: 'EUR', location },
    'organization { id }',
  );
  await signInAgain(url, owner);
  const acting = { 'klear-organization': organization.id };
  const calendars: Calendar[] = [];
  for (let index = 0; index < practitioners; index += 1) {
    const person = await signUp(url, `Petra ${index}`);
    const { token } = await act<{ token: string }>(
      url,
      owner,
      'inviteMember',
      { organizationId: organization.id, email: person.email, roles: ['PRACTITIONER'] },
      'token',
      acting,
    );
    await act(url, person, 'acceptInvitation', { token }, 'membership { id }');
    await signInAgain(url, person);
    const profile = { displayName: `Petra ${index}`, headline: 'Massage', languages: ['de'], specialties: [] };
    await act(url, person, 'updatePractitionerProfile', profile, 'practitioner { id }', acting);
    const offer = {
      organizationId: organization.id,
      practitionerId: person.id,
      name: 'A quarter of an hour',
      durationMinutes: 15,
      minimumNoticeMinutes: 0,
      horizonDays: 365,
      priceMinor: 0,
      currency: 'EUR',
      modality: 'VIDEO',
    };
    const { service } = await untilKnown(() =>
      act<{ service: { id: string } }>(url, owner, 'createService', offer, 'service { id }', acting),
    );
    const hours = { organizationId: organization.id, practitionerId: person.id, timeZone: 'Europe/Berlin' };
    const weeklyHours = weekdays.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
    await untilKnown(() => act(url, owner, 'setSchedule', { ...hours, weeklyHours }, 'schedule { id }', acting));
    calendars.push({ practitionerId: person.id, serviceId: service.id });
  }
  return { organizationId: organization.id, owner, calendars };
}

/** What one subgraph did is known to the next a moment later. Throws the last refusal after 20 s. */
export async function untilKnown<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (fault) {
      if (tries === 200) throw fault;
      await wait(100);
    }
  }
}
