import { createHopSigner } from '@klear/auth';
import { hopBody, hopPath } from '@klear/service';
import { type GraphQLSchema, isObjectType, isUnionType } from 'graphql';
import type { SubgraphName } from '../launch/secrets.ts';
import type { LaunchedGraph } from '../launch.ts';
import { type Request, readRequest, selectionsAt } from './documents.ts';
import type { Answered } from './judge.ts';
import { placesFrom } from './routes.ts';
import type { Seat } from './seats.ts';
import type { World } from './world.ts';

/** The types that a subgraph resolves through `_entities`. */
export function entityTypes(schema: GraphQLSchema): string[] {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
}

/** Of which everybody may know that they exist. */
export const openEntities: ReadonlySet<string> = new Set(['Practitioner', 'Organization', 'Service', 'Location', 'App']);

/** Keys by which each type is asked for: one of the client's practice, one of the other tenant, where there are two. Undefined: none is planted. */
export function representationsOf(
  type: string,
  { home, abroad, people, draftId, appId }: World,
): readonly Record<string, unknown>[] | undefined {
  const visit = (practice: { organizationId: string; practitioner: { id: string } }, client: string) =>
    `${practice.organizationId}:${practice.practitioner.id}:${client}`;
  const ids: Readonly<Record<string, readonly (string | undefined)[]>> = {
    User: [home.client.id, home.practitioner.id, people.foreignClient.id],
    Practitioner: [home.practitioner.id, abroad.practitioner.id],
    Organization: [home.organizationId, abroad.organizationId],
    Membership: [home.membershipId],
    Consent: [home.consentId],
    App: [appId],
    ConsentState: [home.client.id],
    FirstLocation: [home.organizationId],
    HeldRoles: [`${home.organizationId}:${home.practitioner.id}`, home.practitioner.id],
    SessionState: [home.client.id],
    CareRelationship: [visit(home, home.client.id)],
    HoldPayment: [home.holdId],
    Hold: [home.holdId],
    BookingProcess: [home.holdId],
    Appointment: [home.appointmentId, abroad.appointmentId],
    Conversation: [home.conversationId],
    Payment: [home.paymentId],
    Service: [home.serviceId],
    Location: [home.locationId],
    Article: [draftId, home.articleId],
    Condition: [home.entries.Condition],
    AllergyIntolerance: [home.entries.AllergyIntolerance, home.entryId],
    Medication: [home.entries.Medication],
    Observation: [home.entries.Observation],
  };
  // What other subgraphs give along, as @requires asks for it.
  const more = {
    Appointment: { paymentId: home.paymentId },
    Article: { specialtyCodes: ['225700000X'] },
    Practitioner: { specialtyCodes: ['225700000X'] },
    Organization: { timeZone: 'Europe/Berlin' },
  };
  return ids[type]?.map((id) => ({ __typename: type, id, ...(more as Record<string, object>)[type] }));
}

/** Asks for entities with everything that the table guards on them, and what hangs on them two edges on. */
export function entityRequest(schema: GraphQLSchema, type: string, representations: readonly Readonly<Record<string, unknown>>[]): Request {
  const found = schema.getType(type);
  if (!isObjectType(found)) throw new Error(`${type} is no type of this subgraph`);
  const places = placesFrom(schema, found, { field: '_entities', alias: '_entities', arguments: {} }, 2);
  const query = `query($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on ${type} ${selectionsAt(schema, places)} } }`;
  return { ...readRequest(query, { representations }), given: representations };
}

/** Asks a subgraph directly, as the router would for this seat: rightly signed. */
export function askDirectly(graph: LaunchedGraph, name: SubgraphName) {
  const sign = createHopSigner({ key: Buffer.from(graph.secrets.services[name].hopKey, 'base64'), audience: name.replaceAll('-', '_') });
  const { subgraph } = graph.services[name].built;
  return async ({ viewer }: Seat, { query, variables }: Request): Promise<Answered | undefined> => {
    if (!viewer) return undefined;
    const body = hopBody({ query, variables });
    const headers = sign({ method: 'POST', path: hopPath, body, viewer, at: new Date() });
    const answer = await subgraph.handle({ method: 'POST', path: hopPath, body, headers });
    return { ...(JSON.parse(answer.body) as Omit<Answered, 'text'>), text: `${answer.body}\n${JSON.stringify(answer.headers)}` };
  };
}
