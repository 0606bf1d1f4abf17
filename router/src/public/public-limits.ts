import type { Limits } from '../limit/limits.ts';

/** The bounds of the public graph where they are narrower: third parties send any document, and nobody has read it before. */
export const publicLimits: Partial<Limits> = {
  bodyBytes: 64 * 1024,
  documentLength: 32 * 1024,
  nesting: 50,
  bodyValues: 2_000,
  variableNesting: 10,
  variableValues: 1_000,
  tokens: 2_000,
  operations: 5,
  selections: 1_000,
  directives: 25,
  directivesAtOnePlace: 3,
  aliases: 15,
  rootFields: 5,
  deferredFragments: 5,
  cost: 3_000,
  subscriptionsPerSocket: 20,
  connectionsPerPerson: 10,
  connectionsPerAddress: 200,
  connections: 5_000,
};
