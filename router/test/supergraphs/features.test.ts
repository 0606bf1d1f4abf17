import { expect, it } from 'vitest';
import { allSupergraphs } from './all-supergraphs.ts';
import { type Feature, features, featuresOf, type Operation } from './features.ts';
import { openSupergraph } from './open-supergraph.ts';
import type { SmallSupergraph, Told } from './small-supergraph.ts';

/** Pairs that no operation can hold. */
const senseless = new Set([pairOf('mutation', 'subscription'), pairOf('@defer', 'subscription')]);

it('every feature is served alone and beside every other one, with an answer written by hand', () => {
  const counts = new Map<string, number>();
  for (const small of allSupergraphs) {
    const { graph } = openSupergraph(small);
    for (const { row, errors } of rowsOf(small)) {
      const found = featuresOf(graph, row);
      for (const { code } of errors) found.add(code === 'INTERNAL_SERVER_ERROR' ? 'null that rises' : 'error told');
      const pairs = new Set([...found].flatMap((one) => [...found].map((other) => pairOf(one, other))));
      for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  const count = (one: Feature, other: Feature) => counts.get(pairOf(one, other)) ?? 0;
  const lines = features.map((one, row) => {
    const before = features.slice(0, row + 1).map((other) => (senseless.has(pairOf(one, other)) ? '-' : String(count(one, other))));
    return `  ${one.padEnd(18)}${before.map((text) => text.padStart(4)).join('')}`;
  });
  process.stdout.write(`answers written by hand that show a feature (the last of its line), and two together\n${lines.join('\n')}\n`);
  const all = new Set(features.flatMap((one) => features.map((other) => pairOf(one, other))));
  expect([...all].filter((pair) => !counts.has(pair) && !senseless.has(pair))).toEqual([]);
});

/** Every operation of the table with the errors that its answer tells. */
function rowsOf({ expected, streams = [], deferred = [] }: SmallSupergraph): { row: Operation; errors: readonly Told[] }[] {
  return [
    ...expected.map((row) => ({ row, errors: row.errors ?? [] })),
    ...streams.map((row) => ({ row, errors: row.events.flatMap(({ errors }) => errors) })),
    ...deferred.map(({ query, variables: inParts = {}, first, later }) => ({
      row: { query, inParts },
      errors: [first, ...later].flatMap(({ errors = [] }) => errors),
    })),
  ];
}

function pairOf(one: Feature, other: Feature): string {
  return [one, other].sort().join(' + ');
}
