import { describe, expect, test } from 'vitest';
import { createConnections } from './connections.ts';

const open = (limits: Partial<Parameters<typeof createConnections>[0]>) =>
  createConnections({ connections: 100, connectionsPerAddress: 100, connectionsPerPerson: 100, ...limits });
const takeAll = (connections: ReturnType<typeof open>, count: number, address = (i: number) => `10.0.0.${i}`) =>
  Array.from({ length: count }, (_, i) => connections.take(address(i)));

describe('connections that stay open', () => {
  test('are as many as the limit says, and one more is refused until one leaves', () => {
    const connections = open({ connections: 3 });
    const places = takeAll(connections, 4);
    expect(places.map((place) => place !== undefined)).toEqual([true, true, true, false]);
    places[0]?.leave();
    places[0]?.leave();
    expect(connections.open).toBe(2);
    expect(takeAll(connections, 2).map((place) => place !== undefined)).toEqual([true, false]);
  });

  test('of one address are bounded, whatever others have', () => {
    const connections = open({ connectionsPerAddress: 2 });
    const places = takeAll(connections, 3, () => '10.0.0.1');
    expect(places.map((place) => place !== undefined)).toEqual([true, true, false]);
    expect(connections.take('10.0.0.2')).toBeDefined();
    expect(connections.open).toBe(3);
  });

  test('of one person are bounded across addresses, and leave with their place', () => {
    const connections = open({ connectionsPerPerson: 2 });
    const places = takeAll(connections, 3);
    expect(places.map((place) => place?.takeFor('ann'))).toEqual([true, true, false]);
    expect(places[2]?.takeFor('ben')).toBe(true);
    places[0]?.leave();
    expect(connections.take('10.0.0.9')?.takeFor('ann')).toBe(true);
  });
});
