import type { ChainCheck } from './chain-check.ts';
import type { Finding } from './finding.ts';
import type { Head } from './head.ts';
import type { HeadStore } from './head-store.ts';
import { type HeadsRead, trueHeads } from './read-heads.ts';
import { hashesAt, type Reader } from './stored-chains.ts';

export interface HeadsComparison {
  readonly sql: Reader;
  readonly schema: string;
  readonly store: HeadStore;
  readonly read: HeadsRead;
  /** How far each chain is in archived segments. */
  archivedUntil(chain: string): number;
  /** The walk of a chain: made anew for one that the database does not have. */
  checkOf(chain: string): ChainCheck;
  /** The newest link's number of a chain; 0 without one. */
  lastSequence(chain: string): number;
  /** Numbers of 'restored' heads that the auditor knows of. */
  readonly accepted: ReadonlySet<number>;
  /** Handed the heads that lie in archived segments, many at a time. */
  inArchive(heads: readonly Head[]): Promise<void>;
}

/** Heads in archived segments that are kept until their files are read: about 50 MB. */
const windowSize = 50_000;

/** Compares every head with what the database holds at its place. Answers the restores that were told (unless accepted), and notes. */
export async function compareHeads(options: HeadsComparison): Promise<{ findings: Finding[]; notes: string[] }> {
  const { sql, schema, read, checkOf } = options;
  const lastGood = new Map<string, number>();
  let archived: Head[] = [];
  for await (const heads of trueHeads(options.store, schema, read.count)) {
    const due = heads.filter((head) => head.sequence > 0 && !isOvertaken(head, read.restored));
    const hashes = await hashesAt(sql, schema, due);
    for (const [index, head] of due.entries()) {
      const check = checkOf(head.chain);
      const hash = hashes[index];
      if (hash === head.hash) lastGood.set(head.chain, head.sequence);
      else if (hash === undefined && head.sequence <= options.archivedUntil(head.chain)) archived.push(head);
      else if (hash === undefined) tellMissing(head, check);
      else {
        const sequence = (lastGood.get(head.chain) ?? 0) + 1;
        check.fail(
          'rewritten',
          { sequence, through: head.sequence },
          `the chain is not the one that line ${head.number} of the heads (${head.time}) stands for`,
        );
      }
    }
    if (archived.length < windowSize) continue;
    await options.inArchive(archived);
    archived = [];
  }
  await options.inArchive(archived);

  function tellMissing(head: Head, check: ChainCheck): void {
    const last = options.lastSequence(head.chain);
    if (head.sequence <= last) return;
    const newest = read.last.get(head.chain) ?? head;
    const ahead = `line ${head.number} of the heads (${head.time}) is the first that is ahead`;
    check.fail(
      'deleted',
      { sequence: last + 1, through: newest.sequence },
      `the chain ends at ${last}, and its heads go up to ${newest.sequence}: ${ahead}. It was cut off, or the database is an older copy`,
    );
  }

  const findings: Finding[] = [];
  const notes: string[] = [];
  for (const { number, time, chain, sequence, epoch, lost } of read.restored) {
    if (!lost) continue;
    const says = `restored at ${time} from a copy that ended at ${sequence}: facts ${sequence + 1} to ${lost.sequence} of epoch ${lost.epoch} are missing; sealing went on in epoch ${epoch} (line ${number} of the heads)`;
    if (options.accepted.has(number)) notes.push(`${chain}: ${says}; accepted`);
    else
      findings.push({
        kind: 'restored',
        schema,
        chain,
        sequence: Math.min(sequence + 1, lost.sequence),
        through: lost.sequence,
        eventId: null,
        says,
      });
  }
  return { findings, notes };
}

/** Whether a later line says that the database was found older than this head: what it stands for is told as lost there. */
function isOvertaken(head: Head, restored: readonly Head[]): boolean {
  return restored.some((each) => each.chain === head.chain && each.number > head.number && each.sequence < head.sequence);
}
