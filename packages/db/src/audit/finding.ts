/** What is wrong at a place of a chain. */
export type FindingKind =
  /** The row does not have the hash that was sealed. */
  | 'edited'
  /** A fact, a link or a whole end of a chain is missing. */
  | 'deleted'
  /** The chain fits together, and was not made by who holds the key; or it is not the one that a head outside stands for. */
  | 'rewritten'
  /** A fact that nobody sealed for longer than it may take. */
  | 'unsealed'
  /** The database was restored from an older copy: facts that were sealed are missing since. */
  | 'restored'
  /** The lines of heads do not follow each other, or are not signed. */
  | 'heads'
  /** An archived segment is missing or is not what was exported. */
  | 'archive'
  /** A trigger or table that keeps the log append-only is gone. */
  | 'unguarded';

/** The first bad row of a chain, or what is wrong with what stands around the chains. */
export interface Finding {
  readonly kind: FindingKind;
  readonly schema: string;
  /** The organization, `noOrganization`, or null when it is about no chain. */
  readonly chain: string | null;
  /** The first bad sequence number; null when the row has none. */
  readonly sequence: number | null;
  /** Where the bad stretch ends when only a head tells of it: the first bad row is one of sequence..through. */
  readonly through?: number;
  /** The fact there, when there is one. */
  readonly eventId: string | null;
  readonly says: string;
}

/** What was looked at in one schema. Sound means that `findings` is empty. */
export interface SchemaReport {
  readonly schema: string;
  readonly chains: number;
  readonly links: number;
  readonly heads: number;
  readonly headsUntil: string | null;
  /** Facts that wait for the sealer. */
  readonly unsealed: { readonly count: number; readonly oldestSeconds: number };
  readonly archived: { readonly segments: number; readonly links: number; readonly walked: boolean };
  readonly findings: readonly Finding[];
  /** What is worth knowing and no fault. */
  readonly notes: readonly string[];
}
