import type { Sql } from 'postgres';

/** Whom an object concerns: everything that the policy table's relations look at. Read from the tables by a superuser, past every policy. */
export interface Facts {
  /** Whose it is: the person, the client, the payer. */
  readonly person?: string;
  readonly practitioner?: string;
  readonly organization?: string;
  /** Organizations that this person books with. */
  readonly clientOf?: readonly string[];
  /** Organizations that this person works for. */
  readonly worksFor?: readonly string[];
  /** Who works for this organization, whether or not anybody may act for it now. */
  readonly staff?: readonly string[];
  /** Of what is changed by its version. */
  readonly version?: number;
  /** Everybody may see that it is there and what it says: a published article. */
  readonly published?: boolean;
}

/** By "Type:id". What is not in it has no id of its own and is its parent's. */
export type KnownFacts = ReadonlyMap<string, Facts>;

interface Row extends Facts {
  readonly type: string;
  readonly id: string;
}

const statements: readonly string[] = [
  `select 'User' as type, p.id, p.id as person,
     array(select organization_id from users.known_clients where person_id = p.id) as "clientOf",
     array(select organization_id from users.memberships where person_id = p.id and ended_at is null) as "worksFor" from users.persons p`,
  `select 'Practitioner' as type, id, id as practitioner from practitioners.practitioners`,
  `select 'Organization' as type, id, id as organization,
     array(select person_id from users.memberships where organization_id = o.id and ended_at is null) as staff from users.organizations o`,
  `select 'Membership' as type, id, person_id as person, organization_id as organization from users.memberships`,
  `select 'Invitation' as type, id, organization_id as organization from users.invitations`,
  `select 'Session' as type, id, person_id as person from users.sessions`,
  `select 'App' as type, id, organization_id as organization from users.apps`,
  `select 'AppGrant' as type, id, person_id as person from users.app_grants`,
  `select 'Consent' as type, id, person_id as person from users.consents`,
  `select 'Hold' as type, id, client_id as person from bookings.holds`,
  `select 'Appointment' as type, id, client_id as person, practitioner_id as practitioner, organization_id as organization, version from bookings.appointments`,
  `select 'BookingProcess' as type, b.id, b.client_id as person, h.practitioner_id as practitioner, h.organization_id as organization
     from bookings.booking_processes b join bookings.holds h on h.organization_id = b.organization_id and h.id = b.id`,
  `select 'RoutingPool' as type, id, organization_id as organization, version from bookings.routing_pools`,
  `select 'Resource' as type, id, organization_id as organization, version from bookings.resources`,
  `select 'Task' as type, id, practitioner_id as practitioner, organization_id as organization from bookings.tasks`,
  `select 'Conversation' as type, id, client_id as person, practitioner_id as practitioner, organization_id as organization from bookings.conversations`,
  `select 'Message' as type, m.id, client_id as person, practitioner_id as practitioner, c.organization_id as organization
     from bookings.messages m join bookings.conversations c on c.id = m.conversation_id`,
  `select 'Payment' as type, id, payer_id as person, practitioner_id as practitioner, organization_id as organization from payments.payments`,
  `select 'HoldPayment' as type, hold_id as id, payer_id as person, practitioner_id as practitioner, organization_id as organization from payments.payments`,
  `select case resource_type when 'Condition' then 'Condition' when 'AllergyIntolerance' then 'AllergyIntolerance'
     when 'Observation' then 'Observation' else 'Medication' end as type, id, person_id as person from health_records.resources`,
  `select 'Article' as type, id, organization_id as organization, status = 'ACTIVE' as published from content.articles`,
];

/** Everything that is there, at this moment. */
export async function readFacts(admin: Sql): Promise<KnownFacts> {
  const known = new Map<string, Facts>();
  for (const statement of statements) {
    for (const { type, id, ...facts } of await admin.unsafe<Row[]>(statement)) known.set(`${type}:${id}`, facts);
  }
  return known;
}
