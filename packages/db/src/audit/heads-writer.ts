import type { TransactionSql } from 'postgres';
import type { AuditKey } from './audit-key.ts';
import { allChainEnds, missingEnds } from './chain-ends.ts';
import { type HeadContent, type HeadPlace, headLines, lineHash, noHead, parseHead } from './head.ts';
import type { HeadStore } from './head-store.ts';
import { type ChainEnd, noHash } from './link.ts';

/** A chain that does not hold what was seen of it: where it was seen to end, and where it ends now (undefined: it has no link). */
export interface Loss {
  readonly known: ChainEnd;
  readonly end: ChainEnd | undefined;
}

/** Writes heads into one store. Each call runs in a transaction whose lock keeps other processes of the schema from writing too. */
export interface HeadsWriter {
  /**
   * Compares the newest heads with the database, writes down what it has lost, then a head of every chain that has grown since its
   * last one; on a new day of every chain. Answers how many heads, and where each chain with a loss goes on.
   */
  write(tx: TransactionSql): Promise<{ count: number; restored: ChainEnd[] }>;
  /** The comparison alone. */
  compare(tx: TransactionSql): Promise<ChainEnd[]>;
  /** Writes down these losses. Answers where each chain goes on, in its new epoch. */
  writeRestored(tx: TransactionSql, losses: readonly Loss[]): Promise<ChainEnd[]>;
}

export function createHeadsWriter({ schema, key, store }: { schema: string; key: AuditKey; store: HeadStore }): HeadsWriter {
  const last = new Map<string, ChainEnd>();
  let place: HeadPlace = noHead;

  async function open(tx: TransactionSql): Promise<void> {
    await tx.unsafe(`set local klear.kind = 'system';set local idle_in_transaction_session_timeout = '30s'`);
    await tx`select pg_advisory_xact_lock(hashtext('klear audit heads'), hashtext(${schema}))`;
    for (const line of await store.follow(schema)) {
      const head = parseHead(line);
      if (!head) continue;
      place = { number: head.number, hash: lineHash(line) };
      remember(head);
    }
  }

  function remember({ chain, epoch, sequence, hash }: ChainEnd): void {
    last.set(chain, { chain, epoch, sequence, hash });
  }

  async function append(now: string, contents: readonly HeadContent[]): Promise<void> {
    if (contents.length === 0) return;
    const written = await headLines(contents, place, key);
    await store.append(schema, now.slice(0, 10), written.lines);
    place = written.place;
    for (const content of contents) remember(content);
  }

  const writer: HeadsWriter = {
    async write(tx) {
      const again = await writer.compare(tx);
      const { ends, now } = await allChainEnds(tx);
      const all = await store.isNewDay(schema, now.slice(0, 10));
      const grown = ends.filter((end) => all || last.get(end.chain)?.hash !== end.hash);
      await append(
        now,
        grown.map((end) => ({ ...end, kind: 'head', schema, time: now })),
      );
      return { count: grown.length, restored: again };
    },
    async compare(tx) {
      await open(tx);
      return restored(tx, await missingEnds(tx, [...last.values()]));
    },
    async writeRestored(tx, losses) {
      await open(tx);
      return restored(tx, losses);
    },
  };

  async function restored(tx: TransactionSql, losses: readonly Loss[]): Promise<ChainEnd[]> {
    if (losses.length === 0) return [];
    const { now } = await allChainEnds(tx);
    const contents = losses.map(({ known, end }): HeadContent => {
      const { chain, ...lost } = known;
      const at = end ?? { chain, epoch: 0, sequence: 0, hash: noHash };
      // Another process may have begun the new epoch already.
      const epoch = at.epoch > known.epoch ? at.epoch : known.epoch + 1;
      return { kind: 'restored', schema, time: now, chain, epoch, sequence: at.sequence, hash: at.hash, lost };
    });
    await append(now, contents);
    return contents.map(({ chain, epoch, sequence, hash }) => ({ chain, epoch, sequence, hash }));
  }
  return writer;
}
