import type { TransactionSql } from 'postgres';
import { type ChainEnd, utcText } from './link.ts';

interface EndRow {
  readonly chain: string;
  readonly epoch: number;
  readonly sequence: string;
  readonly hash: string;
}

const toEnd = (row: EndRow): ChainEnd => ({ ...row, sequence: Number(row.sequence) });

/** Where every chain ends, found by one step down the index per chain, and what time the database has. */
export async function allChainEnds(tx: TransactionSql): Promise<{ ends: ChainEnd[]; now: string }> {
  const [clock] = await tx.unsafe<{ now: string }[]>(`select ${utcText('current_instant()')} as now`);
  const newest = 'select chain, epoch, sequence, hash from audit_links';
  const rows = await tx.unsafe<EndRow[]>(`
    with recursive ends as (
      (${newest} order by chain desc, sequence desc limit 1)
      union all
      select next.* from ends cross join lateral (${newest} where chain < ends.chain order by chain desc, sequence desc limit 1) next
    )
    select chain::text, epoch, sequence::text, encode(hash, 'hex') as hash from ends order by chain`);
  return { ends: rows.map(toEnd), now: clock?.now ?? '' };
}

/**
 * Those of `wanted` (where chains are known to have ended) that the database does not hold, each with where its chain ends now.
 * What was archived since counts as held.
 */
export async function missingEnds(
  tx: TransactionSql,
  wanted: readonly ChainEnd[],
): Promise<{ known: ChainEnd; end: ChainEnd | undefined }[]> {
  const rows = await tx<(EndRow & { index: number })[]>`
    select (w.n - 1)::int as index, l.chain::text, l.epoch, l.sequence::text, encode(l.hash, 'hex') as hash
    from jsonb_array_elements(${JSON.stringify(wanted)}::text::jsonb) with ordinality as w(head, n)
    left join lateral (select * from audit_links where chain = (head ->> 'chain')::uuid order by sequence desc limit 1) l on true
    where not exists (select from audit_links where chain = (head ->> 'chain')::uuid
        and sequence = (head ->> 'sequence')::bigint and hash = decode(head ->> 'hash', 'hex'))
      and not exists (select from audit_segments where chain = (head ->> 'chain')::uuid and last_sequence >= (head ->> 'sequence')::bigint)
      and (head ->> 'sequence')::bigint > 0
    order by w.n`;
  return rows.flatMap(({ index, ...row }) => {
    const known = wanted[index];
    return known ? [{ known, end: row.chain === null ? undefined : toEnd(row) }] : [];
  });
}
