/** How large a practice is written. */
export interface Scale {
  readonly organizations: number;
  readonly practitioners: number;
  readonly clients: number;
  readonly appointments: number;
}

/** The demo, and what benchmarks measure: the first and the second year of a growing platform. */
export const scales = {
  demo: { organizations: 3, practitioners: 40, clients: 300, appointments: 3_000 },
  year1: { organizations: 50, practitioners: 500, clients: 10_000, appointments: 100_000 },
  year2: { organizations: 500, practitioners: 5_000, clients: 100_000, appointments: 1_000_000 },
} as const satisfies Record<string, Scale>;

export type ScaleName = keyof typeof scales;

export function isScaleName(name: string): name is ScaleName {
  return Object.hasOwn(scales, name);
}
