/**
 * Whose the rows of a table are, written by hand and not taken from any policy. `:person` and `:organization` are the viewer's;
 * conditions are read by a superuser. What neither says is nobody's but the system's.
 */
export interface Ownership {
  /** Rows that may be seen at most, while a viewer is known. */
  readonly seen: string;
  /** Rows that may be changed or deleted at most; the same ones unless told. */
  readonly written?: string;
  /** Rows that may be added at most; as written unless told. */
  readonly inserted?: string;
}

const nobodys = { seen: 'false' };
const everybodys = { seen: 'true', written: 'false' };
const persons = { seen: 'person_id = :person' };
const organizations = { seen: 'organization_id = :organization' };
const publicOf = (written: string) => ({ seen: 'true', written });
const clientOrPractice = { seen: 'client_id = :person or organization_id = :organization' };

/** A fact names who did it, as whoever records it. */
const recorded = { written: 'false', inserted: 'agent_person_id is not distinct from :person' };

/** What packages/db puts into every schema. */
const everywhere: Readonly<Record<string, Ownership>> = {
  // Any command records events and takes nonces; nobody reads them back.
  outbox: { ...nobodys, inserted: 'true' },
  relay_cursor: nobodys,
  inbox: nobodys,
  person_keys: nobodys,
  hop_nonces: { ...nobodys, inserted: 'true' },
  audit_links: nobodys,
  audit_segments: nobodys,
  audit_sealer: nobodys,
  idempotency: persons,
  audit_events: { seen: 'subject_person_id = :person or organization_id = :organization', ...recorded },
  schema_migrations: nobodys,
};

const lent = `exists (select from health_records.consents c where c.person_id = t.person_id and not c.withdrawn
  and (c.practitioner_id = :person or c.organization_id = :organization) and (c.ends_at is null or c.ends_at > now()))`;
const ofParticipants = `exists (select from bookings.conversations c where c.organization_id = t.organization_id and c.id = t.conversation_id
  and (c.client_id = :person or (c.practitioner_id = :person and c.organization_id = :organization)))`;

const ofSubgraphs: Readonly<Record<string, Ownership>> = {
  'users.persons': {
    seen: `id = :person or exists (select from users.memberships m where m.person_id = t.id and m.organization_id = :organization)
      or exists (select from users.known_clients k where k.person_id = t.id and k.organization_id = :organization)`,
    written: 'id = :person',
  },
  'users.contact_index': {
    seen: `person_id = :person or exists (select from users.known_clients k where k.person_id = t.person_id and k.organization_id = :organization)`,
    written: 'person_id = :person',
  },
  'users.external_identifiers': nobodys,
  'users.credentials': persons,
  'users.sessions': persons,
  'users.refresh_tokens': persons,
  'users.consents': persons,
  'users.consent_epochs': persons,
  // The platform's support takes any of them out of business.
  'users.organizations': publicOf(`id = :organization or exists (select from users.platform_staff s where s.person_id = :person)`),
  'users.organization_identifiers': nobodys,
  'users.first_locations': organizations,
  'users.memberships': { seen: 'person_id = :person or organization_id = :organization', written: 'organization_id = :organization' },
  'users.invitations': organizations,
  'users.known_clients': { seen: 'person_id = :person or organization_id = :organization', written: 'false' },
  'users.platform_staff': { ...persons, written: 'false' },
  'users.organization_facts': { ...organizations, written: 'false' },
  'users.apps': organizations,
  'users.app_grants': persons,
  'users.app_codes': persons,

  'practitioners.practitioners': publicOf('id = :person'),
  'practitioners.credentials': publicOf('practitioner_id = :person'),
  'practitioners.practitioner_roles': everybodys,
  'practitioners.locations': publicOf('organization_id = :organization'),
  'practitioners.practitioner_locations': publicOf('organization_id = :organization'),
  'practitioners.services': publicOf('organization_id = :organization'),
  'practitioners.identifiers': nobodys,
  'practitioners.places': everybodys,
  'practitioners.practitioner_search': everybodys,

  'bookings.known_services': everybodys,
  'bookings.known_locations': everybodys,
  'bookings.known_organizations': everybodys,
  'bookings.known_practitioners': everybodys,
  'bookings.known_credentials': everybodys,
  'bookings.known_members': { seen: 'person_id = :person or organization_id = :organization', written: 'false' },
  'bookings.known_payments': { ...clientOrPractice, written: 'false' },
  'bookings.schedules': publicOf('organization_id = :organization'),
  'bookings.schedule_rules': publicOf('organization_id = :organization'),
  'bookings.schedule_exceptions': publicOf('organization_id = :organization'),
  'bookings.time_off': publicOf('organization_id = :organization'),
  'bookings.holidays': everybodys,
  'bookings.zone_offsets': everybodys,
  'bookings.resources': publicOf('organization_id = :organization'),
  'bookings.routing_pools': publicOf('organization_id = :organization'),
  'bookings.routing_members': publicOf('organization_id = :organization'),
  'bookings.routing_turns': organizations,
  'bookings.routed_holds': { seen: 'client_id = :person' },
  'bookings.holds': clientOrPractice,
  'bookings.appointments': clientOrPractice,
  'bookings.booking_processes': clientOrPractice,
  'bookings.claims': clientOrPractice,
  // Behind functions that do not tell whose the seats are.
  'bookings.sessions': nobodys,
  'bookings.tasks': organizations,
  'bookings.zone_anchors': nobodys,
  'bookings.conversations': {
    seen: 'client_id = :person or (practitioner_id = :person and organization_id = :organization)',
    written: 'client_id = :person or organization_id = :organization',
  },
  'bookings.messages': { seen: ofParticipants, written: 'author_id = :person' },
  'bookings.message_versions': { seen: 'author_id = :person', written: 'false', inserted: 'author_id = :person' },
  'bookings.conversation_reads': { seen: ofParticipants, written: 'person_id = :person' },

  'health_records.consents': {
    seen: 'person_id = :person or practitioner_id = :person or organization_id = :organization',
    written: 'false',
  },
  'health_records.consent_states': nobodys,
  'health_records.known_accesses': { seen: 'subject_person_id = :person', written: 'false' },
  'health_records.access_sources': everybodys,
  'health_records.resources': {
    seen: `person_id = :person or ${lent}`,
    written: `(person_id = :person and organization_id is null) or (organization_id = :organization and ${lent})`,
  },
  'health_records.resource_versions': { seen: `person_id = :person or ${lent}`, written: 'author_id = :person' },

  'payments.payments': {
    seen: 'payer_id = :person or organization_id = :organization',
    written: 'organization_id = :organization',
    inserted: 'payer_id = :person',
  },
  'payments.refunds': {
    seen: `organization_id = :organization or exists (select from payments.payments p where p.organization_id = t.organization_id
      and p.id = t.payment_id and p.payer_id = :person)`,
    written: 'organization_id = :organization',
  },
  'payments.released_holds': { seen: 'client_id = :person', written: 'false' },
  'payments.webhook_events': nobodys,
  'payments.ledger_transactions': nobodys,
  'payments.ledger_entries': nobodys,

  'content.articles': { seen: `status = 'ACTIVE' or organization_id = :organization`, written: 'organization_id = :organization' },
  'content.article_versions': organizations,
};

/** Whose the rows of `schema.table` are; undefined for a table that has no line here, which is a fault. */
export function ownershipOf(schema: string, table: string): Ownership | undefined {
  return ofSubgraphs[`${schema}.${table}`] ?? everywhere[table];
}

/** Lines that no table stands behind any more. */
export function linesWithoutTable(tables: ReadonlySet<string>): string[] {
  const names = new Set([...tables].map((table) => table.slice(table.indexOf('.') + 1)));
  return [...Object.keys(ofSubgraphs).filter((name) => !tables.has(name)), ...Object.keys(everywhere).filter((name) => !names.has(name))];
}

/** Whether anybody sees a row of `schema.table` at all. */
export function isSeenBySomebody(table: string): boolean {
  const [schema = '', name = ''] = table.split('.');
  return ownershipOf(schema, name)?.seen !== 'false';
}
