import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';

/** The chain of facts that belong to no organization. */
export const noOrganization = '00000000-0000-0000-0000-000000000000';

/** What stands where a first link has none before it: 32 bytes of zero, in hex. */
export const noHash = '0'.repeat(64);

/** What a link's hash is made of. */
export interface LinkContent {
  readonly schema: string;
  /** The organization, or `noOrganization`. */
  readonly chain: string;
  /** 1, 2, 3, .. within the chain. */
  readonly sequence: number;
  /** 1; one more after each restore of an older copy of the database. */
  readonly epoch: number;
  /** Hash of the link before it, in hex. */
  readonly previous: string;
  readonly sealed_at: string;
  /** Every column of the row of audit_events that is not null, by name, as `eventJson` writes it. */
  readonly event: Readonly<Record<string, unknown>>;
}

/** Where a chain ends: its newest link. */
export interface ChainEnd {
  readonly chain: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly hash: string;
}

/** SHA-256 over the link's canonical text, in hex. The bytes are told in docs/audit.md, so that a third party can compute it. */
export function linkHash(content: LinkContent): string {
  return createHash('sha256')
    .update(`klear-karma audit link v1\n${canonicalJson(content)}`)
    .digest('hex');
}

/** SQL of an instant as text: UTC, always six digits of a second. What no calendar date has stands as PostgreSQL writes it. */
export function utcText(column: string): string {
  return `case when ${column} >= '0001-01-01 00:00:00+00' and ${column} < '10000-01-01 00:00:00+00'
    then to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') else ${column}::text end`;
}

/** SQL of the row `e` of audit_events as JSON text: whatever column is added later is in it once it holds something. */
export const eventJson = `(jsonb_strip_nulls(to_jsonb(e)) || jsonb_build_object('recorded_at', ${utcText('e.recorded_at')}))::text`;
