import { readFileSync } from 'node:fs';
import { proofSeed, proofSize } from '@klear/testing';
import { realInput } from '@klear/testing/real-input';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, typedInstantOf } from '../src/domain/wall-time.ts';
import { parseZone } from '../src/domain/zone.ts';
import { differences, wallsAround } from './tz-check.ts';
import { changesOf, oracleEndsAt, oracleKnows } from './tz-oracle.ts';

interface Case {
  readonly zone: string;
  readonly local: string;
  readonly why: string;
  readonly kind: 'gap' | 'fold' | 'normal';
  readonly utc: readonly string[];
  readonly compatible?: string;
}
const told: readonly Case[] = JSON.parse(readFileSync(realInput('tz', 'dst-cases.json'), 'utf8'));

/** The file tells tz 2025b. Since 2026a the database says that Moldova has changed its clocks with the EU, at 01:00 UTC, from 2022 on. */
const corrected: Record<string, Partial<Case>> = {
  'Europe/Chisinau 2024-03-31T02:30:00': { kind: 'normal', utc: ['2024-03-31T00:30:00Z'], why: 'before the gap at 03:00 since 2026a' },
};
const cases = told.map((one) => ({ ...one, ...corrected[`${one.zone} ${one.local}`] }));

test('every kind of hard local time is among the cases', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['gap', 'fold', 'normal']));
});

test.each(cases)('$zone $local: $why ($kind)', ({ zone: name, local, kind, utc, compatible }) => {
  const zone = parseZone(name);
  if (!zone.ok) throw new Error(`${name} is no zone here`);
  const typed = typedInstantOf(local, zone.value);
  expect(typed.ok).toBe(kind !== 'gap');
  expect(instantOf(local, zone.value)).toEqual(new Date(kind === 'gap' ? (compatible ?? '') : (utc[0] ?? '')));
});

/** Names of the file that the runtime keeps for itself: no zone of a place, and nobody's local time. */
const notOffered: ReadonlySet<string> = new Set(['Factory']);

const lines = readFileSync(realInput('tz', 'tzdata.zi'), 'utf8').split('\n');
const zonesOfFile = lines.flatMap((line) => /^Z (\S+)/.exec(line)?.[1] ?? []);
const linksOfFile = lines.flatMap((line) => {
  const [, target, name] = /^L (\S+) (\S+)/.exec(line) ?? [];
  return target && name ? [{ target, name }] : [];
});

test('every zone and every backward link of the tz database is a zone here and tells what another implementation tells', {
  timeout: 300_000,
}, () => {
  const names = [...new Set([...zonesOfFile, ...linksOfFile.map(({ name }) => name)])].sort();
  expect(names.length).toBeGreaterThan(590);
  expect(names.filter((name) => !parseZone(name).ok && !notOffered.has(name))).toEqual([]);
  expect(names.filter((name) => !oracleKnows(name) && !notOffered.has(name))).toEqual([]);
  const size = proofSize('local-times-of-links', 12_000, 60_000);
  const perZone = Math.max(2, Math.ceil(size / names.length / 9));
  const from = Date.UTC(1970, 0, 1);
  const faults: string[] = [];
  let cases = 0;
  for (const [index, name] of names.filter((each) => !notOffered.has(each)).entries()) {
    const zone = parseZone(name);
    if (!zone.ok) continue;
    const changes = changesOf(name).filter(({ at }) => at > from);
    const drawn = fc.sample(fc.integer({ min: 0, max: Math.max(0, changes.length - 1) }), {
      numRuns: perZone,
      seed: proofSeed('local-times-of-links') + index,
    });
    for (const place of new Set(drawn)) {
      const change = changes[place];
      const at = change?.at ?? from + (((place + index) * 86_400_000 * 37) % (oracleEndsAt - from));
      const walls = change ? wallsAround(change) : [at, at + 1000, at + 3_600_000];
      faults.push(...differences(zone.value, walls, { from: at - 3 * 86_400_000, until: at + 3 * 86_400_000 }));
      cases += walls.length;
    }
  }
  process.stdout.write(
    `local times of ${zonesOfFile.length} zones and ${linksOfFile.length} links: ${cases} cases, ${faults.length} differences\n`,
  );
  expect(faults.slice(0, 20)).toEqual([]);
  expect(cases).toBeGreaterThanOrEqual(5_000);
});
