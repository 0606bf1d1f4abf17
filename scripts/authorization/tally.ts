import type { Verdict } from './judge.ts';
import type { Outcome } from './outcome.ts';

/** Counts of what came, by path and by identity, and every fault with an example. */
export interface Tally {
  add(path: string, identity: string, verdicts: readonly Verdict[]): void;
  asked(): void;
  readonly requests: number;
  readonly cases: number;
  readonly fields: ReadonlySet<string>;
  /** How often each field was allowed and seen. */
  readonly seen: ReadonlyMap<string, number>;
  of(outcome: Outcome): number;
  /** "leaked User.email, 3 times: anonymous by alias: ..." */
  faults(): string[];
  lines(): string[];
}

const shown = ['seen', 'withheld', 'behind', 'empty', 'leaked', 'missing', 'unexplained'] as const;
const faulty: ReadonlySet<Outcome> = new Set(['leaked', 'missing', 'unexplained']);

type Counts = Record<Outcome, number>;
const none = (): Counts => ({ seen: 0, withheld: 0, behind: 0, empty: 0, leaked: 0, missing: 0, unexplained: 0 });

export function createTally(): Tally {
  const all = none();
  const byPath = new Map<string, Counts>();
  const byIdentity = new Map<string, Counts>();
  const fields = new Set<string>();
  const seen = new Map<string, number>();
  const faults = new Map<string, { count: number; who: Set<string>; example: string }>();
  let requests = 0;
  let cases = 0;
  const countsOf = (table: Map<string, Counts>, name: string) => {
    const counts = table.get(name) ?? none();
    table.set(name, counts);
    return counts;
  };
  const table = (title: string, rows: Map<string, Counts>) => [
    `${title.padEnd(56)}${shown.map((name) => name.padStart(12)).join('')}`,
    ...[...rows].map(([name, counts]) => `  ${name.padEnd(54)}${shown.map((outcome) => String(counts[outcome]).padStart(12)).join('')}`),
  ];

  return {
    add(path, identity, verdicts) {
      for (const { field, outcome, fault } of verdicts) {
        cases += 1;
        fields.add(field);
        for (const counts of [all, countsOf(byPath, path), countsOf(byIdentity, identity)]) counts[outcome] += 1;
        if (outcome === 'seen') seen.set(field, (seen.get(field) ?? 0) + 1);
        if (!faulty.has(outcome)) continue;
        const key = `${outcome} ${field}`;
        const known = faults.get(key) ?? { count: 0, who: new Set<string>(), example: `${identity} by ${path}: ${fault}` };
        known.count += 1;
        known.who.add(identity);
        faults.set(key, known);
      }
    },
    asked() {
      requests += 1;
    },
    get requests() {
      return requests;
    },
    get cases() {
      return cases;
    },
    fields,
    seen,
    of: (outcome) => all[outcome],
    faults: () => [...faults].map(([key, { count, who, example }]) => `${key}, ${count} times, as ${[...who].join('; ')}. ${example}`),
    lines: () => [...table('by path', byPath), ...table('by identity', byIdentity)],
  };
}
