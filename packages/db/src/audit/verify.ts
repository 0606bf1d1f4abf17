import { archivedHeads } from './archived-heads.ts';
import type { AuditPublicKeys } from './audit-key.ts';
import { areSigned, type ChainCheck, createChainCheck } from './chain-check.ts';
import { createCoverage } from './coverage.ts';
import type { Finding, SchemaReport } from './finding.ts';
import type { HeadStore } from './head-store.ts';
import { type ChainEnd, noHash } from './link.ts';
import { missingGuards, unsealedFacts } from './look-around.ts';
import { readHeads } from './read-heads.ts';
import { type Reader, storedLinks, storedSegments } from './stored-chains.ts';
import { compareHeads } from './verify-heads.ts';
import { verifySegments } from './verify-segments.ts';

export interface VerifyOptions {
  /** Runs `work` in one transaction that sees one state of the database and writes nothing. */
  readonly inSnapshot: <T>(work: (sql: Reader) => Promise<T>) => Promise<T>;
  readonly schema: string;
  /** The keys that the auditor trusts. */
  readonly keys: AuditPublicKeys;
  readonly heads: HeadStore;
  /** Folder of archived segments; without it the archived part of a chain is taken from its signed records. */
  readonly archive?: string | undefined;
  /** Line numbers of heads that tell of restores which the auditor knows of. */
  readonly accepted?: ReadonlySet<number>;
  /** How long a fact may wait for the sealer; 60 unless told. */
  readonly graceSeconds?: number;
  /** How often heads are written; 60 unless told. */
  readonly headEverySeconds?: number;
  /** Told the number of links looked at, page by page. */
  readonly progress?: (links: number) => void;
}

/**
 * Verifies the audit log of one schema without writing: heads by themselves, archived segments, every link with its fact, the unsealed
 * tail, and the heads against all of it. Memory grows with the number of chains, not of facts.
 */
export async function verifySchema(options: VerifyOptions): Promise<SchemaReport> {
  const { schema, keys } = options;
  // Before the snapshot: a head that is written meanwhile is not held against it.
  const heads = await readHeads(options.heads, schema, keys);
  return options.inSnapshot(async (sql) => {
    const checks = new Map<string, ChainCheck>();
    const newest = new Map<string, number>();
    const open = (end: ChainEnd): ChainCheck => {
      const check = createChainCheck({ schema, end, restored: heads.restored });
      checks.set(end.chain, check);
      return check;
    };
    const checkOf = (chain: string) => checks.get(chain) ?? open({ chain, epoch: 1, sequence: 0, hash: noHash });
    const coverage = createCoverage(schema, heads, options.headEverySeconds ?? 60);
    let links = 0;
    const count = (more: number) => {
      links += more;
      options.progress?.(links);
    };

    const segments = await storedSegments(sql, schema);
    const archivedUntil = new Map(segments.map((segment) => [segment.chain, segment.last_sequence]));
    await verifySegments({
      segments,
      keys,
      directory: options.archive,
      checkOf,
      startBehind: ({ chain, epoch, last_sequence, last_hash }) => void open({ chain, epoch, sequence: last_sequence, hash: last_hash }),
      progress: count,
    });
    for await (const rows of storedLinks(sql, schema)) {
      const signed = await areSigned(rows, keys);
      for (const [index, row] of rows.entries()) {
        checkOf(row.chain).next(row, signed[index] ?? false);
        newest.set(row.chain, row.sequence);
        coverage.add(row);
      }
      count(rows.length);
    }
    const unwalked: string[] = [];
    const compared = await compareHeads({
      sql,
      schema,
      store: options.heads,
      read: heads,
      archivedUntil: (chain) => archivedUntil.get(chain) ?? 0,
      checkOf,
      lastSequence: (chain) => newest.get(chain) ?? archivedUntil.get(chain) ?? 0,
      accepted: options.accepted ?? new Set(),
      async inArchive(inside) {
        unwalked.push(...(await archivedHeads({ heads: inside, segments, directory: options.archive, checkOf })));
      },
    });
    const unsealed = await unsealedFacts(sql, schema, options.graceSeconds ?? 60);
    const covered = coverage.result();
    const ofChains = [...checks.values()].flatMap(({ finding }) => (finding ? [finding] : []));
    const findings: Finding[] = [
      ...ofChains.toSorted(byPlace),
      ...compared.findings,
      ...unsealed.findings,
      ...heads.findings,
      ...covered.findings,
      ...(await missingGuards(sql, schema)),
    ];
    return {
      schema,
      chains: checks.size,
      links,
      heads: heads.count,
      headsUntil: heads.until,
      unsealed: { count: unsealed.count, oldestSeconds: unsealed.oldestSeconds },
      archived: {
        segments: segments.length,
        links: segments.reduce((sum, each) => sum + each.last_sequence - each.first_sequence + 1, 0),
        walked: options.archive !== undefined,
      },
      findings,
      notes: [...heads.notes, ...covered.notes, ...compared.notes, ...unwalked],
    };
  });
}

function byPlace(a: Finding, b: Finding): number {
  return (a.sequence ?? 0) - (b.sequence ?? 0) || String(a.chain).localeCompare(String(b.chain));
}
