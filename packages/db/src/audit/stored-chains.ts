import type { Sql, TransactionSql } from 'postgres';
import type { LinkRow } from './chain-check.ts';
import { eventJson, utcText } from './link.ts';
import type { Segment } from './segment.ts';

export type Reader = Sql | TransactionSql;

const page = 500;

interface StoredRow extends Omit<LinkRow, 'sequence'> {
  readonly sequence: string;
}

/** Links with their facts, page by page: of all chains, each from its first to its newest, or of one chain between two numbers. */
export async function* storedLinks(
  sql: Reader,
  schema: string,
  only?: { chain: string; first: number; last: number },
): AsyncGenerator<LinkRow[]> {
  const where = only ? `where l.chain = '${only.chain}' and l.sequence between ${only.first} and ${only.last}` : '';
  const query = sql.unsafe<StoredRow[]>(`
    select l.chain::text, l.sequence::text, l.epoch, l.event_id::text, ${utcText('l.sealed_at')} as sealed_at,
      encode(l.hash, 'hex') as hash, l.key, l.signature, ${eventJson} as event
    from ${schema}.audit_links l left join ${schema}.audit_events e on e.id = l.event_id ${where} order by l.chain, l.sequence`);
  for await (const rows of query.cursor(page)) yield rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
}

interface SegmentRow extends Omit<Segment, 'schema' | 'first_sequence' | 'last_sequence'> {
  readonly first_sequence: string;
  readonly last_sequence: string;
}

/** The segments of a schema, each chain's in order. */
export async function storedSegments(sql: Reader, schema: string): Promise<Segment[]> {
  const rows = await sql.unsafe<SegmentRow[]>(`
    select chain::text, first_sequence::text, last_sequence::text, epoch, encode(previous_hash, 'hex') as previous_hash,
      encode(last_hash, 'hex') as last_hash, encode(proof, 'hex') as proof, ${utcText('archived_at')} as archived_at, key, signature
    from ${schema}.audit_segments s order by s.chain, s.first_sequence`);
  return rows.map((row) => ({
    ...row,
    schema,
    first_sequence: Number(row.first_sequence),
    last_sequence: Number(row.last_sequence),
  }));
}

/** The hashes of links by chain and sequence, in the order of `wanted`; undefined where there is none. */
export async function hashesAt(
  sql: Reader,
  schema: string,
  wanted: readonly { chain: string; sequence: number }[],
): Promise<(string | undefined)[]> {
  const rows = await sql.unsafe<{ hash: string | null }[]>(
    `select encode(l.hash, 'hex') as hash from jsonb_array_elements($1::text::jsonb) with ordinality as w(place, n)
     left join ${schema}.audit_links l on l.chain = (place ->> 'chain')::uuid and l.sequence = (place ->> 'sequence')::bigint order by n`,
    [JSON.stringify(wanted.map(({ chain, sequence }) => ({ chain, sequence })))],
  );
  return rows.map((row) => row.hash ?? undefined);
}
