/** How one number of database connections is shared out over the whole graph. */
export interface ConnectionShares {
  /** Connections of one subgraph's pools. */
  readonly poolSize: number;
  /** Where they are scarce, a relay takes turns with its subgraph instead of holding a connection to listen on. */
  readonly sharedRelay: boolean;
}

export const fewestConnections = 20;
export const usualConnections = 40;

const subgraphs = 6;
/** What nobody can share: the bus (3), the jobs (3), the claim on the data, the router's rate limits. */
const fixed = 8;

/** Throws a RangeError below `fewestConnections`. */
export function connectionShares(total: number): ConnectionShares {
  if (total < fewestConnections) throw new RangeError(`The graph needs ${fewestConnections} database connections, not ${total}.`);
  const withRelays = Math.floor((total - fixed - subgraphs) / subgraphs);
  if (withRelays >= 3) return { poolSize: withRelays, sharedRelay: false };
  return { poolSize: Math.floor((total - fixed) / subgraphs), sharedRelay: true };
}
