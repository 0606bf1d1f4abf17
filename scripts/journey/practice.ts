import { importPlaces } from '@klear/practitioners';
import { waitFor } from '@klear/testing';
import type { LaunchedGraph } from '../launch.ts';
import { type Person, signUp } from './person.ts';

/** A practice with one practitioner, a paid service, hours round the clock and an article, made over the public graph. */
export interface Practice {
  readonly organizationId: string;
  readonly locationId: string;
  readonly serviceId: string;
  readonly owner: Person;
  readonly practitioner: Person;
}

export const postalCode = '10115';
export const specialty = { system: 'http://nucc.org/provider-taxonomy', code: '225700000X', display: 'Massage Therapist' };
const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

export async function openPractice(graph: LaunchedGraph, priceMinor = 6_500, slug = 'rest-your-back'): Promise<Practice> {
  await importPlaces(graph.services.practitioners.built.context, [
    { country: 'DE', postalCode, name: 'Berlin', region: 'Berlin', latitude: 52.5323, longitude: 13.3846 },
  ]);
  const [owner, practitioner] = await Promise.all([signUp(graph.url, 'Olga'), signUp(graph.url, 'Petra')]);
  const { organization } = await owner.act<{ organization: { id: string } }>(
    'createOrganization',
    {
      name: 'Studio am Nordbahnhof',
      kind: 'STUDIO',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      location: {
        name: 'Nordbahnhof',
        address: { lines: ['Invalidenstr. 1'], city: 'Berlin', postalCode, country: 'DE' },
        latitude: 52.531,
        longitude: 13.388,
      },
    },
    'organization { id }',
  );
  await owner.refresh();
  const acting = { 'klear-organization': organization.id };
  const { token } = await owner.act<{ token: string }>(
    'inviteMember',
    { organizationId: organization.id, email: 'petra@example.com', roles: ['PRACTITIONER'] },
    'token',
    undefined,
    acting,
  );
  await practitioner.act('acceptInvitation', { token }, 'membership { id }');
  await practitioner.refresh();
  await practitioner.act(
    'updatePractitionerProfile',
    { displayName: 'Petra Lindt', headline: 'Massage for tired backs', languages: ['de', 'en'], specialties: [specialty] },
    'practitioner { id }',
    undefined,
    acting,
  );

  const locationId = await waitFor('the first location', async () => {
    const query =
      'query($id: ID!) { organization(id: $id) { locations(first: 1) { edges { node { id } } } practitioners(first: 1) { edges { node { id } } } } }';
    const { data } = await owner.ask(query, { id: organization.id });
    const found = data?.organization as unknown as {
      locations: { edges: { node: { id: string } }[] };
      practitioners: { edges: unknown[] };
    } | null;
    return found?.practitioners.edges.length ? found.locations.edges[0]?.node.id : undefined;
  });
  const { service } = await owner.act<{ service: { id: string } }>(
    'createService',
    {
      organizationId: organization.id,
      practitionerId: practitioner.id,
      name: 'Back massage',
      durationMinutes: 60,
      minimumNoticeMinutes: 0,
      priceMinor,
      currency: 'EUR',
      modality: 'IN_PERSON',
      locationId,
    },
    'service { id }',
    undefined,
    acting,
  );
  const hours = { organizationId: organization.id, practitionerId: practitioner.id, locationId, timeZone: 'Europe/Berlin' };
  const weeklyHours = weekdays.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
  await waitFor('bookings to know practitioner and place', async () => {
    const query = 'mutation($input: SetScheduleInput!) { setSchedule(input: $input) { __typename } }';
    const { errors } = await owner.ask(query, { input: { ...hours, weeklyHours, idempotencyKey: `hours of ${practitioner.id}` } }, acting);
    return !errors;
  });
  const { article } = await owner.act<{ article: { id: string } }>(
    'createArticle',
    {
      organizationId: organization.id,
      slug,
      locale: 'en',
      title: 'Rest your back',
      body: '<p>Lie down.</p>',
      specialtyCodes: [specialty.code],
    },
    'article { id }',
    undefined,
    acting,
  );
  await owner.act('publishArticle', { articleId: article.id }, 'article { id status }', undefined, acting);
  return { organizationId: organization.id, locationId, serviceId: service.id, owner, practitioner };
}
