import type { Sql } from 'postgres';
import { segmentFile, writeSegment } from './archive-store.ts';
import { type AuditKey, publicKeysOf } from './audit-key.ts';
import { areSigned, type ChainCheck, createChainCheck, type LinkRow } from './chain-check.ts';
import type { HeadStore } from './head-store.ts';
import { type ChainEnd, noHash, utcText } from './link.ts';
import { readHeads } from './read-heads.ts';
import { type Segment, type SegmentContent, segmentProof, segmentText } from './segment.ts';
import { storedLinks, storedSegments } from './stored-chains.ts';
import { verifySegments } from './verify-segments.ts';

export interface ArchiveOptions {
  /** Signed in as the archivist. */
  readonly sql: Sql;
  readonly schema: string;
  readonly key: AuditKey;
  readonly heads: HeadStore;
  /** Folder of archived segments. */
  readonly directory: string;
  /** Links that were sealed before are archived; the newest link of a chain always stays. */
  readonly before: Date;
  /** Links per file; 20,000 unless told. */
  readonly segmentSize?: number;
  readonly progress?: (segment: Segment) => void;
}

/**
 * Exports what was sealed before a time and then removes it: each segment is verified while it is written, read back from its file,
 * and handed to the database with the proof of what the file holds. Throws at the first bad row, which then stays where it is.
 */
export async function archiveBefore(options: ArchiveOptions): Promise<{ segments: number; links: number }> {
  const { sql, schema, key } = options;
  const keys = publicKeysOf(key.publicPem);
  const heads = await readHeads(options.heads, schema, keys);
  const [broken] = heads.findings;
  if (broken) throw new Error(`Nothing was archived: ${broken.says}.`);
  const done = { segments: 0, links: 0 };
  for (const { end, last } of await archivable(options)) {
    const check = createChainCheck({ schema, end, restored: heads.restored });
    while (check.end.sequence < last) {
      const through = Math.min(last, check.end.sequence + (options.segmentSize ?? 20_000));
      const segment = await exportSegment(options, check, through);
      const readBack = createChainCheck({ schema, end: startOf(segment, end), restored: heads.restored });
      await verifySegments({
        segments: [segment],
        keys,
        directory: options.directory,
        checkOf: () => readBack,
        startBehind() {},
        progress() {},
      });
      if (readBack.finding)
        throw new Error(`The exported file is not what was written: ${readBack.finding.says}. Nothing was removed for it.`);
      await remove(sql, segment);
      options.progress?.(segment);
      done.segments += 1;
      done.links += segment.last_sequence - segment.first_sequence + 1;
    }
  }
  return done;
}

/** Where each chain's archive ends, and up to where it may go. */
async function archivable({ sql, schema, before }: ArchiveOptions): Promise<{ end: ChainEnd; last: number }[]> {
  const rows = await sql.unsafe<{ chain: string; last: string }[]>(
    `select l.chain::text, max(l.sequence)::text as last from ${schema}.audit_links l
     where l.sealed_at < $1 and exists (select from ${schema}.audit_links n where n.chain = l.chain and n.sequence > l.sequence)
     group by l.chain order by l.chain`,
    [before],
  );
  const segments = new Map((await storedSegments(sql, schema)).map((segment) => [segment.chain, segment]));
  return rows.map(({ chain, last }) => {
    const segment = segments.get(chain);
    const end = segment
      ? { chain, epoch: segment.epoch, sequence: segment.last_sequence, hash: segment.last_hash }
      : { chain, epoch: 1, sequence: 0, hash: noHash };
    return { end, last: Number(last) };
  });
}

const startOf = (segment: Segment, { chain, epoch }: ChainEnd): ChainEnd => ({
  chain,
  epoch,
  sequence: segment.first_sequence - 1,
  hash: segment.previous_hash,
});

async function exportSegment(options: ArchiveOptions, check: ChainCheck, through: number): Promise<Segment> {
  const { sql, schema, key } = options;
  const { chain, sequence, hash: previous_hash } = check.end;
  const keys = publicKeysOf(key.publicPem);
  const proof = segmentProof();
  const first_sequence = sequence + 1;

  async function* checked(): AsyncGenerator<LinkRow[]> {
    for await (const rows of storedLinks(sql, schema, { chain, first: first_sequence, last: through })) {
      const signed = await areSigned(rows, keys);
      for (const [index, row] of rows.entries()) {
        check.next(row, signed[index] ?? false);
        proof.add(row.hash);
      }
      if (check.finding)
        throw new Error(`${schema}, chain ${chain}, sequence ${check.finding.sequence}: ${check.finding.says}. It was not archived.`);
      yield rows;
    }
  }

  async function signedRecord(): Promise<Segment> {
    const [clock] = await sql.unsafe<{ now: string }[]>(`select ${utcText('transaction_timestamp()')} as now`);
    const { sequence: last_sequence, epoch, hash: last_hash } = check.end;
    if (last_sequence !== through)
      throw new Error(`${schema}, chain ${chain}: links up to ${through} were expected, ${last_sequence} is the last.`);
    const archived_at = clock?.now ?? '';
    const content: SegmentContent = {
      schema,
      chain,
      first_sequence,
      last_sequence,
      epoch,
      previous_hash,
      last_hash,
      proof: proof.value(),
      archived_at,
    };
    return { ...content, key: key.id, signature: await key.sign('segment', segmentText(content)) };
  }

  const file = segmentFile(options.directory, { schema, chain, first_sequence, last_sequence: through });
  return writeSegment(file, checked(), signedRecord);
}

/** In one transaction: the record, which the database checks against what it holds, then the facts, then their links. */
async function remove(sql: Sql, segment: Segment): Promise<void> {
  const { schema, chain, first_sequence, last_sequence, epoch, previous_hash, last_hash, proof, archived_at, key, signature } = segment;
  await sql.begin(async (tx) => {
    await tx.unsafe(
      `insert into ${schema}.audit_segments
         (chain, first_sequence, last_sequence, epoch, previous_hash, last_hash, proof, archived_at, key, signature)
       values ($1, $2, $3, $4, decode($5, 'hex'), decode($6, 'hex'), decode($7, 'hex'), $8::text::timestamptz, $9, decode($10, 'hex'))`,
      [chain, first_sequence, last_sequence, epoch, previous_hash, last_hash, proof, archived_at, key, signature.toString('hex')],
    );
    const range = [chain, first_sequence, last_sequence];
    await tx.unsafe(
      `delete from ${schema}.audit_events e using ${schema}.audit_links l
       where l.chain = $1 and l.sequence between $2 and $3 and e.id = l.event_id`,
      range,
    );
    await tx.unsafe(`delete from ${schema}.audit_links where chain = $1 and sequence between $2 and $3`, range);
  });
}
