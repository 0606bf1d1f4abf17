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
