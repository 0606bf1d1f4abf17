/** A budget that refills evenly: `points` in `periodMs`, and never more than `points` at once. */
export interface Budget {
  readonly points: number;
  readonly periodMs: number;
}

/** What is to be taken from one bucket. The key tells nothing about a person: it is a keyed hash. */
export interface Draw extends Budget {
  readonly key: string;
  readonly cost: number;
}

/** How a bucket stands after a draw. */
export interface Level {
  /** Whole points that are left. */
  readonly remaining: number;
  /** Until the bucket is full again. */
  readonly fullInMs: number;
  /** 0 when the bucket held enough; else when it will. */
  readonly retryInMs: number;
}

/**
 * Buckets that all processes of the router share. One call takes from all of its buckets or from none: every level says
 * `retryInMs: 0`, or nothing was taken. A cost above `points` passes on a full bucket only and is paid off afterwards.
 */
export interface RateStore {
  take(draws: readonly Draw[]): Promise<readonly Level[]>;
  /** Resolves when the storage answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
