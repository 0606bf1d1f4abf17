import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { canonicalJson } from '../canonical.ts';
import type { LinkRow } from './chain-check.ts';
import { type Segment, type SegmentContent, segmentText } from './segment.ts';

/** Which segment: its schema, chain and sequence numbers. */
export type SegmentName = Pick<SegmentContent, 'schema' | 'chain' | 'first_sequence' | 'last_sequence'>;

/** Files of exported segments: `<directory>/<schema>/<chain>/<first>-<last>.jsonl`, a line per link, and the signed segment as the last line. */
export function segmentFile(directory: string, { schema, chain, first_sequence, last_sequence }: SegmentName): string {
  const number = (sequence: number) => String(sequence).padStart(12, '0');
  return join(directory, schema, chain, `${number(first_sequence)}-${number(last_sequence)}.jsonl`);
}

/** Writes a segment beside its place, syncs and renames: a kill leaves a whole file or none. `segmentOf` is asked once all links are written. */
export async function writeSegment(
  file: string,
  links: AsyncIterable<readonly LinkRow[]>,
  segmentOf: () => Promise<Segment>,
): Promise<Segment> {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o750 });
  const draft = `${file}.${process.pid}.new`;
  const handle = await open(draft, 'w', 0o440);
  try {
    for await (const page of links) await handle.appendFile(page.map((row) => `${linkLine(row)}\n`).join(''));
    const segment = await segmentOf();
    const { key, signature } = segment;
    await handle.appendFile(
      `${canonicalJson({ segment: JSON.parse(segmentText(segment)), key, signature: signature.toString('base64url') })}\n`,
    );
    await handle.sync();
    await rename(draft, file);
    return segment;
  } finally {
    await handle.close();
  }
}

/** The links of a file page by page, and its segment when it has ended whole. Undefined: there is no such file. */
export async function openSegment(file: string): Promise<{ pages: AsyncGenerator<LinkRow[]>; segment(): Segment | undefined } | undefined> {
  if (
    !(await access(file).then(
      () => true,
      () => false,
    ))
  )
    return undefined;
  let segment: Segment | undefined;
  async function* pages(): AsyncGenerator<LinkRow[]> {
    let page: LinkRow[] = [];
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      const read: unknown = JSON.parse(line);
      if (isTrailer(read)) {
        segment = { ...read.segment, key: read.key, signature: Buffer.from(read.signature, 'base64url') };
        continue;
      }
      // What stands behind the segment's own line is no part of it.
      if (segment) segment = undefined;
      page.push(rowOf(read as StoredLink));
      if (page.length < 500) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  }
  return { pages: pages(), segment: () => segment };
}

interface StoredLink extends Omit<LinkRow, 'event' | 'signature'> {
  readonly event: object;
  readonly signature: string;
}

function linkLine({ event, signature, ...row }: LinkRow): string {
  return canonicalJson({ ...row, event: JSON.parse(event ?? 'null'), signature: signature.toString('base64url') });
}

function rowOf({ event, signature, ...row }: StoredLink): LinkRow {
  return { ...row, event: JSON.stringify(event), signature: Buffer.from(signature, 'base64url') };
}

function isTrailer(read: unknown): read is { segment: SegmentContent; key: string; signature: string } {
  return typeof read === 'object' && read !== null && 'segment' in read;
}
