/** How often an element was used, since which day it is known to be (2026-11-21), and when last (ISO 8601). */
export interface Use {
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

/** What one client used: its operations, and each element of the schema by its coordinate. */
export interface ClientUse {
  operations: number;
  readonly elements: Map<string, Use>;
}

/** Uses by client name. */
export type UsageTotals = Map<string, ClientUse>;

export function clientIn(totals: UsageTotals, client: string): ClientUse {
  const known = totals.get(client);
  if (known) return known;
  const made: ClientUse = { operations: 0, elements: new Map() };
  totals.set(client, made);
  return made;
}

export function addUse({ elements }: ClientUse, coordinate: string, { count, first, last }: Use): void {
  const before = elements.get(coordinate);
  elements.set(coordinate, {
    count: count + (before?.count ?? 0),
    first: before && before.first < first ? before.first : first,
    last: before && before.last > last ? before.last : last,
  });
}
