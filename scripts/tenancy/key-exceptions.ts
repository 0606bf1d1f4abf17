/** Why a key of a table that names an organization does without it. `*` stands for every subgraph's schema. */
export const keysWithoutTenant: Readonly<Record<string, string>> = {
  '*.outbox_pkey': 'a position given out by the database; nobody but the relay reads it',
  '*.outbox_order': 'as the position',
  '*.outbox_event_id_key': 'a UUIDv7 made in code',
  '*.idempotency_pkey': 'a number given out by the database; what repeats are known by carries person and organization',
  '*.audit_events_pkey': 'a UUIDv7 made in code',
  'users.consents_pkey': 'a row of the person who consents; the organization is whom they lend to',
  'users.consents_person_id_fkey': 'as its table: a row of the person',
  'users.app_grants_pkey': 'a row of the person who lends; the organization is the app’s',
  'users.app_grants_person_id_app_id_key': 'as its table: a row of the person',
  'users.app_grants_person_id_fkey': 'as its table: a row of the person',
  'practitioners.services_practitioner_id_fkey': 'a practitioner is a person and works for many organizations; profiles are public',
  'bookings.claims_do_not_overlap':
    'a person, a room or a device is in one place at a time, whoever books it: CLIENT_BUSY is the one stated exception',
  'content.articles_pkey': 'the platform’s articles have no organization; a UUIDv7 made in code',
  'content.articles_published_slug': 'published articles only, which everybody sees',
  'content.article_versions_pkey': 'as its article, to whose organization article_versions_of_organization binds it',
  'content.article_versions_article_id_fkey': 'as its article, to whose organization article_versions_of_organization binds it',
  'health_records.resources_pkey': 'a row of the person; the organization is who wrote it',
  'health_records.resources_source': 'a row of the person; the organization is who wrote it',
  'health_records.known_accesses_pkey': 'a row of the person whose data was read; the organization is who read it',
  'health_records.consents_pkey': 'a row of the person who consents; the organization is whom they lend to',
};

/** Keys over all tenants in tables that no viewer can write to: nobody can ask by trying. */
export const keysOfTheSystem: Readonly<Record<string, string>> = {
  'users.organization_identifiers_pkey': 'imports find an organization again by what its source calls it',
  'practitioners.identifiers_pkey': 'imports find a row again by what its source calls it',
};

/** Stripe’s ids: the policies of payments keep viewers from writing them, so nobody can ask by trying. */
export const keysOfStripe: readonly string[] = ['payments.payments_intent_id_key', 'payments.refunds_stripe_refund_id_key'];

/** Tables without a tenant. */
export const tablesOfNoTenant: Readonly<Record<string, string>> = {
  '*.schema_migrations': 'the schema’s own history',
  '*.relay_cursor': 'the relay’s place in the outbox',
  '*.inbox': 'ids of events that were handled',
  '*.person_keys': 'keyed by person',
  '*.hop_nonces': 'random numbers of requests, seen once',
  '*.audit_links': 'keyed by chain, which is the organization, or the nil UUID for facts of none; no viewer reads it',
  '*.audit_segments': 'as audit_links',
  '*.audit_sealer': 'how far the sealer has looked',
  'users.persons': 'persons',
  'users.contact_index': 'keyed by person',
  'users.external_identifiers': 'keyed hashes of persons, for imports',
  'users.credentials': 'keyed by person',
  'users.sessions': 'keyed by person',
  'users.refresh_tokens': 'keyed by person',
  'users.consent_epochs': 'keyed by person',
  'users.platform_staff': 'keyed by person',
  'users.app_codes': 'keyed by person',
  'users.organizations': 'the tenants',
  'practitioners.practitioners': 'public profiles of persons',
  'practitioners.credentials': 'public, keyed by person',
  'practitioners.places': 'postal codes',
  'practitioners.practitioner_search': 'public, keyed by person',
  'bookings.known_practitioners': 'public, keyed by person',
  'bookings.known_credentials': 'public, keyed by person',
  'bookings.known_organizations': 'the tenants',
  'bookings.zone_anchors': 'the tz database',
  'bookings.zone_offsets': 'the tz database',
  'bookings.holidays': 'the calendar of public holidays',
  'health_records.resource_versions': 'keyed by person',
  'health_records.consent_states': 'keyed by person',
  'health_records.access_sources': 'how far the subgraphs have told',
  'payments.webhook_events': 'what Stripe sent, by Stripe’s ids; no viewer reads it',
};
