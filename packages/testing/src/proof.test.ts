import { afterEach, describe, expect, test, vi } from 'vitest';
import { proofSeed, proofSize } from './proof.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a proof', () => {
  test('runs its small size when nobody asked for it by name', () => {
    vi.stubEnv('PROVE_NAME', 'another-proof');
    vi.stubEnv('PROVE_N', '77');
    expect(proofSize('one-slot', 5, 5000)).toBe(5);
  });

  test('runs in full when proved by name, or as many as --n says', () => {
    vi.stubEnv('PROVE_NAME', 'one-slot');
    vi.stubEnv('PROVE_N', '');
    expect(proofSize('one-slot', 5, 5000)).toBe(5000);
    vi.stubEnv('PROVE_N', '77');
    expect(proofSize('one-slot', 5, 5000)).toBe(77);
  });

  test('with a name that prove could not find is refused', () => {
    expect(() => proofSize('one slot', 5, 5000)).toThrow('not "one slot"');
  });

  test('takes the seed it is given, and otherwise the same one every time', () => {
    expect(proofSeed('one-slot')).toBe(proofSeed('one-slot'));
    expect(proofSeed('one-slot')).not.toBe(proofSeed('two-slots'));
    vi.stubEnv('PROVE_NAME', 'one-slot');
    vi.stubEnv('PROVE_SEED', '42');
    expect(proofSeed('one-slot')).toBe(42);
  });
});
