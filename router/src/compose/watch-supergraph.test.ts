import { mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, silentLogger } from '@klear/core';
import { waitFor } from '@klear/testing';
import { expect, onTestFinished, test } from 'vitest';
import { watchSupergraph } from './watch-supergraph.ts';

/** A watched file whose content counts as valid unless it says "bad". */
async function watched() {
  const folder = await mkdtemp(join(tmpdir(), 'klear-supergraph-'));
  const file = join(folder, 'supergraph.graphql');
  const contract = join(folder, 'public.graphql');
  await writeFile(file, 'first');
  await writeFile(contract, 'public');
  const contracts: (string | undefined)[] = [];
  const swapped: string[] = [];
  const errors: object[] = [];
  const watch = watchSupergraph({
    files: { supergraph: file, contract },
    texts: { supergraph: 'first', contract: 'public' },
    quietMs: 20,
    inForce: {
      async swap(text, beside) {
        swapped.push(text);
        contracts.push(beside);
        return text.includes('bad') ? err('it is bad') : ok(undefined);
      },
    },
    log: { ...silentLogger, error: (entry: object) => void errors.push(entry) },
  });
  onTestFinished(async () => {
    watch.stop();
    await rm(folder, { recursive: true });
  });
  return { folder, file, contract, swapped, contracts, errors, watch };
}

test('a file that is replaced by a rename is put in force, however often', async () => {
  const { folder, file, swapped } = await watched();
  for (const text of ['second', 'third']) {
    await writeFile(join(folder, 'next'), text);
    await rename(join(folder, 'next'), file);
    await waitFor(text, () => swapped.at(-1) === text);
  }
});

test('a link that is turned to another file is followed, as a mounted volume does', async () => {
  const { folder, file, swapped } = await watched();
  await writeFile(join(folder, 'v2'), 'second');
  await unlink(file);
  await symlink(join(folder, 'v2'), file);
  await waitFor('the second', () => swapped.at(-1) === 'second');
});

test('the same content is not put in force again, and what is refused says why and is not tried again', async () => {
  const { file, swapped, errors, watch } = await watched();
  await watch.look();
  expect(swapped).toEqual([]);
  await writeFile(file, 'bad');
  await watch.look();
  await watch.look();
  expect(swapped).toEqual(['bad']);
  expect(errors).toEqual([{ reason: 'it is bad' }]);
});

test('a file that is gone leaves the last good one, and counts again when it is back', async () => {
  const { file, swapped, errors, watch } = await watched();
  await unlink(file);
  await watch.look();
  expect(errors.length).toBeGreaterThan(0);
  await writeFile(file, 'back');
  await waitFor('the file', () => swapped.at(-1) === 'back');
});

test('a contract of the public graph that changes comes into force alone, and with a supergraph that changes', async () => {
  const { file, contract, swapped, contracts, watch } = await watched();
  await writeFile(contract, 'narrower');
  await waitFor('the contract', () => contracts.length === 1);
  await writeFile(file, 'second');
  await writeFile(contract, 'wider');
  await waitFor('both', () => contracts.at(-1) === 'wider');
  await watch.look();
  expect([swapped[0], swapped.at(-1), contracts[0]]).toEqual(['first', 'second', 'narrower']);
});
