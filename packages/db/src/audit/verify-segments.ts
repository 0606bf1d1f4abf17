import { openSegment, segmentFile } from './archive-store.ts';
import type { AuditPublicKeys } from './audit-key.ts';
import { areSigned, type ChainCheck } from './chain-check.ts';
import { isTrueSegment, type Segment, segmentProof, segmentText } from './segment.ts';

export interface SegmentsWalk {
  /** Segments that the database knows, each chain's in order. */
  readonly segments: readonly Segment[];
  readonly keys: AuditPublicKeys;
  /** Where the exported files are; without it only the signed records are looked at. */
  readonly directory: string | undefined;
  checkOf(chain: string): ChainCheck;
  /** Puts a chain behind a segment whose links were not walked. */
  startBehind(segment: Segment): void;
  progress(links: number): void;
}

/** Walks the archived part of every chain: the records are signed and follow each other, and the files hold what they say. */
export async function verifySegments(walk: SegmentsWalk): Promise<void> {
  for (const segment of walk.segments) {
    const check = walk.checkOf(segment.chain);
    if (check.finding) continue;
    const at = { sequence: check.end.sequence + 1 };
    const follows = segment.first_sequence === at.sequence && segment.previous_hash === check.end.hash;
    if (!(await isTrueSegment(segment, walk.keys)))
      check.fail('archive', at, 'the record of the archived segment is not signed by a key that you trust');
    else if (!follows) check.fail('archive', at, `the archived segment ${nameOf(segment)} does not follow what is before it`);
    else if (walk.directory === undefined) walk.startBehind(segment);
    else await walkFile(walk, segment, walk.directory, check);
  }
}

const nameOf = ({ first_sequence, last_sequence }: Segment): string => `${first_sequence}-${last_sequence}`;

async function walkFile({ keys, progress }: SegmentsWalk, segment: Segment, directory: string, check: ChainCheck): Promise<void> {
  const fail = (says: string) =>
    check.fail('archive', { sequence: check.end.sequence + 1 }, `archived segment ${nameOf(segment)}: ${says}`);
  const file = await openSegment(segmentFile(directory, segment));
  if (!file) return fail('its file is missing');
  const proof = segmentProof();
  try {
    for await (const rows of file.pages) {
      const signed = await areSigned(rows, keys);
      for (const [index, row] of rows.entries()) {
        check.next(row, signed[index] ?? false);
        proof.add(row.hash);
      }
      progress(rows.length);
      if (check.finding) return undefined;
    }
  } catch {
    return fail('a line is not JSON of a link');
  }
  const inside = file.segment();
  if (!inside || segmentText(inside) !== segmentText(segment)) fail('its last line is not the signed record');
  else if (check.end.sequence !== segment.last_sequence || check.end.hash !== segment.last_hash || proof.value() !== segment.proof)
    fail('its links end elsewhere than the record says');
  return undefined;
}
