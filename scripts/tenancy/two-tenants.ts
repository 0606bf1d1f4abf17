import { waitFor } from '@klear/testing';
import { daysAfter } from '../authorization/mutations.ts';
import { plantPool } from '../authorization/planting.ts';
import { type SubgraphName, subgraphNames } from '../launch/secrets.ts';
import { fillEmptyTables } from '../whole-graph/fill.ts';
import { type House, openHouse } from '../whole-graph/house.ts';
import { type LivedIn, openLivedIn } from '../whole-graph/lived-in.ts';
import { type Asker, client, member } from './askers.ts';

/** The schemas of all subgraphs. */
export const schemas: readonly string[] = subgraphNames.map((name) => name.replaceAll('-', '_'));

/** The subgraph that has a schema. */
export const subgraphOf = (schema: string): SubgraphName => schema.replaceAll('_', '-') as SubgraphName;

export interface TwoTenants {
  readonly house: House;
  readonly tenants: readonly [LivedIn, LivedIn];
  /** The people of both. */
  readonly people: readonly Asker[];
}

/** Two practices in one graph that has stopped: nobody writes but who tries to. A table that is empty still gets a row of the first one's client. */
export async function openTwoTenants(): Promise<TwoTenants> {
  const house = await openHouse();
  const tenants = [await openLivedIn(house.graph), await openLivedIn(house.graph, 'rest-your-feet')] as const;
  for (const lived of tenants) await routeAVisit(lived);
  for (const lived of tenants) await takeASeat(house, lived);
  await house.graph.publishAll();
  const [{ organizationId, client: person }] = tenants;
  const whose = { organization_id: organizationId, person_id: person.id, client_id: person.id, subject_person_id: person.id };
  for (const schema of schemas) {
    const unfilled = await fillEmptyTables(house.admin, schema, whose);
    if (unfilled.length > 0) throw new Error(`a table without rows proves nothing: ${unfilled.join('; ')}`);
  }
  await Promise.all(tenants.flatMap((lived) => [lived.client, lived.owner, lived.practitioner]).map((one) => one.close()));
  await house.graph.stop();
  const people = tenants.flatMap((lived, index) => {
    const tenant = index === 0 ? 'right tenant' : 'other tenant';
    return [
      member(`${tenant}, owner`, lived.owner.id, lived.organizationId),
      member(`${tenant}, practitioner`, lived.practitioner.id, lived.organizationId),
      client(`${tenant}, client`, lived.client.id),
    ];
  });
  return { house, tenants, people };
}

/** Somebody is given a visit by a pool: what refers to pools, members and turns is there in both. */
async function routeAVisit(lived: LivedIn): Promise<void> {
  const poolId = await plantPool(lived, lived.serviceId);
  const start = daysAfter(lived.slots[0]?.start, 3);
  await lived.client.act('holdAnySlot', { poolId, start }, 'hold { id }');
}

/** Somebody takes a seat in a group: what refers to its session is there in both. */
async function takeASeat({ graph }: House, lived: LivedIn): Promise<void> {
  const { organizationId, practitioner, locationId, owner, client: person, acting } = lived;
  const terms = { durationMinutes: 30, minimumNoticeMinutes: 0, priceMinor: 0, currency: 'EUR', modality: 'IN_PERSON', capacity: 4 };
  const wanted = { organizationId, practitionerId: practitioner.id, locationId, name: 'A group', ...terms };
  const { service } = await owner.act<{ service: { id: string } }>('createService', wanted, 'service { id }', undefined, acting);
  await graph.publishAll();
  const start = daysAfter(lived.slots[0]?.start, 5);
  const slot = { serviceId: service.id, start };
  const { hold } = await waitFor('the group', () =>
    person.act<{ hold: { id: string } }>('holdSlot', slot, 'hold { id }').catch(() => undefined),
  );
  await person.act('bookAppointment', { holdId: hold.id }, 'appointment { id }');
}
