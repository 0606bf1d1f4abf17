import type { Limits } from './limits.ts';

/** A place among the connections that stay open. */
export interface ConnectionPlace {
  /** Counts it for this person too. False: the person has too many. */
  takeFor(personId: string): boolean;
  /** Gives the place back; more calls do nothing. */
  leave(): void;
}

/** Counts what stays open: sockets and event streams alike. */
export interface Connections {
  /** A place for a connection from this address; undefined when there are too many of it, or in all. */
  take(address: string): ConnectionPlace | undefined;
  readonly open: number;
}

type Bounds = Pick<Limits, 'connections' | 'connectionsPerAddress' | 'connectionsPerPerson'>;

export function createConnections(limits: Bounds): Connections {
  const counts = new Map<string, number>();
  let open = 0;

  const takeOne = (name: string, max: number): boolean => {
    const count = counts.get(name) ?? 0;
    if (count >= max) return false;
    counts.set(name, count + 1);
    return true;
  };
  const giveBack = (name: string) => {
    const count = (counts.get(name) ?? 1) - 1;
    if (count > 0) counts.set(name, count);
    else counts.delete(name);
  };

  return {
    take(address) {
      if (open >= limits.connections || !takeOne(`address ${address}`, limits.connectionsPerAddress)) return undefined;
      open += 1;
      const taken = [`address ${address}`];
      return {
        takeFor(personId) {
          if (!takeOne(`person ${personId}`, limits.connectionsPerPerson)) return false;
          taken.push(`person ${personId}`);
          return true;
        },
        leave() {
          if (taken.length > 0) open -= 1;
          for (const name of taken.splice(0)) giveBack(name);
        },
      };
    },
    get open() {
      return open;
    },
  };
}
