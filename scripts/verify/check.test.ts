import { expect, test } from 'vitest';
import { runChecks } from './check.ts';

test('one line per check, its problems below it, and a check that throws is a failed one', async () => {
  const lines: string[] = [];
  const checks = [
    { name: 'holds', run: () => [] },
    { name: 'fails', run: async () => ['first', 'second'] },
    {
      name: 'throws',
      run: () => {
        throw new Error('broken');
      },
    },
  ];
  expect(await runChecks(checks, (line) => lines.push(line))).toEqual({ passed: 1, failed: 2 });
  expect(lines.map((line) => line.replace(/ \([\d.]+ s\)$/, ''))).toEqual([
    'ok   holds',
    'FAIL fails',
    '     first',
    '     second',
    'FAIL throws',
    '     broken',
  ]);
});
