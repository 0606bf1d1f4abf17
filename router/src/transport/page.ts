export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A page for people, beside the graph. */
export interface Page {
  /** Answers what lies at and under its own path; undefined for every other path. */
  answer(asked: {
    method: string;
    path: string;
    headers: Readonly<Record<string, string>>;
    body: () => Promise<string>;
  }): Promise<PageAnswer | undefined>;
}
