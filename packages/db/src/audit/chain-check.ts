import { type AuditPublicKeys, isSignedBy } from './audit-key.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { Head } from './head.ts';
import { type ChainEnd, linkHash, noOrganization } from './link.ts';

/** A link with its fact, from the database or from an archived segment. */
export interface LinkRow {
  readonly chain: string;
  readonly sequence: number;
  readonly epoch: number;
  readonly event_id: string;
  readonly sealed_at: string;
  readonly hash: string;
  readonly key: string;
  readonly signature: Buffer;
  /** The fact as JSON text; null when it is not there. */
  readonly event: string | null;
}

/** Walks one chain, link by link. Stands still at the first bad row. */
export interface ChainCheck {
  /** Where the sound part of the chain ends. */
  readonly end: ChainEnd;
  readonly finding: Finding | undefined;
  /** `isSigned`: whether the link's signature over its hash is of a key that is trusted. */
  next(row: LinkRow, isSigned: boolean): void;
  fail(kind: FindingKind, at: { sequence: number; eventId?: string | null; through?: number }, says: string): void;
}

export interface ChainStart {
  readonly schema: string;
  /** Behind which the next link must follow. */
  readonly end: ChainEnd;
  /** Heads that tell of restores, of all chains. */
  readonly restored: readonly Head[];
}

/** Whether the signature of each link holds; computed side by side, off the main thread. */
export function areSigned(rows: readonly LinkRow[], keys: AuditPublicKeys): Promise<boolean[]> {
  return Promise.all(rows.map(({ key, hash, signature }) => isSignedBy(keys, { keyId: key, purpose: 'seal', text: hash, signature })));
}

export function createChainCheck({ schema, end: start, restored }: ChainStart): ChainCheck {
  const { chain } = start;
  let end = start;
  let finding: Finding | undefined;

  /** What lies wholly before a finding takes its place; a stretch that ends behind it tells nothing new. */
  const fail: ChainCheck['fail'] = (kind, { sequence, eventId = null, through }, says) => {
    if (finding && (through ?? sequence) >= (finding.sequence ?? 0)) return;
    finding = { kind, schema, chain, sequence, ...(through !== undefined && { through }), eventId, says };
  };

  function next(row: LinkRow, isSigned: boolean): void {
    if (finding) return;
    const fault = faultOf(row, isSigned);
    const eventId = row.sequence > end.sequence + 1 ? null : row.event_id;
    if (fault) fail(fault[0], { sequence: Math.min(row.sequence, end.sequence + 1), eventId }, fault[1]);
    else end = { chain, epoch: row.epoch, sequence: row.sequence, hash: row.hash };
  }

  function faultOf(row: LinkRow, isSigned: boolean): readonly [FindingKind, string] | undefined {
    const { sequence, epoch, sealed_at, hash } = row;
    if (sequence > end.sequence + 1) return ['deleted', `the link is missing; the next one there is ${sequence}`];
    if (sequence <= end.sequence) return ['rewritten', `a second link with the number ${sequence}`];
    if (row.event === null) return ['deleted', 'the fact is missing, its link is there'];
    const event: Record<string, unknown> = JSON.parse(row.event);
    if (linkHash({ schema, chain, sequence, epoch, previous: end.hash, sealed_at, event }) !== hash)
      return ['edited', 'the row is not what was sealed: its hash differs'];
    if (!isSigned) return ['rewritten', `the hash fits and is not signed by a key that you trust (key ${row.key})`];
    if ((event.organization_id ?? noOrganization) !== chain) return ['rewritten', 'the fact belongs to another organization'];
    if (epoch !== end.epoch && !isTold(row)) return ['rewritten', `the link begins epoch ${epoch}, of which no head tells`];
    return undefined;
  }

  /** A new epoch begins where a signed head says that the database was found older. */
  function isTold({ epoch }: LinkRow): boolean {
    return (
      epoch > end.epoch &&
      restored.some((head) => head.chain === chain && head.epoch === epoch && head.sequence === end.sequence && head.hash === end.hash)
    );
  }

  return {
    get end() {
      return end;
    },
    get finding() {
      return finding;
    },
    next,
    fail,
  };
}
