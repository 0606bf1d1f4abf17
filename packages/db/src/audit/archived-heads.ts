import { openSegment, segmentFile } from './archive-store.ts';
import type { ChainCheck } from './chain-check.ts';
import type { Head } from './head.ts';
import type { Segment } from './segment.ts';

/** Compares heads with the files of the segments in which they lie. Answers notes. */
export async function archivedHeads(options: {
  heads: readonly Head[];
  segments: readonly Segment[];
  directory: string | undefined;
  checkOf(chain: string): ChainCheck;
}): Promise<string[]> {
  const { heads, segments, directory, checkOf } = options;
  if (heads.length === 0) return [];
  if (directory === undefined) return [`${heads.length} heads lie in archived segments and were not compared: give --archive DIR`];
  const wanted = Map.groupBy(heads, ({ chain }) => chain);
  for (const segment of segments) {
    const inside = new Map(
      (wanted.get(segment.chain) ?? [])
        .filter(({ sequence }) => sequence >= segment.first_sequence && sequence <= segment.last_sequence)
        .map((head) => [head.sequence, head]),
    );
    const file = inside.size > 0 && !checkOf(segment.chain).finding && (await openSegment(segmentFile(directory, segment)));
    if (!file) continue;
    for await (const rows of file.pages) {
      for (const { chain, sequence, hash } of rows) {
        const head = inside.get(sequence);
        if (!head || head.hash === hash) continue;
        const says = `the archived chain is not the one that line ${head.number} of the heads (${head.time}) stands for`;
        checkOf(chain).fail('rewritten', { sequence: segment.first_sequence, through: sequence }, says);
      }
    }
  }
  return [];
}
