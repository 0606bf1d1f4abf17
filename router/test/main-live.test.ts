import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@klear/testing';
import { expect, onTestFinished, test } from 'vitest';
import { startRouterProcess } from './router-process.ts';

const current = new URL('../../schema/supergraph.graphql', import.meta.url);
const published = new URL('../../schema/public.graphql', import.meta.url);

test('starts with every subgraph down, puts a new supergraph file in force while it runs, and keeps the last good one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'klear-router-'));
  const file = join(folder, 'supergraph.graphql');
  const first = await readFile(current, 'utf8');
  await writeFile(file, first);
  const contract = join(folder, 'public.graphql');
  const firstContract = await readFile(published, 'utf8');
  await writeFile(contract, firstContract);
  const router = await startRouterProcess({ SUPERGRAPH_FILE: file, PUBLIC_SCHEMA_FILE: contract, DOCUMENTS: 'any', INTROSPECTION: 'on' });
  onTestFinished(async () => {
    await router.stop();
    await rm(folder, { recursive: true });
  });
  const replace = async (text: string) => {
    await writeFile(join(folder, 'next'), text);
    await rename(join(folder, 'next'), file);
  };
  const typeName = async (name: string) => {
    const response = await fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ __type(name: "${name}") { name } }` }),
    });
    return ((await response.json()) as { data: { __type: { name: string } | null } }).data.__type?.name;
  };
  const told = (what: string, times: number) =>
    waitFor(what, () => router.lines.filter((line) => line.includes(what)).length >= times, 30_000);
  expect(await typeName('PractitionerConnection')).toBe('PractitionerConnection');
  await writeFile(contract, firstContract.replaceAll('PractitionerConnection', 'PractitionerPages'));
  await replace(first.replaceAll('PractitionerConnection', 'PractitionerPages'));
  await told('a new supergraph is in force', 1);
  expect(await typeName('PractitionerPages')).toBe('PractitionerPages');
  await replace('type Query { half');
  await told('the last good one stays', 1);
  expect(await typeName('PractitionerPages')).toBe('PractitionerPages');
  await writeFile(contract, firstContract);
  await replace(first);
  router.signal('SIGHUP');
  await told('a new supergraph is in force', 2);
  expect(await typeName('PractitionerConnection')).toBe('PractitionerConnection');
  expect(router.lines.some((line) => line.includes('no REDIS_URL or BUS_URL'))).toBe(true);
}, 60_000);
