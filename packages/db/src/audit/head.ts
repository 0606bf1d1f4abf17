import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';
import { type AuditKey, type AuditPublicKeys, isSignedBy } from './audit-key.ts';
import { type ChainEnd, noHash } from './link.ts';

/**
 * One line outside the database: where a chain ended at a time. 'restored' says that the database was found older than the heads:
 * the chain goes on in a new epoch behind `sequence`, and what the head `lost` stood for is missing since.
 */
export interface HeadContent extends ChainEnd {
  readonly kind: 'head' | 'restored';
  readonly schema: string;
  readonly time: string;
  readonly lost?: Omit<ChainEnd, 'chain'>;
}

/** A head as it is written: the lines of a schema are numbered, and each holds the SHA-256 of the whole line before it. */
export interface Head extends HeadContent {
  readonly number: number;
  readonly previous: string;
  readonly key: string;
  /** base64url. */
  readonly signature: string;
}

/** Where the lines of a schema stand. */
export interface HeadPlace {
  readonly number: number;
  /** SHA-256 of the last line, in hex. */
  readonly hash: string;
}

export const noHead: HeadPlace = { number: 0, hash: noHash };

export function lineHash(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}

/** The lines of these heads, each bound to the one before it, and where they end. */
export async function headLines(
  contents: readonly HeadContent[],
  place: HeadPlace,
  key: AuditKey,
): Promise<{ lines: string[]; place: HeadPlace }> {
  const lines: string[] = [];
  let at = place;
  for (const content of contents) {
    const unsigned = { ...content, number: at.number + 1, previous: at.hash, key: key.id };
    const signature = await key.sign('head', canonicalJson(unsigned));
    const line = canonicalJson({ ...unsigned, signature: signature.toString('base64url') });
    lines.push(line);
    at = { number: at.number + 1, hash: lineHash(line) };
  }
  return { lines, place: at };
}

/** A line as a head, or undefined when it is none. Nothing about its truth is said yet. */
export function parseHead(line: string): Head | undefined {
  try {
    const head: Head = JSON.parse(line);
    const numbers = [head.number, head.epoch, head.sequence].every(Number.isSafeInteger);
    const texts = [head.schema, head.chain, head.hash, head.time, head.previous, head.key, head.signature].every(
      (text) => typeof text === 'string',
    );
    return numbers && texts && (head.kind === 'head' || (head.kind === 'restored' && typeof head.lost === 'object')) ? head : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the line is exactly what the holder of a key we trust has written. */
export async function isTrueHead(line: string, { signature, ...unsigned }: Head, keys: AuditPublicKeys): Promise<boolean> {
  if (canonicalJson({ ...unsigned, signature }) !== line) return false;
  const text = canonicalJson(unsigned);
  return isSignedBy(keys, { keyId: unsigned.key, purpose: 'head', text, signature: Buffer.from(signature, 'base64url') });
}
