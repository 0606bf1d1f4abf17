import type { EventEnvelope } from '@klear/core';
import type { TransactionSql } from 'postgres';
import type { AuditRow } from '../audit.ts';
import type { AuditKey } from './audit-key.ts';
import { factRow } from './fact-row.ts';
import { type ChainEnd, eventJson, linkHash, noHash, noOrganization, utcText } from './link.ts';

export interface SealOptions {
  readonly schema: string;
  readonly key: AuditKey;
  /** Facts per pass. */
  readonly batch: number;
  /** Looks at every fact, not only at those that the last passes cannot have seen: once per process. */
  readonly everything: boolean;
  /** Events that tell facts, recorded together with their links. */
  readonly tell?: ((rows: readonly AuditRow[]) => readonly EventEnvelope[]) | undefined;
  /** Where each chain was seen to end. A chain that ends before that now was cut or restored. */
  readonly known: ReadonlyMap<string, ChainEnd>;
}

export type SealPass =
  /** Nothing waits. */
  | { readonly kind: 'empty' }
  /** Another process seals this schema now. */
  | { readonly kind: 'busy' }
  /** These chains end elsewhere than they were seen to end: nothing was sealed. */
  | { readonly kind: 'lost'; readonly ends: readonly ChainEnd[] }
  | {
      readonly kind: 'sealed';
      readonly count: number;
      /** How many events tell of them. */
      readonly told: number;
      readonly oldestSeconds: number;
      readonly ends: readonly ChainEnd[];
      readonly more: boolean;
    };

/**
 * Chains the facts that have no link yet, the oldest first. Late commits are not passed over: a fact counts as seen only once its
 * transaction lies below the oldest one that still ran (`floor`). Nobody waits for that one; two passes never run at once.
 */
export async function sealPass(tx: TransactionSql, options: SealOptions): Promise<SealPass> {
  const { schema, batch } = options;
  await tx.unsafe(`set local klear.kind = 'system';set local idle_in_transaction_session_timeout = '30s'`);
  const seen = await look(tx, options.everything);
  const waits = `from audit_events e where ${seen.range} and not exists (select from audit_links l where l.event_id = e.id)`;
  const [any] = await tx.unsafe(`select ${waits} limit 1`);
  if (!any) return { kind: 'empty' };
  const [lock] = await tx<
    { held: boolean }[]
  >`select pg_try_advisory_xact_lock(hashtext('klear audit sealer'), hashtext(${schema})) as held`;
  if (!lock?.held) return { kind: 'busy' };

  // Read again behind the lock: what another process has sealed since is not ours any more.
  const facts = await tx.unsafe<Fact[]>(`
    select e.id::text, coalesce(e.organization_id, '${noOrganization}')::text as chain, ${eventJson} as event,
      extract(epoch from current_instant() - e.recorded_at)::float8 as age
    ${waits} order by e.recorded_at, e.id limit ${batch}`);
  const ends = await endsOf(tx, [...new Set(facts.map(({ chain }) => chain))]);
  const lost = [...ends.values()].filter((end) => isLost(end, options.known.get(end.chain)));
  if (lost.length > 0) return { kind: 'lost', ends: lost };

  const links = await link(facts, ends, { ...options, sealedAt: seen.now });
  await tx`
    insert into audit_links (chain, sequence, epoch, event_id, sealed_at, hash, key, signature)
    select * from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb) as l
      (chain uuid, sequence bigint, epoch integer, event_id uuid, sealed_at timestamptz, hash bytea, key text, signature bytea)`;
  const told = await tell(tx, options.tell?.(facts.map(({ event }) => factRow(event))) ?? []);
  const more = facts.length === batch;
  if (!more) await tx`update audit_sealer set floor = ${seen.horizon}::text::xid8, moved_at = transaction_timestamp()`;
  const oldestSeconds = facts.reduce((oldest, { age }) => Math.max(oldest, age), 0);
  return { kind: 'sealed', count: facts.length, told, oldestSeconds, ends: [...ends.values()], more };
}

async function tell(tx: TransactionSql, events: readonly EventEnvelope[]): Promise<number> {
  if (events.length > 0) {
    await tx`
      insert into outbox (event_id, type, organization_id, envelope)
      select (event ->> 'id')::uuid, event ->> 'type', (event ->> 'organizationId')::uuid, event
      from jsonb_array_elements(${JSON.stringify(events)}::text::jsonb) with ordinality as recorded(event, place) order by place`;
  }
  return events.length;
}

interface Fact {
  readonly id: string;
  readonly chain: string;
  readonly event: string;
  readonly age: number;
}

/**
 * The range of fences in which facts may be without a link. A dump restored into another cluster brings fences and a floor from the
 * future of that cluster's transactions: then everything is looked at.
 */
async function look(tx: TransactionSql, everything: boolean): Promise<{ range: string; horizon: string; now: string }> {
  const [row] = await tx.unsafe<{ floor: string; horizon: string; now: string }[]>(`
    select floor::text, pg_snapshot_xmin(pg_current_snapshot())::text as horizon, ${utcText('current_instant()')} as now
    from audit_sealer where name = 'sealer'`);
  if (!row) throw new Error('the sealer has no place in audit_sealer');
  const isForeign = BigInt(row.floor) > BigInt(row.horizon);
  const range = everything || isForeign ? 'true' : `e.fence >= '${row.floor}'::xid8 and e.fence < pg_snapshot_xmax(pg_current_snapshot())`;
  return { range, horizon: row.horizon, now: row.now };
}

/** Where these chains end now; a chain without a link ends at sequence 0. */
async function endsOf(tx: TransactionSql, chains: readonly string[]): Promise<Map<string, ChainEnd>> {
  const rows = await tx<(Omit<ChainEnd, 'sequence'> & { sequence: string })[]>`
    select w.chain::text, l.sequence::text, l.epoch, encode(l.hash, 'hex') as hash
    from jsonb_array_elements_text(${JSON.stringify(chains)}::text::jsonb) as named(id) cross join lateral (select id::uuid as chain) w
    cross join lateral (select * from audit_links where chain = w.chain order by sequence desc limit 1) l`;
  const ends = new Map<string, ChainEnd>(chains.map((chain) => [chain, { chain, epoch: 1, sequence: 0, hash: noHash }]));
  for (const row of rows) ends.set(row.chain, { ...row, sequence: Number(row.sequence) });
  return ends;
}

/** Whether a chain ends before the place that was seen, or the place is another. */
export function isLost(end: ChainEnd, known: ChainEnd | undefined): boolean {
  if (!known || end.sequence > known.sequence) return false;
  return end.sequence < known.sequence || end.hash !== known.hash;
}

/** The links of the facts as rows; `ends` moves along. */
async function link(
  facts: readonly Fact[],
  ends: Map<string, ChainEnd>,
  { schema, key, known, sealedAt }: SealOptions & { sealedAt: string },
) {
  const rows = facts.map(({ id, chain, event }) => {
    const end = ends.get(chain) ?? { chain, epoch: 1, sequence: 0, hash: noHash };
    const sequence = end.sequence + 1;
    const epoch = Math.max(end.epoch, known.get(chain)?.epoch ?? 1);
    const hash = linkHash({ schema, chain, sequence, epoch, previous: end.hash, sealed_at: sealedAt, event: JSON.parse(event) });
    ends.set(chain, { chain, epoch, sequence, hash });
    return { chain, sequence, epoch, event_id: id, sealed_at: sealedAt, hash };
  });
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      hash: `\\x${row.hash}`,
      key: key.id,
      signature: `\\x${(await key.sign('seal', row.hash)).toString('hex')}`,
    })),
  );
}
