import type { Interval, OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { type SQL, sql } from 'drizzle-orm';
import type { HoldId } from '../domain/hold.ts';
import type { Candidate, PassedOver, PoolMember, Routed, RoutingPool, RoutingPoolId } from '../domain/routing.ts';
import type { ServiceId } from '../domain/service.ts';
import type { Slot } from '../domain/slot.ts';
import { findSlots } from './slots.ts';
import { instant, uuids } from './sql.ts';

interface PoolRow extends Record<string, unknown> {
  readonly id: RoutingPoolId;
  readonly organization_id: OrganizationId;
  readonly name: string;
  readonly strategy: RoutingPool['strategy'];
  readonly version: number;
  readonly members: readonly PoolMember[];
}

interface CandidateRow extends Record<string, unknown> {
  readonly service_id: ServiceId;
  readonly practitioner_id: PractitionerId;
  readonly weight: number;
  readonly given: string | number;
  readonly last_turn: string | number;
  readonly busy_minutes: number;
  readonly seen_at: string | null;
}

/** Half of the week whose visits count as what a practitioner has to do: the start lies in its middle. */
const halfWeekMs = 3.5 * 86_400_000;

export const routingPools = {
  byIds: (db: Drizzle, ids: readonly RoutingPoolId[]): Promise<RoutingPool[]> => find(db, sql`p.id = any (${uuids(ids)})`),

  /** Of these organizations, by name. */
  ofOrganizations: (db: Drizzle, ids: readonly OrganizationId[]): Promise<RoutingPool[]> =>
    find(db, sql`p.organization_id = any (${uuids(ids)})`),

  /** The members' next free starts, so many of each practitioner's. */
  async slots(db: Drizzle, { pool, span, first }: { pool: RoutingPool; span: Interval; first: number }): Promise<Slot[]> {
    const serviceIds = pool.members.map(({ serviceId }) => serviceId);
    const rows = await db.execute<{ id: PractitionerId }>(
      sql`select distinct practitioner_id as id from known_services where id = any (${uuids(serviceIds)})`,
    );
    const practitionerIds = rows.map(({ id }) => id);
    return practitionerIds.length === 0 ? [] : findSlots(db, { practitionerIds, serviceIds, span, firstEach: first });
  },

  /** Of those who change a pool, or are given a visit by it, only one at a time goes on from here. Locked before anything else is. */
  async lock(tx: Tx, id: RoutingPoolId): Promise<void> {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('bookings pool ' || ${id}, 0))`);
  },

  /** Whose organization these services are and who gives them; those that are unknown are missing. */
  async owners(db: Drizzle, ids: readonly ServiceId[]): Promise<{ serviceId: ServiceId; organizationId: OrganizationId }[]> {
    const rows = await db.execute<{ id: ServiceId; organization_id: OrganizationId }>(
      sql`select id, organization_id from known_services where id = any (${uuids(ids)})`,
    );
    return rows.map((row) => ({ serviceId: row.id, organizationId: row.organization_id }));
  },

  /** Every member with what decides about it, as it is for this client and start. */
  async candidates(tx: Tx, pool: RoutingPool, asked: { clientId: UserId; start: Date }): Promise<Candidate[]> {
    const { clientId, start } = asked;
    const week = sql`tstzrange(${instant(new Date(start.getTime() - halfWeekMs))}, ${instant(new Date(start.getTime() + halfWeekMs))})`;
    const rows = await tx.execute<CandidateRow>(sql`
      with members as materialized (
        select m.service_id, m.weight, s.practitioner_id from routing_members m
        join known_services s on s.id = m.service_id and s.organization_id = m.organization_id
        where m.pool_id = ${pool.id} and s.practitioner_id <> ${clientId}
      ),
      busy as (
        select b.resource_id, sum(extract(epoch from upper(b.during * ${week}) - lower(b.during * ${week}))) / 60 as minutes
        from busy_ranges((select array_agg(distinct practitioner_id) from members), ${week}) b group by b.resource_id
      ),
      seen as (
        select a.practitioner_id, max(a.starts_at) as at from appointments a
        where a.client_id = ${clientId} and a.organization_id = ${pool.organizationId}
          and a.starts_at <= ${instant(tx.now)} and a.status not in ('proposed', 'pending', 'cancelled', 'noshow', 'entered-in-error', 'waitlist')
        group by a.practitioner_id
      )
      select m.service_id, m.practitioner_id, m.weight, coalesce(t.given, 0) as given, coalesce(t.last_turn, 0) as last_turn,
        coalesce(busy.minutes, 0)::float8 as busy_minutes, seen.at as seen_at
      from members m
      left join routing_turns_of(${pool.id}) t on t.service_id = m.service_id
      left join busy on busy.resource_id = m.practitioner_id
      left join seen on seen.practitioner_id = m.practitioner_id`);
    return rows.map((row) => ({
      serviceId: row.service_id,
      practitionerId: row.practitioner_id,
      weight: row.weight,
      given: Number(row.given),
      lastTurn: Number(row.last_turn),
      busyMinutes: row.busy_minutes,
      seenAt: row.seen_at === null ? null : new Date(row.seen_at),
    }));
  },

  async takeTurn(tx: Tx, id: RoutingPoolId, serviceId: ServiceId): Promise<void> {
    await tx.execute(sql`select take_routing_turn(${id}, ${serviceId})`);
  },

  async count(tx: Tx, organizationId: OrganizationId): Promise<number> {
    const rows = await tx.execute<{ count: number }>(
      sql`select count(*)::integer as count from routing_pools where organization_id = ${organizationId}`,
    );
    return rows[0]?.count ?? 0;
  },

  /** Makes the pool, or changes it; its turns begin anew. */
  async save(tx: Tx, pool: RoutingPool): Promise<void> {
    const { organizationId, id, name, strategy, version, members } = pool;
    const key = sql`organization_id = ${organizationId} and pool_id = ${id}`;
    await tx.execute(sql`
      insert into routing_pools (organization_id, id, name, strategy, version) values (${organizationId}, ${id}, ${name}, ${strategy}, ${version})
      on conflict (organization_id, id) do update set name = excluded.name, strategy = excluded.strategy, version = excluded.version`);
    await tx.execute(sql`delete from routing_turns where ${key}`);
    await tx.execute(sql`delete from routing_members where ${key}`);
    await tx.execute(sql`
      insert into routing_members (organization_id, pool_id, service_id, weight)
      select ${organizationId}, ${id}, m."serviceId", m.weight
      from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as m ("serviceId" uuid, weight integer)`);
  },
};

/** How holds came to their practitioners. */
export const routedHolds = {
  async insert(tx: Tx, hold: { id: HoldId; organizationId: OrganizationId; clientId: UserId }, poolId: RoutingPoolId, routed: Routed) {
    await tx.execute(sql`
      insert into routed_holds (organization_id, hold_id, client_id, pool_id, strategy, why, passed_over)
      values (${hold.organizationId}, ${hold.id}, ${hold.clientId}, ${poolId}, ${routed.strategy}, ${routed.why}, ${JSON.stringify(routed.passedOver)}::jsonb)`);
  },

  async ofHolds(db: Drizzle, ids: readonly HoldId[]): Promise<Map<HoldId, Routed>> {
    const rows = await db.execute<{ hold_id: HoldId; strategy: Routed['strategy']; why: Routed['why']; passed_over: PassedOver[] }>(
      sql`select hold_id, strategy, why, passed_over from routed_holds where hold_id = any (${uuids(ids)})`,
    );
    return new Map(rows.map((row) => [row.hold_id, { strategy: row.strategy, why: row.why, passedOver: row.passed_over }]));
  },
};

async function find(db: Drizzle, which: SQL): Promise<RoutingPool[]> {
  const rows = await db.execute<PoolRow>(sql`
    select p.id, p.organization_id, p.name, p.strategy, p.version, coalesce((
      select jsonb_agg(jsonb_build_object('serviceId', m.service_id, 'weight', m.weight) order by m.service_id)
      from routing_members m where m.organization_id = p.organization_id and m.pool_id = p.id), '[]') as members
    from routing_pools p where ${which} order by p.name, p.id`);
  return rows.map(({ organization_id: organizationId, id, name, strategy, version, members }) => ({
    ...{ id, organizationId, name, strategy, version, members },
  }));
}
