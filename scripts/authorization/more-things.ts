import { createHash } from 'node:crypto';
import { newId } from '@klear/core';
import { waitFor } from '@klear/testing';
import type { Person } from '../journey/person.ts';
import type { House } from '../whole-graph/house.ts';
import type { LivedIn } from '../whole-graph/lived-in.ts';
import { subjectOf, tokensOf } from './person-tokens.ts';

/** A service of the practice that costs nothing. */
export async function openFreeService({ owner, organizationId, practitioner, locationId, acting }: LivedIn): Promise<string> {
  const input = {
    ...{ organizationId, practitionerId: practitioner.id, name: 'Trial', durationMinutes: 15, minimumNoticeMinutes: 0, priceMinor: 0 },
    ...{ currency: 'EUR', modality: 'IN_PERSON', locationId },
  };
  return (await owner.act<{ service: { id: string } }>('createService', input, 'service { id }', undefined, acting)).service.id;
}

/** Holds what costs nothing, once the service is known. Answers the hold's id. */
export function holdFree(client: Person, serviceId: string, start: string): Promise<string> {
  return waitFor('a free hold', async () => {
    const held = await client.ask(
      'mutation($input: HoldSlotInput!) { holdSlot(input: $input) { ... on HoldSlotSuccess { hold { id } } } }',
      { input: { serviceId, start, idempotencyKey: newId() } },
    );
    return (held.data?.holdSlot as unknown as { hold?: { id: string } } | null)?.hold?.id ?? false;
  });
}

/** The same, and books it. Answers the appointment's id. */
export async function bookFree(client: Person, serviceId: string, start: string): Promise<string> {
  const holdId = await holdFree(client, serviceId, start);
  return (await client.act<{ appointment: { id: string } }>('bookAppointment', { holdId }, 'appointment { id }')).appointment.id;
}

/** An app of the practice that the client has lent something. */
export async function openApp({ owner, organizationId, acting, client }: LivedIn): Promise<{ appId: string; appGrantId: string }> {
  const redirectUri = 'http://127.0.0.1/back';
  const scopes = ['profile:read'];
  const { app } = await owner.act<{ app: { id: string } }>(
    'registerApp',
    { organizationId, name: 'Diary', redirectUris: [redirectUri], scopes },
    'app { id }',
    undefined,
    acting,
  );
  const codeChallenge = createHash('sha256').update(newId()).digest('base64url');
  const lent = { appId: app.id, redirectUri, codeChallenge, scopes };
  const { grant } = await client.act<{ grant: { id: string } }>('authorizeApp', lent, 'grant { id }');
  return { appId: app.id, appGrantId: grant.id };
}

/** An organization that support has taken out of business. `support` becomes staff of the platform. */
export async function openClosed({ graph, admin }: House, founder: Person, support: Person): Promise<string> {
  const { organization } = await founder.act<{ organization: { id: string } }>(
    'createOrganization',
    {
      ...{ name: 'Closed', kind: 'SOLO', timeZone: 'Europe/Berlin', currency: 'EUR' },
      location: { name: 'Closed', address: { lines: ['Invalidenstr. 2'], city: 'Berlin', country: 'DE' }, latitude: 52.5, longitude: 13.4 },
    },
    'organization { id }',
  );
  await admin`insert into users.platform_staff (person_id, roles, since) values (${support.id}, ${['SUPPORT']}, now())`;
  const { authorization } = await support.headers();
  const token = await tokensOf(graph).issue(subjectOf(authorization?.split(' ')[1] ?? ''), { platformRoles: ['SUPPORT'] });
  const as = { authorization: `Bearer ${token}` };
  await support.act('suspendOrganization', { organizationId: organization.id, reason: 'OTHER' }, 'organization { id }', undefined, as);
  return organization.id;
}
