import { readFileSync } from 'node:fs';
import { realInput } from '@klear/testing/real-input';
import { expect, test } from 'vitest';
import { instantOf, typedInstantOf } from '../src/domain/wall-time.ts';
import { parseZone } from '../src/domain/zone.ts';

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
