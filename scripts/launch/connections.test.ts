import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectionShares } from './connections.ts';

const sum = ({ poolSize, sharedRelay }: ReturnType<typeof connectionShares>) => 6 * (poolSize + (sharedRelay ? 0 : 1)) + 8;

test('the shares never exceed the number, and leave at most one connection per subgraph unused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 500 }), (total) => {
      const shares = connectionShares(total);
      expect(shares.poolSize).toBeGreaterThanOrEqual(2);
      expect(sum(shares)).toBeLessThanOrEqual(total);
      expect(total - sum(shares)).toBeLessThan(6);
    }),
  );
});

test('fewer than twenty are refused', () => {
  expect(() => connectionShares(19)).toThrow('The graph needs 20 database connections, not 19.');
});
