import { expect, test } from 'vitest';
import { findProofs } from './proofs.ts';

test('a proof is known by the call that reads its size, wherever it stands', () => {
  const proofs = findProofs([
    { file: 'a.test.ts', text: "const n = proofSize('one-slot', 25, 1_000);" },
    { file: 'b.test.ts', text: "proofSize(\n  'one-slot',\n  5, 50)\nproofSize('buses', 1, 2)" },
    { file: 'c.test.ts', text: 'nothing' },
  ]);
  expect(proofs).toEqual([
    { name: 'buses', files: ['b.test.ts'] },
    { name: 'one-slot', files: ['a.test.ts', 'b.test.ts'] },
  ]);
});
