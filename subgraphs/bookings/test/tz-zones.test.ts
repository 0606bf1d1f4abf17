import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseZone } from '../src/domain/zone.ts';
import { differences, wallsAround } from './tz-check.ts';
import { kinds, type Seen } from './tz-kinds.ts';
import { changesOf, oracleEndsAt, oracleKnows, oracleVersion } from './tz-oracle.ts';

const dayMs = 86_400_000;
const from = Date.UTC(1880, 0, 1);

/** Zones of which the two databases tell different things, by the runtime's release and the oracle's: each with its reason. */
const differing: Readonly<Record<string, Readonly<Record<string, string>>>> = { '2026c 2026c': {} };

/** The oracle keeps local mean time in fractions of a minute, and misses these by a second: what lies before their first change is not asked. */
const roundedMeanTimes: ReadonlySet<string> = new Set([
  ...['America/Argentina/La_Rioja', 'America/Argentina/San_Luis', 'America/Juneau', 'America/Metlakatla', 'America/Noronha'],
  ...['Atlantic/Madeira', 'Europe/Vienna', 'Pacific/Gambier', 'Pacific/Palau'],
]);

/** Clocks that nobody sets any more: times of zones without a change since 2000. */
const still = 'no change at all (India, Japan, UTC)';

interface Asked {
  readonly seen: Seen | undefined;
  readonly walls: readonly number[];
  readonly around: { readonly from: number; readonly until: number };
}

const zones = Intl.supportedValuesOf('timeZone');

function seenOf(zone: string): Seen[] {
  const all = changesOf(zone).filter(({ at }) => at > from);
  const seen = all.map((change, index) => ({ change, previous: all[index - 1], next: all[index + 1] }));
  return roundedMeanTimes.has(zone) ? seen.slice(1) : seen;
}
const askedOf = (seen: Seen): Asked => ({
  seen,
  walls: wallsAround(seen.change),
  around: { from: seen.change.at - 3 * dayMs, until: seen.change.at + 3 * dayMs },
});

test('the oracle tells the same release of the tz database as the runtime, or what differs is declared', () => {
  expect(Object.keys(differing)).toContain(`${process.versions.tz} ${oracleVersion}`);
});

test('in every zone and on every kind of change of clocks, local times are what another implementation says', { timeout: 600_000 }, () => {
  const size = proofSize('local-times', 6_000, 100_000);
  const seed = proofSeed('local-times');
  const declared = differing[`${process.versions.tz} ${oracleVersion}`] ?? {};
  const byKind = new Map([...kinds.keys(), still].map((kind) => [kind, { zones: new Set<string>(), changes: 0, cases: 0 }]));
  const byZone = new Map<string, number>();
  const faults: string[] = [];
  const sums = { cases: 0, gaps: 0, folds: 0, quiet: 0 };
  const seenByZone = new Map(zones.map((zone) => [zone, seenOf(zone)]));

  const ask = (zone: string, { seen, walls, around }: Asked) => {
    const known = parseZone(zone);
    if (!known.ok) return void faults.push(`${zone} is no zone here`);
    if (!(zone in declared)) faults.push(...differences(known.value, walls, around));
    byZone.set(zone, (byZone.get(zone) ?? 0) + walls.length);
    sums.cases += walls.length;
    sums[!seen ? 'quiet' : seen.change.after > seen.change.before ? 'gaps' : 'folds'] += 1;
    const resting = !seen && !changesOf(zone).some(({ at }) => at > Date.UTC(2000, 0, 1)) ? byKind.get(still) : undefined;
    if (resting) {
      resting.zones.add(zone);
      resting.cases += walls.length;
    }
    for (const [kind, is] of kinds) {
      const row = seen && is(seen) && byKind.get(kind);
      if (!row) continue;
      row.zones.add(zone);
      row.changes += 1;
      row.cases += walls.length;
    }
  };

  // Some of every kind, wherever it is rare; then every zone in turn, on its own changes and on days without any.
  const drawn = <T>(list: readonly T[], count: number, salt: number): T[] =>
    list.length <= count
      ? [...list]
      : (fc.sample(fc.shuffledSubarray([...list], { minLength: count, maxLength: count }), { numRuns: 1, seed: seed + salt })[0] ?? []);
  const everySeen = [...seenByZone.values()].flat();
  for (const [index, is] of [...kinds.values()].entries()) {
    for (const seen of drawn(everySeen.filter(is), 12, index)) ask(seen.change.zone, askedOf(seen));
  }
  const first = Date.UTC(1970, 0, 1);
  const perZone = Math.max(1, Math.ceil((size - sums.cases) / zones.length / 10));
  for (const [index, zone] of zones.entries()) {
    for (const seen of drawn(seenByZone.get(zone) ?? [], perZone, index)) ask(zone, askedOf(seen));
    const walls = fc.sample(fc.integer({ min: first / 1000, max: oracleEndsAt / 1000 - 86_400 }), { numRuns: perZone, seed: seed + index });
    for (const wall of walls)
      ask(zone, { seen: undefined, walls: [wall * 1000], around: { from: wall * 1000 - 2 * dayMs, until: wall * 1000 + 2 * dayMs } });
  }

  const counts = [...byZone.values()].sort((a, b) => a - b);
  const table = [...byKind].map(
    ([kind, row]) =>
      `  ${kind.padEnd(42)} ${String(row.zones.size).padStart(4)} zones ${String(row.changes).padStart(6)} changes ${String(row.cases).padStart(7)} cases`,
  );
  process.stdout.write(
    `local times, tz ${process.versions.tz} against moment-timezone ${oracleVersion}: ${sums.cases} cases in ${byZone.size} zones (${counts[0]} to ${counts.at(-1)} each); ` +
      `${sums.gaps} gaps, ${sums.folds} folds, ${sums.quiet} quiet times; ${faults.length} differences\n${table.join('\n')}\n`,
  );
  expect(faults.slice(0, 20)).toEqual([]);
  expect(
    zones.filter((zone) => !byZone.has(zone)),
    'zones that were not tested',
  ).toEqual([]);
  expect(
    [...byKind].filter(([, row]) => row.cases === 0).map(([kind]) => kind),
    'kinds that were not tested',
  ).toEqual([]);
  expect(zones.length).toBeGreaterThanOrEqual(400);
  expect(zones.filter((zone) => !oracleKnows(zone))).toEqual([]);
  expect(sums.cases).toBeGreaterThanOrEqual(Math.min(size, 10_000));
});
