import type { World } from './world.ts';

/** A field at the top with what it is asked for: an object of one's own house, or of the other tenant. */
export interface Root {
  readonly field: string;
  /** In the answer, and part of the names of its variables. */
  readonly alias: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What every root field is asked for. A root field of the schema that is missing here turns the matrix red. */
export function rootsOf({ home, abroad, invitationToken, draftId, closedId, appId, people }: World): Root[] {
  const root = (field: string, which: string, given: Record<string, unknown> = {}): Root => ({
    field,
    alias: which === '' ? field : `${field}_${which}`,
    arguments: given,
  });
  const from = new Date(Date.now() + 3_600_000).toISOString();
  const to = new Date(Date.now() + 3 * 86_400_000).toISOString();
  return [
    root('me', ''),
    root('organization', 'home', { id: home.organizationId }),
    root('organization', 'abroad', { id: abroad.organizationId }),
    root('organization', 'closed', { id: closedId }),
    root('app', 'home', { id: appId }),
    root('invitation', 'home', { token: invitationToken }),
    root('appointment', 'home', { id: home.appointmentId }),
    root('appointment', 'abroad', { id: abroad.appointmentId }),
    root('hold', 'home', { id: home.holdId }),
    root('bookingProcess', 'home', { id: home.holdId }),
    root('cancellationPreview', 'home', { appointmentId: home.appointmentId }),
    root('conversation', 'home', { id: home.conversationId }),
    root('payment', 'home', { id: home.paymentId }),
    root('healthRecord', 'home', { personId: home.client.id }),
    root('healthRecord', 'abroad', { personId: people.foreignClient.id }),
    root('practitioner', 'home', { id: home.practitioner.id }),
    root('practitioner', 'abroad', { id: abroad.practitioner.id }),
    root('service', 'home', { id: home.serviceId }),
    root('location', 'home', { id: home.locationId }),
    root('article', 'draft', { id: draftId }),
    root('article', 'published', { id: home.articleId }),
    root('articleBySlug', 'published', { slug: 'rest-your-back', locale: 'en' }),
    root('searchArticles', 'all', { text: 'rest', first: 3 }),
    root('searchPractitioners', 'all', { first: 3 }),
    root('slots', 'home', { practitionerIds: [home.practitioner.id], from, to, firstEach: 1 }),
    root('bookability', 'home', { serviceId: home.serviceId, start: from }),
    root('place', 'home', { country: 'DE', postalCode: '10115' }),
    root('tzdbVersion', ''),
  ];
}
