/** The parts of the platform as the contract names them, and the subgraphs behind them. */
const areas = {
  USERS: 'users',
  PRACTITIONERS: 'practitioners',
  BOOKINGS: 'bookings',
  HEALTH_RECORDS: 'health-records',
  PAYMENTS: 'payments',
  CONTENT: 'content',
} as const;

export type Area = keyof typeof areas;

export function subgraphOf(area: Area): string {
  return areas[area];
}

/** Throws TypeError for a subgraph that there is not: its facts are written by this platform alone. */
export function areaOf(subgraph: string): Area {
  const known = Object.entries(areas).find(([, name]) => name === subgraph);
  if (!known) throw new TypeError('a fact of an unknown subgraph');
  return known[0] as Area;
}
