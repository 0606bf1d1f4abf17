import { readFileSync } from 'node:fs';
import path from 'node:path';
import { proofSeed, proofSize } from '@klear/testing';
import { expect, test } from 'vitest';
import { createRandom } from '../../router/test/random-operation.ts';
import { root } from '../verify/tree.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { judge } from './judge.ts';

/** Files whose conditions keep somebody out, with the quick tests that must miss each of them. */
const guarded: Readonly<Record<string, readonly string[]>> = {
  'packages/auth/src/hop-verifier.ts': ['packages/auth/src/hop'],
  'packages/auth/src/hop-viewer.ts': ['packages/auth/src/hop'],
  'packages/auth/src/hop-nonces.ts': ['packages/auth/src/hop'],
  'packages/auth/src/token-verifier.ts': ['packages/auth/src/token'],
  'packages/auth/src/token-form.ts': ['packages/auth/src/token'],
  'packages/auth/src/token-times.ts': ['packages/auth/src/token'],
  'packages/auth/src/jwks.ts': ['packages/auth/src/jwks', 'packages/auth/src/token'],
  'packages/auth/src/access-claims.ts': ['packages/auth/src/access-claims', 'packages/auth/src/token'],
  'packages/auth/src/viewer-of.ts': ['packages/auth/src/viewer-of'],
  'packages/auth/src/revocations.ts': ['packages/auth/src/revocations'],
  'packages/auth/src/actions.ts': ['packages/auth/src/actions', 'packages/auth/src/enforcement'],
  'packages/auth/src/relations.ts': ['packages/auth/src/relations', 'subgraphs/health-records/test/predicates'],
  'packages/auth/src/enforcement.ts': ['packages/auth/src/enforcement'],
  'subgraphs/users/src/policies/predicates.ts': ['subgraphs/users/test/predicates'],
  'subgraphs/practitioners/src/policies/predicates.ts': ['subgraphs/practitioners/test/predicates'],
  'subgraphs/bookings/src/policies/predicates.ts': ['subgraphs/bookings/test/predicates'],
  'subgraphs/health-records/src/policies/predicates.ts': ['subgraphs/health-records/test/predicates'],
  'subgraphs/payments/src/policies/predicates.ts': ['subgraphs/payments/test/predicates'],
  'subgraphs/content/src/policies/predicates.ts': ['subgraphs/content/test/predicates'],
};

const conditions = Object.keys(guarded).flatMap((file) => conditionsOf(file, readFileSync(path.join(root, file), 'utf8')));
const judgesOf = ({ file }: Condition) => guarded[file] ?? [];

test('every condition of signatures, tokens, permissions and predicates is missed when it is taken away', async () => {
  const size = Math.min(conditions.length, proofSize('guards', 4, 1_000));
  const random = createRandom(proofSeed('guards'));
  const tried = size === conditions.length ? conditions : drawn(conditions, size, random);
  const idle: string[] = [];
  // Two at a time: each is a process of its own.
  const waiting = [...tried];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if ((await judge(judgesOf(next), next)) === 'green') idle.push(`${next.file} ${next.name}`);
    }
  };
  await Promise.all([work(), work()]);
  // The control: with nothing taken away the same tests are green, or red would prove nothing.
  expect(await judge([...new Set(tried.flatMap(judgesOf))])).toBe('green');
  process.stdout.write(
    `conditions: ${conditions.length} found, ${tried.length} taken away one by one, ${tried.length - idle.length} times red\n`,
  );
  if (size === conditions.length) process.stdout.write(`${tried.map(({ file, name }) => `  ${file} ${name}`).join('\n')}\n`);
  expect(idle).toEqual([]);
});

function drawn<Item>(items: readonly Item[], count: number, random: (below: number) => number): Item[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(random(left.length), 1)).flat();
}
