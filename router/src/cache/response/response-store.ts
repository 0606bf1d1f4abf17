/** An answer that is kept. */
export interface KeptAnswer {
  readonly text: string;
  readonly etag: string;
  /** Unix milliseconds of the answer, and for how many seconds it is good. */
  readonly madeAt: number;
  readonly maxAge: number;
}

/**
 * Where answers are kept. Each belongs to types; purging a type raises its mark, and an answer that was made under another mark is
 * never found again, also one that was on its way when the type was purged.
 */
export interface ResponseStore {
  /** What is kept under the key, if it is good under today's marks, and those marks: pass them to `write`. */
  read(key: string, types: readonly string[]): Promise<{ readonly kept: KeptAnswer | undefined; readonly marks: readonly number[] }>;
  write(key: string, kept: KeptAnswer, marks: readonly number[]): Promise<void>;
  /** Drops everything that belongs to one of these types; without types everything. */
  purge(types?: readonly string[]): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
