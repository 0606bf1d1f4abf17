import { asId, type OrganizationId, type UserId } from '@klear/core';
import type { Database, Drizzle } from '@klear/db';
import { anonymousViewer, clientViewer, ownerViewer } from '@klear/testing';
import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import type { Dice } from '../demo/random.ts';

export const rowsEach = 5;

export interface Tenant {
  readonly organizationId: OrganizationId;
  readonly personId: UserId;
  readonly rows: readonly string[];
}

/** Organizations with rows of their own in a table that nobody else may see. Written past every policy. */
export async function seedTenants(admin: Sql, count: number): Promise<Tenant[]> {
  const organizations = await admin<{ id: string }[]>`
    insert into users.organizations (id, name, kind, time_zone, locale, currency, created_at)
    select gen_random_uuid(), 'T' || n, 'CLINIC', 'UTC', 'en', 'EUR', now() from generate_series(1, ${count}) n returning id`;
  const rows = await admin<{ organization_id: string; id: string }[]>`
    insert into users.invitations (organization_id, id, email_sealed, roles, invited_by, created_at, expires_at)
    select o, gen_random_uuid(), 'x', '{OWNER}', gen_random_uuid(), now(), now()
    from unnest(${organizations.map(({ id }) => id)}::uuid[]) o, generate_series(1, ${rowsEach}) returning organization_id, id`;
  return organizations.map(({ id }) => ({
    organizationId: asId<'Organization'>(id),
    personId: asId<'User'>(crypto.randomUUID()),
    rows: rows.filter((row) => row.organization_id === id).map((row) => row.id),
  }));
}

/**
 * What goes wrong when a session, and not its transaction, is told who asks: as many tenants as there are connections say SET at the
 * same time, each in a transaction that ends well; then the others read and say nothing. Answers how many rows of others they read.
 */
export async function readAfterSessionSet(
  clientOf: (tenant: number) => Sql,
  tenants: readonly Tenant[],
  connections: number,
): Promise<number> {
  const all = Promise.withResolvers<void>();
  let open = 0;
  const setting = tenants.slice(0, connections).map(({ organizationId, personId }, index) =>
    clientOf(index).begin(async (tx) => {
      await tx.unsafe(
        `set klear.kind = 'person'; set klear.roles = 'OWNER'; set klear.person_id = '${personId}'; set klear.organization_id = '${organizationId}'`,
      );
      open += 1;
      if (open === connections) all.resolve();
      await all.promise;
    }),
  );
  await Promise.all(setting);
  const reading = tenants
    .slice(connections)
    .map(({ organizationId }, index) =>
      clientOf(connections + index)<{ organization_id: string }[]>`select organization_id from users.invitations`.then(
        (rows) => rows.filter((row) => row.organization_id !== organizationId).length,
      ),
    );
  return (await Promise.all(reading)).reduce((sum, foreign) => sum + foreign, 0);
}

/** What came of the requests. Everything from `foreignRows` to `failed` must be 0. */
export interface Interleaved {
  requests: number;
  rows: number;
  nobodys: number;
  writes: number;
  aborted: number;
  cut: number;
  backends: number;
  foreignRows: number;
  foreignWrites: number;
  missingRows: number;
  wrongContexts: number;
  failed: number;
}

export interface InterleaveOptions {
  readonly database: Database;
  readonly tenants: readonly Tenant[];
  readonly requests: number;
  readonly dice: Dice;
}

const atOnce = 48;

/** Requests of all tenants, of whoever acts for none and of nobody, many at once; 5 % are aborted in mid-transaction in three ways. */
export async function interleave({ database, tenants, requests, dice }: InterleaveOptions): Promise<Interleaved> {
  const found: Interleaved = {
    ...{ requests, rows: 0, nobodys: 0, writes: 0, aborted: 0, cut: 0, backends: 0 },
    ...{ foreignRows: 0, foreignWrites: 0, missingRows: 0, wrongContexts: 0, failed: 0 },
  };
  const backends = new Set<number>();
  const { pick } = dice;

  /** Looks at everything that this transaction may see, and at whom it is bound to. */
  async function look(tx: Drizzle, tenant: Tenant | null, personId: UserId | null): Promise<void> {
    const [[bound], rows] = await Promise.all([
      tx.execute<{ organization: string | null; person: string | null; kind: string | null; pid: number }>(
        sql`select viewer_organization_id() as organization, viewer_person_id() as person, viewer_kind() as kind, pg_backend_pid() as pid`,
      ),
      tx.execute<{ organization_id: string }>(sql`select organization_id from invitations`),
    ]);
    const kind = personId === null ? 'anonymous' : 'person';
    const isBound = bound?.organization === (tenant?.organizationId ?? null) && bound.person === personId && bound.kind === kind;
    if (!isBound) found.wrongContexts += 1;
    backends.add(bound?.pid ?? 0);
    const foreign = rows.filter((row) => row.organization_id !== tenant?.organizationId).length;
    found.foreignRows += foreign;
    found.rows += rows.length - foreign;
    if (tenant && rows.length - foreign !== rowsEach) found.missingRows += 1;
  }

  async function nobody(): Promise<void> {
    const viewer = dice.chance(50) ? anonymousViewer() : clientViewer();
    found.nobodys += 1;
    await database.read(viewer, (tx) => look(tx, null, viewer.personId));
  }

  async function write(tenant: Tenant): Promise<void> {
    found.writes += 1;
    const other = pick(tenants.filter((each) => each !== tenant));
    await database.withViewer(ownerViewer(tenant), async (tx) => {
      await look(tx, tenant, tenant.personId);
      const ids = [pick(tenant.rows), pick(other.rows)].map((id) => sql`${id}::uuid`);
      const changed = await tx.execute<{ organization_id: string }>(
        sql`update invitations set invited_by = ${tenant.personId}::uuid where id in (${sql.join(ids, sql`, `)}) returning organization_id`,
      );
      found.foreignWrites += changed.filter((row) => row.organization_id !== tenant.organizationId).length;
      if (changed.length !== 1) found.missingRows += 1;
    });
  }

  async function abort(tenant: Tenant): Promise<void> {
    const viewer = ownerViewer(tenant);
    const way = dice.roll(10);
    const cut = way === 9;
    const done = database.withViewer(viewer, async (tx) => {
      await look(tx, tenant, tenant.personId);
      await tx.execute(sql`update invitations set invited_by = ${tenant.personId}::uuid where id = ${pick(tenant.rows)}::uuid`);
      if (way < 5) throw new Error('given up');
      await tx.execute(cut ? sql`select pg_terminate_backend(pg_backend_pid())` : sql`select 1 / 0`);
    });
    await done.then(
      () => Promise.reject(new Error('an aborted request was committed')),
      () => {},
    );
    found[cut ? 'cut' : 'aborted'] += 1;
  }

  let left = requests;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const tenant = pick(tenants);
      const chance = dice.roll(100);
      const kind = chance < 5 ? abort : chance < 15 ? nobody : chance < 55 ? write : read;
      await kind(tenant).catch((fault: unknown) => {
        found.failed += 1;
        process.stderr.write(`a request failed: ${String(fault)}\n`);
      });
    }
  };
  const read = (tenant: Tenant) => database.read(ownerViewer(tenant), (tx) => look(tx, tenant, tenant.personId));
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { ...found, backends: backends.size };
}
