/**
 * Where signed heads are kept outside the database. The directory (heads-directory.ts) is one; an operator may write another, to an
 * object store with a lock on deletion or to somebody else's log.
 */
export interface HeadStore {
  /** Every line of a schema, oldest first, without line ends. */
  read(schema: string): AsyncIterable<string>;
  /** Lines that came since the last call, also from other processes. The first call: at least one head of every chain there is. */
  follow(schema: string): Promise<readonly string[]>;
  /** Whether nothing was written on this day (YYYY-MM-DD) yet: then a head of every chain is due. */
  isNewDay(schema: string, day: string): Promise<boolean>;
  /** Adds lines behind those that are there; resolves when they are safe. */
  append(schema: string, day: string, lines: readonly string[]): Promise<void>;
}
