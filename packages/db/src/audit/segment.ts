import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';
import { type AuditPublicKeys, isSignedBy } from './audit-key.ts';

/** What an archived segment stands for: the links first_sequence..last_sequence of one chain. Hashes in hex. */
export interface SegmentContent {
  readonly schema: string;
  readonly chain: string;
  readonly first_sequence: number;
  readonly last_sequence: number;
  /** Epoch of the last link. */
  readonly epoch: number;
  readonly previous_hash: string;
  readonly last_hash: string;
  /** SHA-256 over the hashes (32 bytes each) of its links, one after the other. */
  readonly proof: string;
  readonly archived_at: string;
}

export interface Segment extends SegmentContent {
  readonly key: string;
  readonly signature: Buffer;
}

/** The text that is signed: the content alone, in a fixed form. */
export function segmentText(segment: SegmentContent): string {
  const { schema, chain, first_sequence, last_sequence, epoch, previous_hash, last_hash, proof, archived_at } = segment;
  return canonicalJson({ schema, chain, first_sequence, last_sequence, epoch, previous_hash, last_hash, proof, archived_at });
}

export function isTrueSegment(segment: Segment, keys: AuditPublicKeys): Promise<boolean> {
  return isSignedBy(keys, { keyId: segment.key, purpose: 'segment', text: segmentText(segment), signature: segment.signature });
}

/** Takes the hashes of links in order; answers the segment's proof in hex. */
export function segmentProof(): { add(hash: string): void; value(): string } {
  const sum = createHash('sha256');
  return { add: (hash) => void sum.update(Buffer.from(hash, 'hex')), value: () => sum.digest('hex') };
}
