import type { OrganizationFact } from './organization-fact.ts';

const auditTypes = 'http://terminology.hl7.org/CodeSystem/audit-event-type';
const actReasons = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const sourceTypes = 'http://terminology.hl7.org/CodeSystem/security-source-type';
const entityRoles = 'http://terminology.hl7.org/CodeSystem/object-role';

const reference = (type: string, id: string) => ({ reference: `${type}/${id}` });

function agentsOf(fact: OrganizationFact): object[] {
  const { agentId, agentKind, appId, onBehalfOfId } = fact;
  const purposeOfUse = fact.purpose ? { purposeOfUse: [{ coding: [{ system: actReasons, code: fact.purpose }] }] } : {};
  const who = agentId ? { who: reference('Person', agentId) } : { name: agentKind };
  return [
    { ...who, requestor: true, ...purposeOfUse },
    ...(onBehalfOfId ? [{ who: reference('Person', onBehalfOfId), requestor: false }] : []),
    ...(appId ? [{ who: { identifier: { value: appId } }, requestor: false }] : []),
    { who: reference('Organization', fact.organizationId), requestor: false },
  ];
}

function entitiesOf({ entityType, entityId, personId, consentId, fields }: OrganizationFact): object[] {
  const detail = fields.map((name) => ({ type: 'field', valueString: name }));
  const touched = { type: { code: entityType }, ...(detail.length > 0 && { detail }) };
  return [
    entityId ? { what: { identifier: { value: entityId } }, ...touched } : { name: entityType, ...touched },
    ...(personId ? [{ what: reference('Patient', personId), role: { system: entityRoles, code: '1', display: 'Patient' } }] : []),
    ...(consentId ? [{ what: reference('Consent', consentId) }] : []),
  ];
}

/** A fact as FHIR R4's AuditEvent. What it is about is named by id; who holds the id may know more, this does not. */
export function fhirAuditEvent(fact: OrganizationFact): object {
  return {
    resourceType: 'AuditEvent',
    id: fact.id,
    type: { system: auditTypes, code: 'rest', display: 'RESTful Operation' },
    subtype: [{ system: 'https://klear-karma.org/fhir/audit-event-subtype', code: fact.type }],
    action: fact.action,
    recorded: fact.recordedAt.toISOString(),
    outcome: fact.outcome,
    ...(fact.reason !== null && { outcomeDesc: fact.reason }),
    agent: agentsOf(fact),
    source: {
      site: fact.subgraph,
      observer: { display: `klear-karma ${fact.subgraph}` },
      type: [{ system: sourceTypes, code: '4', display: 'Application Server' }],
    },
    entity: entitiesOf(fact),
  };
}
