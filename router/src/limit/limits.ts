/** The bounds of one operation. They hold for HTTP and sockets alike; everything over them is LIMIT_EXCEEDED. */
export interface Limits {
  /** Bytes of a body, as it comes and once it is inflated. */
  readonly bodyBytes: number;
  /** How many times its own size a compressed body may inflate to; the first 64 KiB are free. */
  readonly inflateRatio: number;
  /** UTF-16 units of a document's text. */
  readonly documentLength: number;
  /** Brackets open at once in the text of a document, counted before it is parsed. */
  readonly nesting: number;
  /** Values in a whole body, counted before it is parsed: what variables may hold, and room for the rest. */
  readonly bodyValues: number;
  /** Lists and objects open at once in the variables. */
  readonly variableNesting: number;
  /** Values in the variables, those inside lists and objects included. */
  readonly variableValues: number;
  readonly tokens: number;
  readonly operations: number;
  /** Fields of all operations of a document once every fragment is written out where it is spread. */
  readonly selections: number;
  /** Pairs of fields that share a name in the answer: validation compares every one of them. */
  readonly pairs: number;
  /** Variables that one operation declares. */
  readonly declaredVariables: number;
  /** Directives of a whole document. */
  readonly directives: number;
  /** Directives at one place. */
  readonly directivesAtOnePlace: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Fragments with @defer of one operation, once every fragment is written out. */
  readonly deferredFragments: number;
  /** Points that an operation may cost: see cost-formula.ts. */
  readonly cost: number;
  /** `measure` counts and tells the cost, and refuses nothing for it. */
  readonly costMode: 'enforce' | 'measure';
  /** The length of a list of which the schema tells nothing. */
  readonly listSize: number;
  /** Subscriptions open at once on one socket. */
  readonly subscriptionsPerSocket: number;
  /** Connections that stay open (sockets and event streams) of one person, from one address, and in all. */
  readonly connectionsPerPerson: number;
  readonly connectionsPerAddress: number;
  readonly connections: number;
}

export const defaultLimits: Limits = {
  bodyBytes: 1024 * 1024,
  inflateRatio: 100,
  bodyValues: 11_000,
  documentLength: 128 * 1024,
  nesting: 100,
  variableNesting: 20,
  variableValues: 10_000,
  tokens: 10_000,
  operations: 10,
  selections: 5_000,
  pairs: 5_000,
  declaredVariables: 100,
  directives: 100,
  directivesAtOnePlace: 10,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  deferredFragments: 20,
  cost: 10_000,
  costMode: 'enforce',
  listSize: 10,
  subscriptionsPerSocket: 100,
  connectionsPerPerson: 50,
  connectionsPerAddress: 2_000,
  connections: 20_000,
};
