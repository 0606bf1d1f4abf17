import type { AuditPublicKeys } from './audit-key.ts';
import type { Finding } from './finding.ts';
import { type Head, isTrueHead, lineHash, noHead, parseHead } from './head.ts';
import type { HeadStore } from './head-store.ts';

/** What the lines of heads say by themselves, before they are compared with the database. */
export interface HeadsRead {
  readonly count: number;
  /** Times of the first and the last line. */
  readonly from: string | null;
  readonly until: string | null;
  /** The newest head of each chain. */
  readonly last: ReadonlyMap<string, Head>;
  readonly restored: readonly Head[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

const page = 500;

/** Walks the lines of a schema: each true, numbered and bound to the one before it. Only the first break is told: all after it hangs in the air. */
export async function readHeads(store: HeadStore, schema: string, keys: AuditPublicKeys): Promise<HeadsRead> {
  const last = new Map<string, Head>();
  const restored: Head[] = [];
  const notes: string[] = [];
  let [place, from, until] = [noHead, null as string | null, null as string | null];
  let torn = 0;
  let finding: Finding | undefined;
  const broken = (says: string) => {
    finding = { kind: 'heads', schema, chain: null, sequence: null, eventId: null, says };
  };

  for await (const lines of pagesOf(store.read(schema))) {
    const heads = lines.map((line) => ({ line, head: parseHead(line) }));
    const truths = await Promise.all(heads.map(({ line, head }) => head !== undefined && isTrueHead(line, head, keys)));
    for (const [index, { line, head }] of heads.entries()) {
      if (!head) {
        torn += 1;
        continue;
      }
      if (!truths[index]) broken(`line ${head.number} of the heads is not what a key that you trust has signed (key ${head.key})`);
      else if (head.schema !== schema) broken(`line ${head.number} of the heads of ${schema} is about ${head.schema}`);
      else if (head.number !== place.number + 1)
        broken(`after line ${place.number} of the heads comes line ${head.number}: lines were removed, or put back again`);
      else if (head.previous !== place.hash) broken(`line ${head.number} of the heads does not follow from line ${place.number}`);
      if (finding) break;
      place = { number: head.number, hash: lineHash(line) };
      from ??= head.time;
      until = head.time;
      last.set(head.chain, head);
      if (head.kind === 'restored') restored.push(head);
    }
    if (finding) break;
  }
  if (torn > 0) notes.push(`${torn} line(s) of the heads were cut off while they were written, and never counted`);
  return { count: place.number, from, until, last, restored, findings: finding ? [finding] : [], notes };
}

/** The true heads again, page by page, up to the first break. */
export async function* trueHeads(store: HeadStore, schema: string, count: number): AsyncGenerator<Head[]> {
  if (count === 0) return;
  for await (const lines of pagesOf(store.read(schema))) {
    const heads = lines.map(parseHead).filter((head) => head !== undefined);
    // What stands behind the last true line is no head, whatever number it gives itself.
    const last = heads.findIndex(({ number }) => number === count);
    yield last < 0 ? heads : heads.slice(0, last + 1);
    if (last >= 0) return;
  }
}

async function* pagesOf(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let gathered: string[] = [];
  for await (const line of lines) {
    gathered.push(line);
    if (gathered.length < page) continue;
    yield gathered;
    gathered = [];
  }
  if (gathered.length > 0) yield gathered;
}
