/** A benchmark: prints nothing itself; the runner prints its table and then its figures as one line of JSON. */
export interface Bench {
  readonly name: string;
  /** One line for --help. */
  readonly says: string;
  run(options: BenchOptions): Promise<Report>;
}

export interface BenchOptions {
  /** Tiny: shows in seconds that everything runs and that the answers are equal; its figures mean nothing. */
  readonly small: boolean;
  /** Told before each step that takes a while. */
  readonly progress: (step: string) => void;
  /** How many operations, for a benchmark that runs until it has done that many; its own number unless told. */
  readonly operations?: number | undefined;
}

export interface Report {
  /** Lines for people, in order. */
  readonly lines: readonly string[];
  readonly figures: Readonly<Record<string, unknown>>;
  /** What could not be compared here: the run is printed, and is not green. */
  readonly incomplete?: string | undefined;
}
