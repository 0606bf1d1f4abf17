/** What vitest's json-summary reporter writes, as far as we read it. */
export type CoverageSummary = Readonly<Record<string, { readonly lines: { readonly total: number; readonly covered: number } }>>;

export interface PackageCoverage {
  readonly name: string;
  readonly total: number;
  readonly covered: number;
  readonly percent: number;
}

/**
 * Lines covered per package, router and subgraph; in the order of their names. `names` are all that must appear. `without` are folders
 * inside src/ that only tests of a kind left out here can reach (src/redis/ without Redis): their lines do not count.
 */
export function coveragePerPackage(
  summary: CoverageSummary,
  options: { root: string; names: readonly string[]; without?: readonly string[] },
): PackageCoverage[] {
  const sums = new Map(options.names.map((name) => [name, { total: 0, covered: 0 }]));
  for (const [file, { lines }] of Object.entries(summary)) {
    const relative = file.slice(options.root.length + 1).replaceAll('\\', '/');
    const name = options.names.find((candidate) => relative.startsWith(`${candidate}/`));
    if (options.without?.some((folder) => relative.startsWith(`${name}/src/${folder}/`))) continue;
    const sum = name === undefined ? undefined : sums.get(name);
    if (sum === undefined) continue;
    sum.total += lines.total;
    sum.covered += lines.covered;
  }
  return [...sums]
    .map(([name, sum]) => ({ name, ...sum, percent: sum.total === 0 ? 0 : (100 * sum.covered) / sum.total }))
    .sort((x, y) => (x.name < y.name ? -1 : 1));
}

/** The floor that every package holds, in percent of lines. */
export const floorPercent = 90;

export function belowFloor(packages: readonly PackageCoverage[]): PackageCoverage[] {
  return packages.filter(({ percent }) => percent < floorPercent);
}

/** One line per package: `ok   packages/core   97.3 %  (180 of 185 lines)`. */
export function coverageLines(packages: readonly PackageCoverage[]): string[] {
  const width = Math.max(0, ...packages.map(({ name }) => name.length));
  return packages.map(({ name, total, covered, percent }) => {
    const mark = percent < floorPercent ? 'LOW ' : 'ok  ';
    return `${mark} ${name.padEnd(width)}  ${percent.toFixed(1).padStart(5)} %  (${covered} of ${total} lines)`;
  });
}
