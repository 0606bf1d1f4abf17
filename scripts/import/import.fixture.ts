import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenIssuer, generateSigningKey, standardTokenNames } from '@klear/auth';
import { blindIndex } from '@klear/crypto';
import { followConsentNews } from '@klear/health-records';
import { cloneDatabase } from '@klear/testing';
import { createTestDeps } from '@klear/testing/deps';
import { createPasswords } from '@klear/users';
import { afterAll } from 'vitest';
import type { ImportDeps } from './deps.ts';
import type { Fault, Listener } from './report.ts';

/** Everything that imports need, on a database of its own. */
export async function importHarness() {
  const database = await cloneDatabase();
  const [users, practitioners, records, content] = await Promise.all(
    ['users', 'practitioners', 'health_records', 'content'].map((schema) => createTestDeps(database, schema)),
  );
  if (!users || !practitioners || !records || !content) throw new Error('a subgraph has no deps');
  const privateJwks = { keys: [generateSigningKey()] };
  const deps: ImportDeps = {
    users: {
      ...users,
      tokens: createTokenIssuer({ privateJwks, ...standardTokenNames, lifetimeSeconds: 600, clock: users.clock }),
      passwords: createPasswords({ memoryKib: 1024, passes: 1 }),
      indexKey: Buffer.alloc(32, 3),
      invitationKey: Buffer.alloc(32, 4),
    },
    practitioners,
    records: {
      ...records,
      sourceKey: blindIndex({ key: Buffer.alloc(32, 5), purpose: 'record-source' }),
      consentNews: followConsentNews(records),
    },
    content,
  };
  return { database, deps };
}

/** A listener that keeps what it is told. */
export function heard(): Listener & { readonly faults: Fault[]; readonly lines: string[] } {
  const faults: Fault[] = [];
  const lines: string[] = [];
  return { faults, lines, fault: (fault) => void faults.push(fault), progress: (line) => void lines.push(line) };
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder with these files, gone when the test file ends. */
export async function folderWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'klear-import-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
