/** The bounds of one operation. They hold for HTTP and sockets alike; everything over them is LIMIT_EXCEEDED. */
export interface Limits {
  readonly bodyBytes: number;
  /** Brackets open at once in the text of a document, counted before it is parsed. */
  readonly nesting: number;
  readonly tokens: number;
  readonly operations: number;
  /** Fields of an operation once every fragment is written out where it is spread. */
  readonly selections: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Subscriptions open at once on one socket. */
  readonly subscriptionsPerSocket: number;
}

export const defaultLimits: Limits = {
  bodyBytes: 1024 * 1024,
  nesting: 100,
  tokens: 10_000,
  operations: 10,
  selections: 5_000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  subscriptionsPerSocket: 100,
};
