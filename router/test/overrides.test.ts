import { anonymous, newId } from '@klear/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelsFor } from '../src/plan/override-labels.ts';
import { openRouter } from './doors.ts';
import { subgraphSchema } from './graph-in-process.ts';
import { createSchemaTransport } from './schema-transport.ts';
import { overrideLabel } from './supergraphs/override-label.ts';

describe('which labels hold', () => {
  const labels = ['percent(5)', 'percent(50)', 'percent(0.5)', 'beta'];
  const people = Array.from({ length: 4_000 }, () => ({ ...anonymous('request'), personId: newId<'User'>() }));

  it('percent holds for that share of people, for the same ones each time, and for more of them when it is raised', () => {
    const held = people.map((viewer) => labelsFor(labels, viewer));
    expect(held).toEqual(people.map((viewer) => labelsFor(labels, viewer)));
    const count = (label: string) => held.filter((each) => each.includes(label)).length;
    expect(count('percent(50)')).toBeGreaterThan(1_700);
    expect(count('percent(50)')).toBeLessThan(2_300);
    expect(count('percent(5)')).toBeGreaterThan(100);
    expect(count('percent(5)')).toBeLessThan(300);
    expect(held.every((each) => !each.includes('percent(5)') || each.includes('percent(50)'))).toBe(true);
    expect(count('beta')).toBe(0);
  });

  it('others hold for whom the router is told', () => {
    const [first, second] = people.map((viewer) =>
      labelsFor(['beta'], viewer, (label, { personId }) => label === 'beta' && personId === people[0]?.personId),
    );
    expect([first, second]).toEqual([['beta'], []]);
  });
});

describe('a labelled field', () => {
  const parts = Object.entries(overrideLabel.parts());
  const transports = Object.fromEntries(
    parts.map(([name, part]) => [name, createSchemaTransport(subgraphSchema(part.sdl, part.resolvers))]),
  );
  const moved = new Set<string>();
  let door: Awaited<ReturnType<typeof openRouter>>;
  beforeAll(async () => {
    const sdl = Object.fromEntries(parts.map(([name, part]) => [name, part.sdl.replace('percent(5)', 'percent(0)')]));
    door = await openRouter(transports, sdl, { holdsLabel: (label) => moved.has(label) });
  });
  afterAll(() => door.close());

  it('is asked for at the place that its label says, in one router, operation by operation', async () => {
    const ask = async () => (await (await door.post({ query: '{ player { rank score } }' })).json()).data;
    expect(await ask()).toEqual({ player: { rank: 'first rank', score: 'first score' } });
    moved.add('ranks');
    expect(await ask()).toEqual({ player: { rank: 'second rank', score: 'first score' } });
    moved.clear();
    expect(await ask()).toEqual({ player: { rank: 'first rank', score: 'first score' } });
  });
});
